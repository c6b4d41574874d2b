package tansiq.core.incident;

import java.time.Duration;
import java.time.Instant;

/**
 * When an incident was.
 *
 * @param from begin, whole milliseconds UTC
 * @param to end, not before the begin
 * @param precision 90 % sure that begin and end lie within this of the truth
 */
public record Span(Instant from, Instant to, Duration precision) {
  /** Checks the order. */
  public Span {
    if (to.isBefore(from) || precision.isNegative()) {
      throw new IllegalArgumentException(from + " to " + to + " ± " + precision);
    }
  }
}
