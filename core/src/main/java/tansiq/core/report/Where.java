package tansiq.core.report;

import java.util.Optional;
import tansiq.core.place.Area;
import tansiq.core.place.Metres;
import tansiq.core.place.Names;
import tansiq.core.place.Placing;
import tansiq.core.place.Point;

/** Where it happened: a point, an area, or a name that no list of this version knows. */
public sealed interface Where {
  /** What the place is called; may be none. */
  Names names();

  /**
   * A point with the radius within which the author is 90 % sure that the truth lies.
   *
   * @param stated the radius, if one is stated or the placing gives one
   * @param placing how the point came about
   */
  record At(Point point, Optional<Metres> stated, Names names, Placing placing) implements Where {
    /** The radius that is taken when none is stated. */
    public static final Metres DEFAULT_RADIUS = new Metres(1000);

    /** The radius that is stated, or the one that is taken. */
    public Metres radius() {
      return stated.orElse(DEFAULT_RADIUS);
    }
  }

  /** Somewhere in an area. */
  record Within(Area area, Names names) implements Where {}

  /** A name that was not found; an amendment can place it later. */
  record Unplaced(Names names) implements Where {}
}
