package tansiq.node.loop;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import tansiq.core.incident.Weights;
import tansiq.core.ledger.Ledger;
import tansiq.core.picture.Cut;
import tansiq.core.picture.Fold;
import tansiq.core.picture.Picture;
import tansiq.core.record.LedgerId;

/**
 * The pictures of a node, as readers get them: the latest at once, that of an earlier cut by
 * folding anew. Safe for any thread; reading never waits for the writer or for the fold.
 */
public final class Pictures {
  private static final int MOST_OLD = 3;

  private final Clock clock;
  private final Function<LedgerId, Optional<Ledger>> ledgers;
  private final Readers readers;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ReentrantLock anew = new ReentrantLock();
  private final Map<Cut, Picture> old = new LinkedHashMap<>();
  private volatile Published published;
  private volatile boolean closed;

  Pictures(
      Clock clock, Picture first, Function<LedgerId, Optional<Ledger>> ledgers, Readers readers) {
    this.clock = clock;
    this.ledgers = ledgers;
    this.readers = readers;
    this.published = new Published(first, clock.instant(), 0, List.of());
  }

  /** The latest picture. */
  public Published latest() {
    return published;
  }

  /** Waits until a later picture than that of the number is out, or the time is over. */
  public Published await(long number, long millis) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (published.number() <= number && left > 0 && !closed) {
        left = changed.awaitNanos(left);
      }
      return published;
    } finally {
      lock.unlock();
    }
  }

  /** Whether no more pictures will come. */
  public boolean isClosed() {
    return closed;
  }

  /**
   * The picture of an earlier cut: folded anew from what is held today of the entries of that cut.
   * The last few are kept; two are never folded at once. Nothing when the cut goes beyond what this
   * node has.
   */
  public Optional<Picture> find(Cut cut) throws InterruptedException {
    Picture latest = published.picture();
    if (cut.equals(latest.cut())) {
      return Optional.of(latest);
    }
    for (Map.Entry<LedgerId, Long> size : cut.sizes().entrySet()) {
      if (ledgers.apply(size.getKey()).map(Ledger::visible).orElse(0L) < size.getValue()) {
        return Optional.empty();
      }
    }
    anew.lock();
    try {
      Picture picture = old.remove(cut);
      if (picture == null) {
        picture = fold(cut);
      }
      // Put last, so that the one that was asked for the longest ago goes first.
      old.put(cut, picture);
      if (old.size() > MOST_OLD) {
        old.remove(old.keySet().iterator().next());
      }
      return Optional.of(picture);
    } finally {
      anew.unlock();
    }
  }

  private Picture fold(Cut cut) throws InterruptedException {
    Fold fold = new Fold(Weights.DEFAULT);
    for (Map.Entry<LedgerId, Long> each : cut.sizes().entrySet()) {
      LedgerId id = each.getKey();
      readers.read(
          ledgers.apply(id).orElseThrow(),
          0,
          each.getValue(),
          (index, read) -> fold.add(id, index, read));
    }
    return fold.picture();
  }

  /** Hands out a picture. */
  void publish(Picture picture, List<String> fresh) {
    lock.lock();
    try {
      published = new Published(picture, clock.instant(), published.number() + 1, fresh);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Frees whoever waits. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
