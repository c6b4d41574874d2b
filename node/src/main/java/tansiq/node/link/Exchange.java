package tansiq.node.link;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import tansiq.core.exchange.Codec;
import tansiq.core.exchange.Feed;
import tansiq.core.exchange.Message;
import tansiq.core.json.Verdict;
import tansiq.node.audit.Metrics;
import tansiq.node.loop.Loop;
import tansiq.node.loop.Neighbour;

/**
 * The exchange of records over the links: what a neighbour asks for is answered on its own stream's
 * threads, what it tells is decoded there and handed to the one writer.
 */
public final class Exchange implements Traffic {
  private static final long WORD_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final Loop loop;
  private final Words words;
  private final Clock clock;
  private final Metrics.Counter malformed;
  private final Map<String, Word> heard = new ConcurrentHashMap<>();

  /** An exchange for the member that a loop drives. */
  public Exchange(Loop loop, Words words, Clock clock, Metrics metrics) {
    this.loop = loop;
    this.words = words;
    this.clock = clock;
    this.malformed = metrics.counter("tansiq_link_malformed_total", "Frames that were no message.");
  }

  /** What a neighbour last told of its picture; nothing while it is not connected. */
  public Optional<Word> heard(String peer) {
    return Optional.ofNullable(heard.get(peer));
  }

  @Override
  public Session up(String peer, Outlet outlet) {
    Talk talk = new Talk(peer, outlet);
    talk.feed = Optional.of(loop.connected(peer, talk));
    outlet.wake();
    return talk;
  }

  /** One stream. The loop may speak before the feed is there, so the messages wait. */
  private final class Talk implements Session, Neighbour {
    private final String peer;
    private final Outlet outlet;

    /** Held while the feed is driven: reader and writer both do. */
    private final ReentrantLock driving = new ReentrantLock();

    private final Deque<Message.ToFeed> toSend = new ArrayDeque<>();
    private volatile Optional<Feed> feed = Optional.empty();
    private Optional<Word> told = Optional.empty();
    private long toldNanos = System.nanoTime() - WORD_NANOS;

    Talk(String peer, Outlet outlet) {
      this.peer = peer;
      this.outlet = outlet;
    }

    @Override
    public void send(Message.ToFeed message) {
      synchronized (toSend) {
        toSend.add(message);
      }
      outlet.wake();
    }

    @Override
    public void wake() {
      outlet.wake();
    }

    @Override
    public void drop(String reason) {
      outlet.drop(reason);
    }

    @Override
    public void received(byte[] body) throws InterruptedException {
      if (body[0] == Word.FIRST) {
        Word.read(body).ifPresent(word -> heard.put(peer, word));
        return;
      }
      switch (Codec.decode(body, loop.holdings()::key)) {
        case Verdict.Accepted<Message>(Message.ToTaker message) -> loop.received(peer, message);
        case Verdict.Accepted<Message>(Message.ToFeed message) -> serve(message);
        case Verdict.Refused<Message>(String field, String reason) -> {
          malformed.add();
          outlet.drop(field + " " + reason);
        }
      }
    }

    private void serve(Message.ToFeed message) {
      driving.lock();
      try {
        feed.flatMap(half -> half.received(message)).ifPresent(outlet::drop);
      } finally {
        driving.unlock();
      }
      outlet.wake();
    }

    @Override
    public List<byte[]> next(int bytes) {
      List<byte[]> frames = new ArrayList<>();
      synchronized (toSend) {
        toSend.forEach(message -> frames.add(Codec.encode(message)));
        toSend.clear();
      }
      driving.lock();
      try {
        for (Message.ToTaker message :
            feed.map(half -> half.next(clock.instant(), bytes)).orElse(List.of())) {
          frames.add(Codec.encode(message));
        }
      } finally {
        driving.unlock();
      }
      if (System.nanoTime() - toldNanos >= WORD_NANOS) {
        toldNanos = System.nanoTime();
        words
            .next(peer, told)
            .ifPresent(word -> {
              told = Optional.of(word);
              frames.add(word.frame());
            });
      }
      return frames;
    }

    @Override
    public void down(String why) {
      heard.remove(peer);
      loop.disconnected(peer);
    }
  }
}
