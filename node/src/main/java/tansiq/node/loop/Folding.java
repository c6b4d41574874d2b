package tansiq.node.loop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tansiq.core.incident.Weights;
import tansiq.core.ledger.Ledger;
import tansiq.core.picture.Fold;
import tansiq.core.picture.Picture;
import tansiq.core.picture.Scope;
import tansiq.core.picture.Unfolded;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Status;
import tansiq.core.report.Prepared;
import tansiq.core.report.Report;
import tansiq.node.audit.Audit;
import tansiq.node.audit.EventLog;
import tansiq.node.audit.Metrics;

/**
 * Folds what becomes visible, on one thread of its own. A picture is handed out after whatever was
 * there to fold, but handing out takes at most half of the thread's time, and a quarter while
 * pictures come often enough, so that a flood of records is folded in larger helpings.
 *
 * <p>The thread is never interrupted: an interrupt would close the file that it reads, for
 * everybody else too.
 */
final class Folding {
  /** Entries of one ledger that are folded before others get their turn. */
  private static final int HELPING = 4_096;

  /** While so many bytes of records wait in memory to be folded, who brings many more waits too. */
  private static final long ENOUGH_READY = 64 << 20;

  /** Records beyond so many bytes are not kept in memory, but read from the disk in their turn. */
  private static final long MOST_READY = 2 * ENOUGH_READY;

  /** The longest that anybody waits: the fold must never stop what comes in. */
  private static final long LONGEST_WAIT_MILLIS = 2_000;

  /** How many times as long as the last handing out took there is none after it. */
  private static final int RESTS = 3;

  /** Unless that were longer than this: the more is folded since, the longer the next one takes. */
  private static final long LONGEST_REST_NANOS = 200_000_000;

  /** Entries that are settled while those after them are still read. */
  private static final int SETTLED_AT_ONCE = 1 << 12;

  /** Fewer entries than this are not worth waking a thread. */
  private static final int FEW = 16;

  private static final int MOST_FRESH = 100;
  private static final long PATIENCE_MILLIS = 100;

  /** A record that took longer than this to arrive tells of a link that was down, not of lag. */
  private static final Duration LIVE = Duration.ofSeconds(30);

  /** Entries of a ledger from an index on, being read; they have so many bytes. */
  private record Ready(LedgerId ledger, long from, int count, long bytes, Readers.Piece piece) {
    long end() {
      return from + count;
    }
  }

  private record Extra(LedgerId ledger, long index) {}

  private final Clock clock;
  private final EventLog log;
  private final Metrics.Histogram arriving;
  private final Metrics.Histogram handing;
  private final Function<LedgerId, Optional<Ledger>> ledgers;

  /** For the thread alone, once it runs. */
  private Fold fold = new Fold(Weights.DEFAULT);

  private final CutLog cuts;
  private final Pictures pictures;
  private final Readers readers;
  private final BlockingQueue<Optional<Ready>> opening = new ArrayBlockingQueue<>(32);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Condition lighter = lock.newCondition();
  private final Map<LedgerId, Long> visible = new HashMap<>();
  private final Map<LedgerId, Deque<Ready>> ready = new HashMap<>();
  private long readyBytes;
  private final Set<Extra> extras = new LinkedHashSet<>();
  private final Map<LedgerId, Long> folded = new HashMap<>();
  private final Map<String, Long> lags = new ConcurrentHashMap<>();
  private final Set<Hash> fresh = new LinkedHashSet<>();
  private final List<Instant> arrived = new ArrayList<>();
  private final Thread thread;

  /** For the opening thread. */
  private List<Entry> batch = new ArrayList<>();

  private @Nullable LedgerId batchLedger;
  private long batchFrom;
  private long batchBytes;
  private volatile boolean closed;
  private volatile boolean broken;

  Folding(
      String member,
      Function<LedgerId, Optional<Ledger>> ledgers,
      Audit audit,
      Clock clock,
      Metrics metrics,
      EventLog log) {
    this.clock = clock;
    this.log = log;
    this.ledgers = ledgers;
    this.cuts = new CutLog(clock, audit, log);
    this.readers = new Readers(member);
    this.pictures = new Pictures(clock, fold.picture(), ledgers, readers);
    this.arriving =
        metrics.histogram(
            "tansiq_arrival_seconds", "From a report's own time of filing to the picture.");
    this.handing = metrics.histogram("tansiq_picture_seconds", "Handing out one picture.");
    metrics.gauge(
        "tansiq_records_folded",
        "Entries of all ledgers that the picture is made from.",
        () ->
            pictures.latest().picture().cut().sizes().values().stream()
                .mapToDouble(Long::doubleValue)
                .sum());
    this.thread = Thread.ofPlatform().name(member + "-fold").unstarted(this::run);
    thread.start();
  }

  Pictures pictures() {
    return pictures;
  }

  /** Whether a fault of ours has stopped the fold: the picture stays as it is. */
  boolean isBroken() {
    return broken;
  }

  /** How long the latest record of a member took from its filing to the picture; 0 if unknown. */
  long lagMillis(String member) {
    return lags.getOrDefault(member, 0L);
  }

  /**
   * An entry that was visible when the member was opened; called by the opening thread, while
   * others read for folding those before.
   */
  void opened(LedgerId ledger, long index, Entry entry) {
    if (!ledger.equals(batchLedger)) {
      handOver();
      batchLedger = ledger;
      batchFrom = index;
    }
    batch.add(entry);
    batchBytes += size(entry);
    if (batch.size() == Readers.PIECE || batchBytes >= Readers.PIECE_BYTES) {
      handOver();
    }
  }

  /** All that was visible has been handed over; returns when the picture of it is out. */
  void openedAll() throws InterruptedException {
    handOver();
    put(Optional.empty());
    while (pictures.latest().number() == 0 && !broken && !closed) {
      pictures.await(0, PATIENCE_MILLIS);
    }
  }

  private void handOver() {
    if (batchLedger != null && !batch.isEmpty()) {
      List<Entry> full = batch;
      Readers.Piece piece = readers.start(() -> full.stream().map(Unfolded::of).toList());
      put(Optional.of(new Ready(batchLedger, batchFrom, full.size(), batchBytes, piece)));
      batchFrom += full.size();
      batch = new ArrayList<>();
      batchBytes = 0;
    }
  }

  /** Waits while enough waits to be folded; an empty one ends the opening. */
  private void put(Optional<Ready> next) {
    try {
      boolean handed = false;
      while (!handed && !closed && !broken) {
        handed = opening.offer(next, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long size(Entry entry) {
    return entry instanceof Entry.Held held ? held.size() : Hash.BYTES;
  }

  /**
   * Records have been kept, from an index on, as intake made them ready: while there is room for
   * them, the fold does without reading them from the disk. Called before they are said to be
   * visible.
   */
  void kept(LedgerId ledger, long from, List<Prepared> records) {
    long bytes = 0;
    for (Prepared record : records) {
      bytes += record.entry().size();
    }
    lock.lock();
    try {
      if (readyBytes + bytes > MOST_READY) {
        return;
      }
      readyBytes += bytes;
      Callable<List<Unfolded>> reading = () -> records.stream().map(Unfolded::of).toList();
      Readers.Piece piece = records.size() < FEW ? Readers.leave(reading) : readers.start(reading);
      ready
          .computeIfAbsent(ledger, _ -> new ArrayDeque<>())
          .add(new Ready(ledger, from, records.size(), bytes, piece));
    } finally {
      lock.unlock();
    }
  }

  /** Entries up to a size have become visible. */
  void visible(LedgerId ledger, long to) {
    lock.lock();
    try {
      visible.merge(ledger, to, Math::max);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** More of an entry has come. */
  void supplemented(LedgerId ledger, long index) {
    lock.lock();
    try {
      extras.add(new Extra(ledger, index));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the thread after its present helping. */
  void close() {
    closed = true;
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    pictures.close();
    readers.close();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      foldOpening();
      handOut();
      long handedOut = System.nanoTime();
      long cost = 0;
      boolean due = false;
      while (!closed) {
        due |= foldNext(due ? rest(cost) : PATIENCE_MILLIS * 1_000_000);
        long now = System.nanoTime();
        if (due && now - handedOut >= rest(cost)) {
          handOut();
          handedOut = System.nanoTime();
          cost = handedOut - now;
          handing.observe(cost);
          due = false;
        } else if (!due) {
          cuts.flush();
        }
      }
      cuts.flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      broken = true;
      log.bug("fold.fault", e);
    }
  }

  /** For how long there is no handing out after one that took so many nanoseconds. */
  private static long rest(long cost) {
    return Math.max(cost, Math.min(RESTS * cost, LONGEST_REST_NANOS));
  }

  private void foldOpening() throws InterruptedException {
    long settled = 0;
    long added = 0;
    while (!closed) {
      Optional<Ready> next = opening.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      if (next != null && next.isEmpty()) {
        return;
      }
      if (next != null) {
        add(next.get());
        added += next.get().count();
        if (added - settled >= SETTLED_AT_ONCE) {
          fold.settle();
          settled = added;
        }
      }
    }
  }

  private void add(Ready next) throws InterruptedException {
    long index = next.from();
    for (Unfolded read : next.piece().get()) {
      fold.add(next.ledger(), index++, read);
    }
    folded.put(next.ledger(), index);
  }

  /** Folds a helping of each ledger, waiting so long for something to fold; whether there was. */
  private boolean foldNext(long nanos) throws InterruptedException {
    Map<LedgerId, Long> grown = new HashMap<>();
    List<Extra> more;
    lock.lock();
    try {
      long left = nanos;
      while (!closed && extras.isEmpty() && !isGrown() && left > 0) {
        left = changed.awaitNanos(left);
      }
      visible.forEach((ledger, size) -> {
        if (size > folded.getOrDefault(ledger, 0L)) {
          grown.put(ledger, size);
        }
      });
      more = List.copyOf(extras);
      extras.clear();
    } finally {
      lock.unlock();
    }
    for (Map.Entry<LedgerId, Long> each : grown.entrySet()) {
      foldLedger(each.getKey(), each.getValue());
    }
    for (Extra extra : more) {
      foldExtra(extra);
    }
    return !grown.isEmpty() || !more.isEmpty();
  }

  private boolean isGrown() {
    return visible.entrySet().stream()
        .anyMatch(entry -> entry.getValue() > folded.getOrDefault(entry.getKey(), 0L));
  }

  private void foldLedger(LedgerId id, long size) throws InterruptedException {
    Ledger ledger = ledgers.apply(id).orElseThrow();
    long at = folded.getOrDefault(id, 0L);
    long to = Math.min(size, at + HELPING);
    while (at < to) {
      Ready next = takeReady(id, at, size);
      if (next != null) {
        add(next);
        next.piece().get().forEach(read -> note(read.entry()));
        at = next.end();
      } else {
        long end = Math.min(to, nextReady(id, at));
        readers.read(
            ledger,
            at,
            end,
            (index, read) -> {
              fold.add(id, index, read);
              note(read.entry());
            });
        folded.put(id, end);
        at = end;
      }
    }
  }

  /** Waits, but not long, while the fold is far behind what is kept. */
  void awaitRoom() throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(LONGEST_WAIT_MILLIS);
      while (readyBytes > ENOUGH_READY && left > 0 && !closed && !broken) {
        left = lighter.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** What is ready from an index on, if it is. */
  private @Nullable Ready takeReady(LedgerId id, long at, long size) {
    lock.lock();
    try {
      Deque<Ready> those = ready.getOrDefault(id, new ArrayDeque<>());
      Ready first = those.peek();
      while (first != null && first.from() < at) {
        readyBytes -= those.remove().bytes();
        first = those.peek();
      }
      if (first == null || first.from() > at || first.end() > size) {
        return null;
      }
      readyBytes -= first.bytes();
      lighter.signalAll();
      return those.remove();
    } finally {
      lock.unlock();
    }
  }

  /** The first index after this one from which something is ready. */
  private long nextReady(LedgerId id, long at) {
    lock.lock();
    try {
      return ready.getOrDefault(id, new ArrayDeque<>()).stream()
          .mapToLong(Ready::from)
          .filter(from -> from > at)
          .findFirst()
          .orElse(Long.MAX_VALUE);
    } finally {
      lock.unlock();
    }
  }

  private void foldExtra(Extra extra) throws InterruptedException {
    // One that is not folded yet will be read whole when its turn comes.
    if (extra.index() < folded.getOrDefault(extra.ledger(), 0L)
        && ledgers.apply(extra.ledger()).orElseThrow().read(extra.index())
            instanceof Entry.Held held) {
      if (!fold.supplement(extra.ledger(), extra.index(), held)) {
        foldAnew();
      }
      note(held);
    }
  }

  /** What came late arranges the alliance, so that what was folded since was judged without it. */
  private void foldAnew() throws InterruptedException {
    Fold anew = new Fold(Weights.DEFAULT);
    for (Map.Entry<LedgerId, Long> each : folded.entrySet()) {
      LedgerId id = each.getKey();
      readers.read(
          ledgers.apply(id).orElseThrow(),
          0,
          each.getValue(),
          (index, read) -> anew.add(id, index, read));
    }
    fold = anew;
    log.info("fold.anew");
  }

  private void note(Entry entry) {
    if (entry instanceof Entry.Held held && held.header().kind().equals(Report.KIND)) {
      if (fresh.size() < MOST_FRESH) {
        fresh.add(held.leaf());
      }
      Instant at = held.header().at();
      if (Duration.between(at, clock.instant()).compareTo(LIVE) < 0) {
        arrived.add(at);
        lags.put(
            held.header().ledger().member(),
            Math.max(0, Duration.between(at, clock.instant()).toMillis()));
      }
    }
  }

  private void handOut() {
    Picture picture = fold.picture();
    Set<String> incidents = new LinkedHashSet<>();
    for (Status status : Status.values()) {
      var layer = picture.layer(new Scope.All(), status);
      fresh.forEach(id -> layer.incidentOf(id).ifPresent(incidents::add));
    }
    fresh.clear();
    pictures.publish(picture, List.copyOf(incidents));
    Instant now = clock.instant();
    arrived.forEach(at -> arriving.observe(Duration.between(at, now).toNanos()));
    arrived.clear();
    cuts.note(picture.cut());
  }
}
