package tansiq.core.incident;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tansiq.core.place.Box;
import tansiq.core.place.Cell;
import tansiq.core.place.Geodesy;
import tansiq.core.place.Names;
import tansiq.core.place.Placing;
import tansiq.core.place.Point;
import tansiq.core.place.Spelling;
import tansiq.core.proof.Hash;
import tansiq.core.report.Coarse;
import tansiq.core.report.Counts;
import tansiq.core.report.Origin;
import tansiq.core.report.Source;
import tansiq.core.report.VisibleReport;
import tansiq.core.report.What;
import tansiq.core.report.When;
import tansiq.core.report.Where;

/**
 * What a report tells, as primitive facts: all that scores and summaries look at. A function of the
 * visible sections alone; what is not visible is absent. Immutable, made on any thread.
 */
public final class Facts {
  /** The author is 90 % sure of a radius: two dimensions of a Gaussian. */
  static final double RADIUS_SIGMAS = 2.15;

  /** The author is 90 % sure of a half-width: one dimension of a Gaussian. */
  static final double HALF_WIDTH_SIGMAS = 1.64;

  /** How far a place that is known by name alone is taken to reach. */
  private static final int NAMED_RADIUS_M = 5000;

  private static final int DAY_S = 86_400;

  final boolean timed;
  long timeMs;
  int halfS;
  int precisionS;

  final Spatial spatial;
  int latE7;
  int lonE7;
  int radiusM;
  boolean exact;

  final String category;
  final Counts dead;
  final Counts injured;
  final Counts count;
  final Sketch sketch;
  final long origin;
  final boolean originNamed;
  final @Nullable Hash passedOn;

  /** How a report is placed. */
  enum Spatial {
    /** Nowhere. */
    NONE,
    /** By a name that no list knows; latitude and longitude hold a hash of it. */
    NAMED,
    /** On the map. */
    MAPPED
  }

  private Facts(String member, VisibleReport report) {
    this.timed = readTime(report);
    this.spatial = readPlace(report);
    this.category =
        report
            .what()
            .map(what -> what.category().word())
            .or(() -> report.coarse().map(coarse -> coarse.branch().word()))
            .orElse("");
    this.dead = report.what().map(What::dead).orElse(Counts.NONE);
    this.injured = report.what().map(What::injured).orElse(Counts.NONE);
    this.count = report.what().map(What::count).orElse(Counts.NONE);
    this.sketch = Sketch.of(report.texts());
    Optional<Origin> source = report.source().flatMap(Source::origin);
    this.passedOn = source.orElse(null) instanceof Origin.PassedOn other ? other.record() : null;
    this.originNamed = source.orElse(null) instanceof Origin.Own;
    this.origin =
        hash(source.orElse(null) instanceof Origin.Own own ? member + "/" + own.name() : member);
  }

  /** The facts of what is visible of a member's report. */
  public static Facts of(String member, VisibleReport report) {
    return new Facts(member, report);
  }

  private boolean readTime(VisibleReport report) {
    if (report.when().isPresent()) {
      When when = report.when().get();
      long from = when.from().toEpochMilli();
      long to = when.end().toEpochMilli();
      timeMs = from + (to - from) / 2;
      halfS = (int) StrictMath.min((to - from) / 2000, Integer.MAX_VALUE);
      precisionS = (int) StrictMath.min(when.halfWidth().toSeconds(), Integer.MAX_VALUE);
      return true;
    }
    if (report.coarse().isPresent()) {
      Instant day = report.coarse().get().day().atStartOfDay().toInstant(ZoneOffset.UTC);
      timeMs = day.plusSeconds(DAY_S / 2).toEpochMilli();
      precisionS = DAY_S / 2;
      return true;
    }
    return false;
  }

  private Spatial readPlace(VisibleReport report) {
    return switch (report.where().orElse(null)) {
      case Where.At at -> {
        place(at.point(), at.radius().value());
        exact = at.placing() == Placing.GIVEN;
        yield Spatial.MAPPED;
      }
      case Where.Within within -> {
        place(within.area().centre(), within.area().radius().value());
        yield Spatial.MAPPED;
      }
      case Where.Unplaced unplaced -> {
        Names names = unplaced.names();
        long hash = hash(Spelling.key(names.find("en").orElse("")));
        latE7 = (int) (hash >>> 32);
        lonE7 = (int) hash;
        radiusM = NAMED_RADIUS_M;
        yield Spatial.NAMED;
      }
      case null -> report.coarse().flatMap(Coarse::cell).map(this::placeCell).orElse(Spatial.NONE);
    };
  }

  private Spatial placeCell(Cell cell) {
    Box box = cell.box();
    int radius =
        (int)
            StrictMath.ceil(
                Geodesy.metres(box.southE7(), box.westE7(), box.northE7(), box.eastE7()) / 2);
    place(cell.centre(), radius);
    return Spatial.MAPPED;
  }

  private void place(Point point, int radius) {
    latE7 = point.latE7();
    lonE7 = point.lonE7();
    radiusM = radius;
  }

  /** The deviation in time, in seconds. */
  double timeSigma() {
    double precision = precisionS / HALF_WIDTH_SIGMAS;
    double half = halfS / HALF_WIDTH_SIGMAS;
    return StrictMath.sqrt(precision * precision + half * half);
  }

  /** The deviation in place, in metres. */
  double placeSigma() {
    return radiusM / RADIUS_SIGMAS;
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
