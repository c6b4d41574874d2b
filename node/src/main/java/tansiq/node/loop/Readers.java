package tansiq.node.loop;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import tansiq.core.ledger.Ledger;
import tansiq.core.picture.Unfolded;

/**
 * Threads that read entries for folding, ahead of whoever folds them. Reading takes more time than
 * folding, and can be done in any order.
 *
 * <p>The threads are never interrupted: an interrupt would close the file that they read, for
 * everybody else too.
 */
final class Readers implements AutoCloseable {
  /** Entries that are read at once. */
  static final int PIECE = 256;

  /** Bytes that are read at once, unless one entry alone has more. */
  static final int PIECE_BYTES = 1 << 20;

  private final ThreadPoolExecutor threads;
  private final int ahead;

  Readers(String member) {
    int processors = Runtime.getRuntime().availableProcessors();
    this.ahead = 2 * processors;
    this.threads =
        new ThreadPoolExecutor(
            processors,
            processors,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name(member + "-read-", 1).daemon().factory(),
            // What comes after the end is read by whoever asks for it.
            new ThreadPoolExecutor.DiscardPolicy());
  }

  /** Entries that follow each other in a ledger, read by a thread that has time for it. */
  static final class Piece {
    private final FutureTask<List<Unfolded>> task;

    private Piece(Callable<List<Unfolded>> reading) {
      this.task = new FutureTask<>(reading);
    }

    /** What was read; reads it on the calling thread when no other has begun. */
    List<Unfolded> get() throws InterruptedException {
      task.run();
      try {
        return task.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new IllegalStateException("reading entries failed", e.getCause());
      }
    }
  }

  /** Has entries read. */
  Piece start(Callable<List<Unfolded>> reading) {
    Piece piece = new Piece(reading);
    threads.execute(piece.task);
    return piece;
  }

  /** Leaves so little to whoever asks for it that waking a thread is not worth it. */
  static Piece leave(Callable<List<Unfolded>> reading) {
    return new Piece(reading);
  }

  /** Takes entries that were read, in order. */
  @FunctionalInterface
  interface Visitor {
    /** The next entry. */
    void visit(long index, Unfolded read);
  }

  /** Visits entries of a ledger in order, on this thread, while the others read those after. */
  void read(Ledger ledger, long from, long to, Visitor visitor) throws InterruptedException {
    ArrayDeque<Piece> pieces = new ArrayDeque<>();
    long begun = from;
    long index = from;
    while (index < to) {
      while (begun < to && pieces.size() < ahead) {
        long at = begun;
        long end = ledger.upTo(at, Math.min(to, at + PIECE), PIECE_BYTES);
        pieces.add(start(() -> read(ledger, at, end)));
        begun = end;
      }
      for (Unfolded read : pieces.remove().get()) {
        visitor.visit(index++, read);
      }
    }
  }

  private static List<Unfolded> read(Ledger ledger, long from, long to) {
    List<Unfolded> read = new ArrayList<>((int) (to - from));
    ledger.read(from, to, (_, entry) -> read.add(Unfolded.of(entry)));
    return read;
  }

  /** Ends the threads once they have read what was begun. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
