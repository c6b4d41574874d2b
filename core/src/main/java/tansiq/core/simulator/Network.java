package tansiq.core.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tansiq.core.simulator.Plan.Link;

/**
 * Connections between nodes, and the frames on their way. A connection that breaks loses what is on
 * its way; else each frame arrives after a delay. In a disorderly network frames overtake each
 * other and arrive twice, which no transport that the node uses does: the protocol holds all the
 * same.
 */
final class Network {
  /** Most bytes on their way in one direction, after which the sender waits. */
  private static final int WINDOW = 64 << 10;

  /**
   * In some networks that keep the order so few that a ledger comes in many messages: in another a
   * receiver would find most of them in the wrong place and give up.
   */
  private static final int NARROW = 2 << 10;

  private static final int TWICE = 30;

  private final SplittableRandom random;
  private final boolean disorderly;
  private final int slowest;
  private final int window;
  private final SortedMap<Link, Connection> connections = new TreeMap<>();
  private final PriorityQueue<Frame> frames = new PriorityQueue<>();
  private long sequence;
  private long delivered;

  /** An open connection between two nodes. */
  static final class Connection {
    final Link link;
    boolean open = true;
    private final long[] under = new long[2];
    private final Instant[] last = {Instant.MIN, Instant.MIN};

    Connection(Link link) {
      this.link = link;
    }

    private int direction(String from) {
      return from.equals(link.a()) ? 0 : 1;
    }
  }

  /** A frame on its way. */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares frames by their bytes.
  record Frame(
      Instant at, long sequence, Connection connection, String from, String to, byte[] body)
      implements Comparable<Frame> {
    @Override
    public int compareTo(Frame other) {
      int order = at.compareTo(other.at);
      return order != 0 ? order : Long.compare(sequence, other.sequence);
    }
  }

  Network(SplittableRandom random) {
    this.random = random;
    this.disorderly = random.nextInt(4) == 0;
    this.slowest = 1 + random.nextInt(200);
    this.window = !disorderly && random.nextInt(3) == 0 ? NARROW : WINDOW;
  }

  /** How many frames have arrived. */
  long delivered() {
    return delivered;
  }

  boolean isUp(Link link) {
    return connections.containsKey(link);
  }

  void connect(Link link) {
    connections.put(link, new Connection(link));
  }

  void disconnect(Link link) {
    Connection connection = connections.remove(link);
    if (connection != null) {
      connection.open = false;
    }
  }

  /** How many bytes a node may send to another now. */
  int room(String from, String to) {
    Connection connection = connections.get(Link.of(from, to));
    return connection == null ? 0 : (int) (window - connection.under[connection.direction(from)]);
  }

  void send(String from, String to, byte[] body, Instant now) {
    @Nullable Connection connection = connections.get(Link.of(from, to));
    if (connection == null) {
      return;
    }
    int direction = connection.direction(from);
    for (int times = disorderly && random.nextInt(TWICE) == 0 ? 2 : 1; times > 0; times--) {
      Instant at = now.plus(Duration.ofNanos(random.nextLong(slowest * 1_000_000L) + 1));
      if (!disorderly && at.isBefore(connection.last[direction])) {
        at = connection.last[direction];
      }
      connection.last[direction] = at;
      connection.under[direction] += body.length;
      frames.add(new Frame(at, sequence++, connection, from, to, body));
    }
  }

  /** When the next frame arrives. */
  Optional<Instant> next() {
    drop();
    return Optional.ofNullable(frames.peek()).map(Frame::at);
  }

  /** The next frame. */
  Frame take() {
    Frame frame = frames.remove();
    frame.connection().under[frame.connection().direction(frame.from())] -= frame.body().length;
    delivered++;
    return frame;
  }

  private void drop() {
    while (!frames.isEmpty() && !frames.peek().connection().open) {
      frames.remove();
    }
  }

  /** The links that are up. */
  List<Link> up() {
    return new ArrayList<>(connections.keySet());
  }
}
