package tansiq.node.loop;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import tansiq.core.member.Draft;
import tansiq.core.member.Outcome;
import tansiq.core.picture.Unfolded;
import tansiq.core.proof.Hash;
import tansiq.core.record.LedgerId;
import tansiq.core.report.Prepared;

/**
 * Records that have just been kept, as intake made them ready, until they are folded: so the fold
 * does without reading them back from the disk. What finds no room here is read from there.
 */
final class Backlog implements AutoCloseable {
  /** While so many bytes wait to be folded, who brings many more waits too. */
  private static final long ENOUGH = 64 << 20;

  /** The most bytes that wait in memory. */
  private static final long MOST = 2 * ENOUGH;

  /** The longest that anybody waits: the fold must never stop what comes in. */
  private static final long LONGEST_WAIT_MILLIS = 2_000;

  /** Fewer records than this are not worth waking a thread. */
  private static final int FEW = 16;

  private final Readers readers;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition lighter = lock.newCondition();
  private final Map<LedgerId, Deque<Stretch>> waiting = new HashMap<>();
  private long bytes;
  private boolean closed;

  Backlog(Readers readers) {
    this.readers = readers;
  }

  /**
   * What came of drafts that were submitted to a ledger. Called before the fold hears that they are
   * visible.
   */
  void kept(LedgerId ledger, List<Draft> drafts, List<Outcome> outcomes) {
    List<Prepared> run = new ArrayList<>();
    long next = 0;
    for (int i = 0; i < drafts.size(); i++) {
      if (outcomes.get(i) instanceof Outcome.Kept(Hash id, long index, boolean before) && !before) {
        if (!run.isEmpty() && (index != next || run.size() == Readers.PIECE)) {
          add(ledger, next - run.size(), run);
          run = new ArrayList<>();
        }
        // One that refers to another has got its refs, and by them another leaf, from the writer.
        if (drafts.get(i) instanceof Draft.Filed(Prepared prepared)
            && prepared.entry().leaf().equals(id)) {
          run.add(prepared);
          next = index + 1;
        }
      }
    }
    if (!run.isEmpty()) {
      add(ledger, next - run.size(), run);
    }
  }

  private void add(LedgerId ledger, long from, List<Prepared> records) {
    long more = 0;
    for (Prepared record : records) {
      more += record.entry().size();
    }
    lock.lock();
    try {
      if (bytes + more > MOST || closed) {
        return;
      }
      bytes += more;
      Callable<List<Unfolded>> reading = () -> records.stream().map(Unfolded::of).toList();
      Readers.Piece read = records.size() < FEW ? Readers.leave(reading) : readers.start(reading);
      waiting
          .computeIfAbsent(ledger, _ -> new ArrayDeque<>())
          .add(new Stretch(ledger, from, records.size(), more, read));
    } finally {
      lock.unlock();
    }
  }

  /** What waits from an index on, if it is there and all of it is visible. */
  Optional<Stretch> take(LedgerId ledger, long at, long visible) {
    lock.lock();
    try {
      Deque<Stretch> those = waiting.getOrDefault(ledger, new ArrayDeque<>());
      Stretch first = those.peek();
      while (first != null && first.from() < at) {
        remove(those);
        first = those.peek();
      }
      return first == null || first.from() > at || first.end() > visible
          ? Optional.empty()
          : Optional.of(remove(those));
    } finally {
      lock.unlock();
    }
  }

  private Stretch remove(Deque<Stretch> those) {
    Stretch first = those.remove();
    bytes -= first.bytes();
    lighter.signalAll();
    return first;
  }

  /** The first index after this one from which something waits. */
  long next(LedgerId ledger, long at) {
    lock.lock();
    try {
      return waiting.getOrDefault(ledger, new ArrayDeque<>()).stream()
          .mapToLong(Stretch::from)
          .filter(from -> from > at)
          .findFirst()
          .orElse(Long.MAX_VALUE);
    } finally {
      lock.unlock();
    }
  }

  /** Waits, but not long, while the fold is far behind what is kept. */
  void awaitRoom() throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(LONGEST_WAIT_MILLIS);
      while (bytes > ENOUGH && left > 0 && !closed) {
        left = lighter.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Nothing is folded any more, so nobody waits for it. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      lighter.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
