package tansiq.node.loop;

import static tansiq.node.audit.EventLog.field;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tansiq.core.picture.Cut;
import tansiq.core.record.LedgerId;
import tansiq.node.audit.Audit;
import tansiq.node.audit.EventLog;

/**
 * Notes which cut was known when, at most ten times a second, so that "as known then" can be
 * answered. Its times never go back, whatever the clock does: after the clock is set back, further
 * cuts are noted at the latest time noted before, until the clock has passed it. For one thread.
 */
final class CutLog {
  private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Clock clock;
  private final Audit audit;
  private final EventLog log;
  private final Map<LedgerId, Long> noted = new HashMap<>();
  private Cut latest = Cut.EMPTY;
  private Cut written = Cut.EMPTY;
  private Instant lastAt;
  private long retryNanos = System.nanoTime();
  private long lastNanos = System.nanoTime() - EVERY_NANOS;

  CutLog(Clock clock, Audit audit, EventLog log) {
    this.clock = clock;
    this.audit = audit;
    this.log = log;
    this.lastAt = Instant.EPOCH;
    try {
      lastAt = audit.lastCutAt().orElse(Instant.EPOCH);
    } catch (Audit.Failed e) {
      failed(e);
    }
  }

  /**
   * Takes note of a cut; it is in the file when no later one comes within the tenth of a second.
   */
  void note(Cut cut) {
    latest = cut;
    if (System.nanoTime() - lastNanos >= EVERY_NANOS) {
      flush();
    }
  }

  /** Writes what is not in the file yet. */
  void flush() {
    if (latest.equals(written) || System.nanoTime() - retryNanos < 0) {
      return;
    }
    lastNanos = System.nanoTime();
    Map<LedgerId, Long> fresh = new HashMap<>();
    latest
        .sizes()
        .forEach((id, size) -> {
          if (!size.equals(noted.get(id))) {
            fresh.put(id, size);
          }
        });
    Instant now = clock.instant();
    lastAt = now.isAfter(lastAt) ? now : lastAt;
    try {
      audit.noteCut(lastAt, fresh);
      noted.putAll(fresh);
      written = latest;
    } catch (Audit.Failed e) {
      failed(e);
    }
  }

  private void failed(Audit.Failed e) {
    retryNanos = System.nanoTime() + RETRY_NANOS;
    log.warn("cuts", field("why", String.valueOf(e.getMessage())));
  }
}
