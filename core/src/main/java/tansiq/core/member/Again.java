package tansiq.core.member;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether, and when, something is tried again that the disk did not do.
 *
 * @param at when; null when there is nothing to try again
 */
record Again(@Nullable Instant at) {
  /** How long after the disk failed it is tried again. */
  private static final Duration AFTER = Duration.ofSeconds(1);

  static final Again NONE = new Again(null);

  /** The disk has failed now. */
  static Again after(Instant now) {
    return new Again(now.plus(AFTER));
  }

  boolean waits() {
    return at != null;
  }

  /** Whether the time has come, or lies so far off that the clock must have jumped back. */
  boolean isDue(Instant now) {
    return at != null && (!now.isBefore(at) || at.isAfter(now.plus(AFTER)));
  }

  Optional<Instant> due() {
    return Optional.ofNullable(at);
  }
}
