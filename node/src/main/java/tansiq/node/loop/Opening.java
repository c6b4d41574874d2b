package tansiq.node.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tansiq.core.picture.Unfolded;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;

/**
 * What is visible when a member is opened, on its way to the fold: the opening thread takes it from
 * the disk, others read it, and the fold's takes it in order. Each waits while enough waits.
 */
final class Opening implements AutoCloseable {
  private static final int MOST_STRETCHES = 32;
  private static final long PATIENCE_MILLIS = 100;

  private final Readers readers;
  private final BlockingQueue<Optional<Stretch>> stretches =
      new ArrayBlockingQueue<>(MOST_STRETCHES);

  /** For the opening thread. */
  private List<Entry> gathered = new ArrayList<>();

  private @Nullable LedgerId ledger;
  private long from;
  private long bytes;
  private volatile boolean closed;

  Opening(Readers readers) {
    this.readers = readers;
  }

  /** The next entry of a ledger. */
  void entry(LedgerId of, long index, Entry entry) {
    if (!of.equals(ledger)) {
      handOver();
      ledger = of;
      from = index;
    }
    gathered.add(entry);
    bytes += entry instanceof Entry.Held held ? held.size() : Hash.BYTES;
    if (gathered.size() == Readers.PIECE || bytes >= Readers.PIECE_BYTES) {
      handOver();
    }
  }

  /** That was all. */
  void end() {
    handOver();
    put(Optional.empty());
  }

  private void handOver() {
    if (ledger != null && !gathered.isEmpty()) {
      List<Entry> full = gathered;
      Readers.Piece read = readers.start(() -> full.stream().map(Unfolded::of).toList());
      put(Optional.of(new Stretch(ledger, from, full.size(), bytes, read)));
      from += full.size();
      gathered = new ArrayList<>();
      bytes = 0;
    }
  }

  private void put(Optional<Stretch> next) {
    try {
      boolean handed = false;
      while (!handed && !closed) {
        handed = stretches.offer(next, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next entries; nothing when that was all, or nobody wants more. */
  Optional<Stretch> take() throws InterruptedException {
    Optional<Stretch> next = null;
    while (next == null && !closed) {
      next = stretches.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
    return next == null ? Optional.empty() : next;
  }

  /** Nobody wants more. */
  @Override
  public void close() {
    closed = true;
  }
}
