package tansiq.core.incident;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tansiq.core.place.Box;
import tansiq.core.place.Cell;
import tansiq.core.place.Geodesy;
import tansiq.core.place.Placing;
import tansiq.core.place.Point;
import tansiq.core.place.Spelling;
import tansiq.core.proof.Hash;
import tansiq.core.report.Coarse;
import tansiq.core.report.Counts;
import tansiq.core.report.Origin;
import tansiq.core.report.VisibleReport;
import tansiq.core.report.When;
import tansiq.core.report.Where;

/**
 * What a report tells, as primitive facts: all that scores and summaries look at. A function of the
 * visible sections alone; what is not visible is absent. Immutable.
 */
public record Facts(Time time, Place place, Kind kind, Sketch sketch, Source source) {
  /** The author is 90 % sure of a radius: two dimensions of a Gaussian. */
  static final double RADIUS_SIGMAS = 2.15;

  /** The author is 90 % sure of a half-width: one dimension of a Gaussian. */
  static final double HALF_WIDTH_SIGMAS = 1.64;

  /** What is not a report, or shows nothing that is compared. */
  public static final Facts NONE =
      new Facts(Time.NONE, Place.NONE, Kind.NONE, Sketch.EMPTY, new Source(0, false, null, false));

  private static final int DAY_S = 86_400;

  /** The times that fit a column; the year 3,000 is well within. */
  private static final long LATEST_MS = 1L << 45;

  /**
   * When it was: the middle, how long before and after it the stated time reaches, and how sure
   * that is.
   */
  record Time(boolean isKnown, long ms, int halfS, int precisionS) {
    static final Time NONE = new Time(false, 0, 0, 0);

    /** The deviation in seconds. */
    double sigma() {
      double precision = precisionS / HALF_WIDTH_SIGMAS;
      double half = halfS / HALF_WIDTH_SIGMAS;
      return StrictMath.sqrt(precision * precision + half * half);
    }

    private static Time of(VisibleReport report) {
      if (report.when().isPresent()) {
        When when = report.when().get();
        long from = when.from().toEpochMilli();
        long to = when.end().toEpochMilli();
        long half = StrictMath.min((to - from) / 2000, Integer.MAX_VALUE);
        long precision = StrictMath.min(when.halfWidth().toSeconds(), Integer.MAX_VALUE);
        return to > LATEST_MS
            ? NONE
            : new Time(true, from + (to - from) / 2, (int) half, (int) precision);
      }
      if (report.coarse().isPresent()) {
        Instant day = report.coarse().get().day().atStartOfDay().toInstant(ZoneOffset.UTC);
        long noon = day.plusSeconds(DAY_S / 2).toEpochMilli();
        return StrictMath.abs(noon) > LATEST_MS ? NONE : new Time(true, noon, 0, DAY_S / 2);
      }
      return NONE;
    }
  }

  /**
   * Where it was. A place that is known by name alone is no point: its coordinates are a hash.
   *
   * @param isMapped whether it is on the map
   * @param isNamed whether it is a name that no list knows
   * @param exact whether the author gave the point itself
   */
  record Place(
      boolean isMapped, boolean isNamed, int latE7, int lonE7, int radiusM, boolean exact) {
    static final Place NONE = new Place(false, false, 0, 0, 0, false);

    /** How far a place that is known by name alone is taken to reach. */
    private static final int NAMED_RADIUS_M = 5000;

    boolean isKnown() {
      return isMapped || isNamed;
    }

    /** The deviation in metres. */
    double sigma() {
      return radiusM / RADIUS_SIGMAS;
    }

    private static Place of(VisibleReport report) {
      return switch (report.where().orElse(null)) {
        case Where.At at -> mapped(at.point(), at.radius().value(), at.placing() == Placing.GIVEN);
        case Where.Within within ->
            mapped(within.area().centre(), within.area().radius().value(), false);
        case Where.Unplaced unplaced -> {
          long hash = hash(Spelling.key(unplaced.names().find("en").orElse("")));
          yield new Place(false, true, (int) (hash >>> 32), (int) hash, NAMED_RADIUS_M, false);
        }
        case null -> report.coarse().flatMap(Coarse::cell).map(Place::of).orElse(NONE);
      };
    }

    private static Place of(Cell cell) {
      Box box = cell.box();
      double diagonal = Geodesy.metres(box.southE7(), box.westE7(), box.northE7(), box.eastE7());
      return mapped(cell.centre(), (int) StrictMath.ceil(diagonal / 2), false);
    }

    private static Place mapped(Point point, int radiusM, boolean exact) {
      return new Place(true, false, point.latE7(), point.lonE7(), radiusM, exact);
    }
  }

  /** What it was, as written; a branch alone where no more is visible, and how many. */
  record Kind(String category, Counts dead, Counts injured, Counts count) {
    static final Kind NONE = new Kind("", Counts.NONE, Counts.NONE, Counts.NONE);

    boolean isKnown() {
      return !category.isEmpty();
    }

    private static Kind of(VisibleReport report) {
      return report
          .what()
          .map(what -> new Kind(what.category().word(), what.dead(), what.injured(), what.count()))
          .or(() ->
              report
                  .coarse()
                  .map(coarse ->
                      new Kind(coarse.branch().word(), Counts.NONE, Counts.NONE, Counts.NONE)))
          .orElse(NONE);
    }
  }

  /**
   * Whose observation it is.
   *
   * @param origin a hash of the origin's name within its member, of the member where none is named
   * @param isNamed whether the origin is named
   * @param passedOn the record that is passed on, null for an observation of one's own
   * @param standsAlone whether it is known that the report corrects none and passes none on
   */
  public record Source(long origin, boolean isNamed, @Nullable Hash passedOn, boolean standsAlone) {
    private static Source of(String member, VisibleReport report) {
      tansiq.core.report.Source source = report.source().orElse(null);
      if (source == null) {
        return new Source(hash(member), false, null, false);
      }
      return switch (source.origin().orElse(null)) {
        case Origin.PassedOn other -> new Source(hash(member), false, other.record(), false);
        case Origin.Own own ->
            new Source(hash(member + "/" + own.name()), true, null, source.amends().isEmpty());
        case null -> new Source(hash(member), false, null, source.amends().isEmpty());
      };
    }
  }

  /** The facts of what is visible of a member's report. */
  public static Facts of(String member, VisibleReport report) {
    return new Facts(
        Time.of(report),
        Place.of(report),
        Kind.of(report),
        Sketch.of(report.texts()),
        Source.of(member, report));
  }

  /**
   * These facts and those of other sections of the same record: what comes from {@code when},
   * {@code where} and {@code what} goes before what {@code coarse} tells.
   *
   * @param names the sections that these facts come from
   * @param otherNames the sections that the others come from
   */
  public Facts with(Set<String> names, Facts other, Set<String> otherNames) {
    return new Facts(
        isSurer(other.time.isKnown, time.isKnown, "when", names, otherNames) ? other.time : time,
        isSurer(other.place.isKnown(), place.isKnown(), "where", names, otherNames)
            ? other.place
            : place,
        isSurer(other.kind.isKnown(), kind.isKnown(), "what", names, otherNames)
            ? other.kind
            : kind,
        otherNames.contains("text") ? other.sketch : sketch,
        otherNames.contains("source") ? other.source : source);
  }

  private static boolean isSurer(
      boolean other, boolean own, String section, Set<String> names, Set<String> otherNames) {
    return other && (!own || (otherNames.contains(section) && !names.contains(section)));
  }

  static long hash(String text) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
    hash = (hash ^ (hash >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return hash ^ (hash >>> 33);
  }
}
