package tansiq.core.picture;

import java.time.Instant;
import java.util.Optional;

/**
 * Which incidents are asked for: those whose time, widened by its precision, meets {@code from} to
 * {@code to}, and whose point lies in the box. Incidents without a time or a place are given only
 * when the window does not ask for one.
 */
public record Window(Optional<Instant> from, Optional<Instant> to, Optional<Box> box) {
  /** Everything. */
  public static final Window ALL = new Window(Optional.empty(), Optional.empty(), Optional.empty());

  /** Degrees, WGS 84; a west greater than the east crosses the antimeridian. */
  public record Box(double west, double south, double east, double north) {}
}
