package tansiq.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tansiq.core.place.Point;

/**
 * Joins times and places by inverse variance. Two that are stated exactly alike are taken once:
 * they come from one gazetteer or one notice, and repeating it makes nobody surer. Where the
 * statements scatter more than they state, the result is widened by as much (Birge, "The
 * calculation of errors by the method of least squares", 1932).
 */
final class Estimate {
  private static final double HALF_TURN = 180.0 * Point.E7;

  private final FactColumns facts;

  Estimate(FactColumns facts) {
    this.facts = facts;
  }

  /** A weighted mean of one coordinate. */
  private static final class Mean {
    private final List<Double> values = new ArrayList<>();
    private final List<Double> variances = new ArrayList<>();

    void add(double value, double variance) {
      values.add(value);
      variances.add(StrictMath.max(variance, 1e-6));
    }

    double value() {
      double sum = 0;
      double weight = 0;
      for (int i = 0; i < values.size(); i++) {
        sum += values.get(i) / variances.get(i);
        weight += 1 / variances.get(i);
      }
      return sum / weight;
    }

    double variance() {
      double weight = 0;
      for (double variance : variances) {
        weight += 1 / variance;
      }
      return 1 / weight;
    }

    /** The scatter about a value, in squares of what was stated, summed. */
    double scatter(double about, double unit) {
      double sum = 0;
      for (int i = 0; i < values.size(); i++) {
        double off = (values.get(i) - about) * unit;
        sum += off * off / variances.get(i);
      }
      return sum;
    }
  }

  /** When: absent when none of the reports has a time. */
  Optional<Span> span(List<Summary.Piece> pieces) {
    List<Integer> rows = new ArrayList<>();
    for (Summary.Piece piece : pieces) {
      int row = piece.row();
      if (facts.isTimed(row) && rows.stream().noneMatch(other -> isSameTime(row, other))) {
        rows.add(row);
      }
    }
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    int surest = rows.getFirst();
    Mean mean = new Mean();
    for (int row : rows) {
      surest = seconds(row) < seconds(surest) ? row : surest;
      double sigma = seconds(row);
      mean.add((facts.timeMs(row) - facts.timeMs(rows.getFirst())) / 1000.0, sigma * sigma);
    }
    if (rows.size() == 1) {
      return Optional.of(span(facts.timeMs(surest), facts.halfS(surest), facts.precisionS(surest)));
    }
    double value = mean.value();
    double widened = mean.variance() * widening(mean.scatter(value, 1), rows.size() - 1);
    long middle = facts.timeMs(rows.getFirst()) + StrictMath.round(value * 1000);
    double half = facts.halfS(surest) / Facts.HALF_WIDTH_SIGMAS;
    double rest = StrictMath.sqrt(StrictMath.max(0, widened - half * half));
    long precision = StrictMath.round(StrictMath.ceil(rest * Facts.HALF_WIDTH_SIGMAS));
    return Optional.of(span(middle, facts.halfS(surest), precision));
  }

  private static Span span(long middleMs, int halfS, long precisionS) {
    return new Span(
        Instant.ofEpochMilli(middleMs - halfS * 1000L),
        Instant.ofEpochMilli(middleMs + halfS * 1000L),
        Duration.ofSeconds(precisionS));
  }

  private double seconds(int row) {
    return StrictMath.max(1, Sigma.value((facts.codes(row) >>> 8) & 255));
  }

  private boolean isSameTime(int a, int b) {
    return facts.timeMs(a) == facts.timeMs(b)
        && facts.precisionS(a) == facts.precisionS(b)
        && facts.halfS(a) == facts.halfS(b);
  }

  /** Where: absent when none of the reports is on the map. */
  Optional<Spot> spot(List<Summary.Piece> pieces) {
    List<Integer> rows = new ArrayList<>();
    for (Summary.Piece piece : pieces) {
      int row = piece.row();
      if (facts.isMapped(row) && rows.stream().noneMatch(other -> isSamePlace(row, other))) {
        rows.add(row);
      }
    }
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    int first = rows.getFirst();
    boolean exact = rows.stream().anyMatch(facts::isExact);
    if (rows.size() == 1) {
      return Optional.of(
          new Spot(facts.latE7(first), facts.lonE7(first), facts.radiusM(first), exact));
    }
    Mean north = new Mean();
    Mean east = new Mean();
    for (int row : rows) {
      double sigma = StrictMath.max(1, facts.radiusM(row) / Facts.RADIUS_SIGMAS);
      north.add((double) facts.latE7(row) - facts.latE7(first), sigma * sigma);
      east.add(eastOf(first, row), sigma * sigma);
    }
    double lat = facts.latE7(first) + north.value();
    double lon = facts.lonE7(first) + east.value();
    lon = lon > HALF_TURN ? lon - 2 * HALF_TURN : lon < -HALF_TURN ? lon + 2 * HALF_TURN : lon;
    double metres = Score.METRES_PER_UNIT;
    double cosine = StrictMath.cos(StrictMath.toRadians(lat / Point.E7));
    double scatter =
        north.scatter(north.value(), metres) + east.scatter(east.value(), metres * cosine);
    double widened = north.variance() * widening(scatter, 2 * (rows.size() - 1));
    double radius = StrictMath.sqrt(widened) * Facts.RADIUS_SIGMAS;
    return Optional.of(
        new Spot(
            (int) StrictMath.rint(lat),
            (int) StrictMath.rint(lon),
            StrictMath.ceil(radius),
            exact));
  }

  private double eastOf(int from, int row) {
    double east = (double) facts.lonE7(row) - facts.lonE7(from);
    return east > HALF_TURN
        ? east - 2 * HALF_TURN
        : east < -HALF_TURN ? east + 2 * HALF_TURN : east;
  }

  private boolean isSamePlace(int a, int b) {
    return facts.latE7(a) == facts.latE7(b)
        && facts.lonE7(a) == facts.lonE7(b)
        && facts.radiusM(a) == facts.radiusM(b);
  }

  private static double widening(double scatter, int freedom) {
    return StrictMath.max(1, scatter / freedom);
  }
}
