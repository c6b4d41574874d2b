package tansiq.node.loop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
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

  /** How many times as long as the last handing out took there is none after it. */
  private static final int RESTS = 3;

  /** Unless that were longer than this: the more is folded since, the longer the next one takes. */
  private static final long LONGEST_REST_NANOS = 200_000_000;

  /** Entries that are settled while those after them are still read. */
  private static final int SETTLED_AT_ONCE = 1 << 12;

  private static final int MOST_FRESH = 100;
  private static final long PATIENCE_MILLIS = 100;

  /** A record that took longer than this to arrive tells of a link that was down, not of lag. */
  private static final Duration LIVE = Duration.ofSeconds(30);

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
  private final Opening opening;
  private final Backlog backlog;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<LedgerId, Long> visible = new HashMap<>();
  private final Set<Extra> extras = new LinkedHashSet<>();
  private final Map<LedgerId, Long> folded = new HashMap<>();
  private final Map<String, Long> lags = new ConcurrentHashMap<>();
  private final Set<Hash> fresh = new LinkedHashSet<>();
  private final List<Instant> arrived = new ArrayList<>();
  private final Thread thread;
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
    this.opening = new Opening(readers);
    this.backlog = new Backlog(readers);
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

  /** What was visible when the member was opened, for the thread that opens it. */
  Opening opening() {
    return opening;
  }

  /** What has just been kept, for those who keep it. */
  Backlog backlog() {
    return backlog;
  }

  /** All that was visible has been handed over; returns when the picture of it is out. */
  void awaitOpened() throws InterruptedException {
    opening.end();
    while (pictures.latest().number() == 0 && !broken && !closed) {
      pictures.await(0, PATIENCE_MILLIS);
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
    opening.close();
    backlog.close();
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
      // Nobody waits for a fold that will not come.
      opening.close();
      backlog.close();
    }
  }

  /** For how long there is no handing out after one that took so many nanoseconds. */
  private static long rest(long cost) {
    return Math.max(cost, Math.min(RESTS * cost, LONGEST_REST_NANOS));
  }

  private void foldOpening() throws InterruptedException {
    long settled = 0;
    long added = 0;
    Optional<Stretch> next = opening.take();
    while (next.isPresent()) {
      add(next.get());
      added += next.get().count();
      if (added - settled >= SETTLED_AT_ONCE) {
        fold.settle();
        settled = added;
      }
      next = opening.take();
    }
  }

  private void add(Stretch next) throws InterruptedException {
    long index = next.from();
    for (Unfolded read : next.read().get()) {
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
      Optional<Stretch> next = backlog.take(id, at, size);
      if (next.isPresent()) {
        add(next.get());
        next.get().read().get().forEach(read -> note(read.entry()));
        at = next.get().end();
      } else {
        long end = Math.min(to, backlog.next(id, at));
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
