package tansiq.bench.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import tansiq.core.record.Entry;

/** Senders that keep so many records on their way each, and the one writer that serves them. */
final class Senders {
  /** As many as a node's writer makes durable at once. */
  private static final int MOST_AT_ONCE = 4_096;

  private record Waiting(Entry.Held entry, Semaphore sender) {}

  private Senders() {}

  /** How many records a second became durable. */
  static double run(Store store, List<Entry.Held> entries, int senders, int window, int seconds)
      throws IOException, InterruptedException {
    BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(senders * window);
    long begun = System.nanoTime();
    long end = begun + TimeUnit.SECONDS.toNanos(seconds);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < senders; i++) {
      int first = i * entries.size() / senders;
      threads.add(Thread.ofPlatform().start(() -> send(queue, entries, first, window, end)));
    }
    long durable = 0;
    List<Waiting> helping = new ArrayList<>();
    while (true) {
      Waiting waiting = queue.poll(10, TimeUnit.MILLISECONDS);
      if (waiting == null) {
        if (threads.stream().noneMatch(Thread::isAlive)) {
          return durable / ((System.nanoTime() - begun) / 1e9);
        }
        continue;
      }
      helping.clear();
      helping.add(waiting);
      queue.drainTo(helping, MOST_AT_ONCE - 1);
      store.append(helping.stream().map(Waiting::entry).toList());
      helping.forEach(each -> each.sender().release());
      durable += helping.size();
    }
  }

  private static void send(
      BlockingQueue<Waiting> queue, List<Entry.Held> entries, int first, int window, long end) {
    Semaphore room = new Semaphore(window);
    try {
      for (int i = first; System.nanoTime() < end; i++) {
        room.acquire();
        queue.put(new Waiting(entries.get(i % entries.size()), room));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
