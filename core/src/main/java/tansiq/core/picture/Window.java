package tansiq.core.picture;

import java.time.Instant;
import java.util.Optional;
import tansiq.core.incident.Incident;
import tansiq.core.incident.Span;
import tansiq.core.incident.Spot;
import tansiq.core.place.Point;

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

  /** Whether an incident is asked for. */
  boolean contains(Incident incident) {
    return inTime(incident) && inBox(incident);
  }

  private boolean inTime(Incident incident) {
    if (from.isEmpty() && to.isEmpty()) {
      return true;
    }
    Span when = incident.when().orElse(null);
    return when != null
        && from.map(first -> !when.to().plus(when.precision()).isBefore(first)).orElse(true)
        && to.map(last -> !when.from().minus(when.precision()).isAfter(last)).orElse(true);
  }

  private boolean inBox(Incident incident) {
    if (box.isEmpty()) {
      return true;
    }
    Spot where = incident.where().orElse(null);
    if (where == null) {
      return false;
    }
    double lat = where.latE7() / (double) Point.E7;
    double lon = where.lonE7() / (double) Point.E7;
    Box in = box.get();
    boolean inLongitude =
        in.west() <= in.east()
            ? lon >= in.west() && lon <= in.east()
            : lon >= in.west() || lon <= in.east();
    return inLongitude && lat >= in.south() && lat <= in.north();
  }
}
