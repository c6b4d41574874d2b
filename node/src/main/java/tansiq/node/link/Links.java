package tansiq.node.link;

import static tansiq.node.audit.EventLog.field;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tansiq.node.audit.EventLog;
import tansiq.node.audit.Metrics;

/**
 * All streams of one node with its neighbours. Each neighbour has at most one, opened by whichever
 * side reaches the other; a lost one is tried again for as long as the node runs. Safe for any
 * number of threads.
 */
public final class Links implements AutoCloseable {
  /**
   * How it stands with one neighbour.
   *
   * @param up whether a stream stands
   * @param since when that began
   * @param why the reason of the last loss or of the last failed try, in plain words; empty when up
   */
  public record State(boolean up, Instant since, String why) {}

  /** Handshakes under way at once: whoever is not through yet shares this many places. */
  private static final int MOST_HANDSHAKES = 64;

  /** For so long a new stream yields to one that the smaller name opened: both dialled at once. */
  private static final int TIE_MILLIS = 2_000;

  private final String self;
  private final Handshake handshake;
  private final Limits limits;
  private final Traffic traffic;
  private final Metrics metrics;
  private final EventLog log;
  private final Clock clock;
  private final ServerSocket server;
  private final Semaphore handshakes = new Semaphore(MOST_HANDSHAKES);
  private final Map<String, Stream> streams = new ConcurrentHashMap<>();
  private final Map<String, State> states = new ConcurrentHashMap<>();
  private final Map<String, Long> barred = new ConcurrentHashMap<>();
  private final Map<String, InetSocketAddress> addresses = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile boolean closed;

  private Links(
      String self,
      Tls tls,
      Limits limits,
      Traffic traffic,
      Metrics metrics,
      EventLog log,
      Clock clock,
      ServerSocket server) {
    this.self = self;
    this.handshake = new Handshake(tls, limits, metrics);
    this.limits = limits;
    this.traffic = traffic;
    this.metrics = metrics;
    this.log = log;
    this.clock = clock;
    this.server = server;
  }

  /**
   * Listens for neighbours.
   *
   * @param self this member's name
   * @param listen where; port 0 takes a free one
   * @throws IOException when the port is in use or the address is not this machine's
   */
  public static Links open(
      String self,
      InetSocketAddress listen,
      Tls tls,
      Limits limits,
      Traffic traffic,
      Metrics metrics,
      EventLog log,
      Clock clock)
      throws IOException {
    ServerSocket server = new ServerSocket();
    try {
      server.setReuseAddress(true);
      server.bind(listen, MOST_HANDSHAKES);
    } catch (IOException e) {
      server.close();
      throw e;
    }
    Links links = new Links(self, tls, limits, traffic, metrics, log, clock, server);
    thread(self + "-accept", links::accept);
    return links;
  }

  /**
   * Starts a thread of the system's. Neighbours are few, and between two waits a stream decrypts
   * and checks for milliseconds on end, during which a virtual thread would let no other one run:
   * those of the API, above all.
   */
  private static Thread thread(String name, Runnable work) {
    return Thread.ofPlatform().name(name).daemon().start(work);
  }

  /** The port that is listened on. */
  public int port() {
    return server.getLocalPort();
  }

  /** From now on dials the neighbour at this address whenever there is no stream with it. */
  public void neighbour(String peer, InetSocketAddress address) {
    if (addresses.put(peer, address) == null) {
      states.putIfAbsent(peer, new State(false, clock.instant(), "not reached yet"));
      thread(self + "-dial-" + peer, () -> dial(peer));
    }
    wake();
  }

  /** How it stands with a neighbour; nothing when it was never heard of. */
  public Optional<State> find(String peer) {
    return Optional.ofNullable(states.get(peer));
  }

  /** The neighbours with which a stream stands. */
  public Collection<String> listUp() {
    return streams.keySet();
  }

  @Override
  public void close() {
    closed = true;
    try {
      server.close();
    } catch (IOException e) {
      log.warn("exchange.close", field("why", String.valueOf(e.getMessage())));
    }
    streams.values().forEach(stream -> stream.close("this node stops"));
    wake();
    awaitNoStreams();
  }

  /** What the streams' threads use may be closed after this. */
  private void awaitNoStreams() {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(Handshake.MOST_MILLIS);
      while (!streams.isEmpty() && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void accept() {
    while (!closed) {
      try {
        Socket raw = server.accept();
        if (handshakes.tryAcquire()) {
          thread(self + "-in", () -> receive(raw));
        } else {
          raw.close();
        }
      } catch (IOException e) {
        if (!closed) {
          log.warn("exchange.accept", field("why", String.valueOf(e.getMessage())));
          pause(100);
        }
      }
    }
  }

  private void receive(Socket raw) {
    Stream stream = null;
    try {
      stream = handshake.answer(raw).orElse(null);
    } catch (IOException e) {
      metrics.counter("tansiq_link_refused_total", "Connections that got no stream.").add();
      log.warn(
          "peer.refused",
          field("from", String.valueOf(raw.getRemoteSocketAddress())),
          field("why", String.valueOf(e.getMessage())));
    } finally {
      handshakes.release();
    }
    if (stream == null) {
      shut(raw);
    } else {
      carry(stream);
    }
  }

  private void dial(String peer) {
    long wait = limits.shortestWait().toMillis();
    // Of two that could both dial, the smaller name goes first; the other only when that failed.
    if (self.compareTo(peer) > 0) {
      pause(10 * wait);
    }
    while (!closed) {
      awaitDown(peer);
      if (closed) {
        return;
      }
      Stream stream = tryDial(peer);
      if (stream != null) {
        carry(stream);
        // A stream that hardly stood was no success: a neighbour that drops us is not hammered.
        if (stream.ageMillis() > limits.longestWait().toMillis()) {
          wait = limits.shortestWait().toMillis();
        }
      }
      pause(wait + ThreadLocalRandom.current().nextLong(wait));
      wait = Math.min(2 * wait, limits.longestWait().toMillis());
    }
  }

  private @Nullable Stream tryDial(String peer) {
    InetSocketAddress address = Objects.requireNonNull(addresses.get(peer));
    Socket raw = new Socket();
    try {
      return handshake.dial(raw, peer, address);
    } catch (IOException e) {
      shut(raw);
      String why = String.valueOf(e.getMessage());
      State was = states.get(peer);
      if (!streams.containsKey(peer) && (was == null || !was.why().equals(why))) {
        log.warn("peer.unreached", field("peer", peer), field("why", why));
        states.computeIfPresent(
            peer, (key, old) -> old.up() ? old : new State(false, old.since(), why));
      }
      return null;
    }
  }

  /** Takes the stream into use on this thread until it ends. */
  private void carry(Stream stream) {
    String peer = stream.peer();
    if (!admit(stream)) {
      return;
    }
    Traffic.Session session = traffic.up(peer, stream);
    log.info("peer.up", field("peer", peer));
    Thread writer =
        thread(self + "-to-" + peer, () -> guarded(stream, () -> stream.write(session)));
    guarded(stream, () -> stream.read(session));
    awaitEnd(writer);
    session.down(stream.why());
    lock.lock();
    try {
      if (stream.isDropped()) {
        barred.put(peer, System.nanoTime() + limits.longestWait().toNanos());
      }
      states.put(peer, new State(false, clock.instant(), stream.why()));
      streams.remove(peer, stream);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    log.info("peer.down", field("peer", peer), field("why", stream.why()));
  }

  /** A fault in this node's own code ends the stream, and never the thread unheard. */
  private void guarded(Stream stream, Runnable half) {
    try {
      half.run();
    } catch (RuntimeException e) {
      stream.close("a fault in this node");
      log.bug("peer.fault", e, field("peer", stream.peer()));
    }
  }

  /**
   * Waits for the writer of a closed stream. It is never interrupted: it may be reading a ledger,
   * and an interrupt would close that file for everybody.
   */
  private static void awaitEnd(Thread writer) {
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Decides between this stream and one that stands already. The newer wins, because a peer opens
   * one only when it has none; but of two that were opened at the same time both ends must keep the
   * same, and that is the one of the smaller name. A superseded stream is awaited, so that {@link
   * Traffic} hears of its end before it hears of the next. A neighbour that was dropped is let in
   * again only after a while, so that its breach costs it more than it costs this node.
   */
  private boolean admit(Stream stream) {
    String peer = stream.peer();
    lock.lock();
    try {
      Long until = barred.get(peer);
      if (until != null && until - System.nanoTime() > 0) {
        stream.close("barred for a breach of the rules");
        return false;
      }
      Stream old = streams.get(peer);
      if (old != null && !old.isClosed()) {
        boolean oldBySmaller = old.dialled() == (self.compareTo(peer) < 0);
        boolean newBySmaller = stream.dialled() == (self.compareTo(peer) < 0);
        if (oldBySmaller && !newBySmaller && old.ageMillis() < TIE_MILLIS) {
          stream.close("another stream stands");
          return false;
        }
        old.close("superseded by a new stream");
      }
      while (streams.containsKey(peer) && !closed) {
        changed.awaitUninterruptibly();
      }
      if (closed) {
        stream.close("this node stops");
        return false;
      }
      streams.put(peer, stream);
      states.put(peer, new State(true, clock.instant(), ""));
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void awaitDown(String peer) {
    lock.lock();
    try {
      while (streams.containsKey(peer) && !closed) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits, but not beyond the closing of the links. */
  private void pause(long millis) {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (left > 0 && !closed) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private static void shut(Socket raw) {
    try {
      raw.close();
    } catch (IOException e) {
      // It is gone either way.
      return;
    }
  }
}
