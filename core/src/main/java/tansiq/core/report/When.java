package tansiq.core.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * When it happened.
 *
 * @param from its beginning, whole milliseconds, UTC
 * @param to its end, not before its beginning
 * @param precision the half-width within which the author is 90 % sure that the truth lies
 */
public record When(Instant from, Optional<Instant> to, Optional<Duration> precision) {
  /** The half-width that is taken when the author states none. */
  public static final Duration DEFAULT_PRECISION = Duration.ofMinutes(15);

  /** The widest half-width that a report may state. */
  public static final Duration WIDEST = Duration.ofDays(3660);

  /** The earliest time that a report may state. */
  public static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

  /** Checks the order and the ranges. */
  public When {
    if (from.isBefore(EARLIEST)
        || to.filter(end -> end.isBefore(from)).isPresent()
        || precision
            .filter(width -> width.isNegative() || width.compareTo(WIDEST) > 0)
            .isPresent()) {
      throw new IllegalArgumentException("not a time: " + from + " " + to + " " + precision);
    }
  }

  /** The end, or the beginning when none is stated. */
  public Instant end() {
    return to.orElse(from);
  }

  /** The half-width that is stated, or the one that is taken. */
  public Duration halfWidth() {
    return precision.orElse(DEFAULT_PRECISION);
  }

  /** The day of the beginning, UTC. */
  public LocalDate day() {
    return LocalDate.ofInstant(from, ZoneOffset.UTC);
  }
}
