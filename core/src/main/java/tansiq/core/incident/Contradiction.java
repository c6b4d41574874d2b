package tansiq.core.incident;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tansiq.core.report.Counts;

/** In what two reports of one incident cannot both be right, by what they state. */
final class Contradiction {
  /** The column of each count. */
  static final Map<Aspect, Integer> COUNTED =
      new EnumMap<>(Map.of(Aspect.DEAD, 0, Aspect.INJURED, 1, Aspect.COUNT, 2));

  /** Two statements that are right lie farther apart once in some hundred times. */
  private static final double DEVIATIONS = 3;

  private final Weights weights;
  private final FactColumns facts;
  private final Score score;

  Contradiction(Weights weights, FactColumns facts) {
    this.weights = weights;
    this.facts = facts;
    this.score = new Score(weights, facts);
  }

  Set<Aspect> of(Summary.Piece one, Summary.Piece other) {
    int a = one.row();
    int b = other.row();
    Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
    if (differInCategory(facts.categoryCode(a), facts.categoryCode(b))) {
      aspects.add(Aspect.CATEGORY);
    }
    if (facts.isTimed(a) && facts.isTimed(b) && differInTime(a, b)) {
      aspects.add(Aspect.WHEN);
    }
    if (facts.isMapped(a) && facts.isMapped(b) && differInPlace(a, b)) {
      aspects.add(Aspect.WHERE);
    }
    COUNTED.forEach((aspect, which) -> {
      if (differ(facts.counts(a, which), facts.counts(b, which))) {
        aspects.add(aspect);
      }
    });
    return aspects;
  }

  /** Another leaf, unless one tells what was done and the other what it did. */
  private static boolean differInCategory(int a, int b) {
    return a != b && Codes.leaf(a) != 0 && Codes.leaf(b) != 0 && !Codes.areRelated(a, b);
  }

  private boolean differInTime(int a, int b) {
    double apart = StrictMath.abs(facts.timeMs(a) - facts.timeMs(b)) / 1000.0;
    double variance =
        square(Sigma.value((facts.codes(a) >>> 8) & 255))
            + square(Sigma.value((facts.codes(b) >>> 8) & 255))
            + square(weights.timeBaseS());
    return apart * apart > DEVIATIONS * DEVIATIONS * variance;
  }

  private boolean differInPlace(int a, int b) {
    double variance =
        square(Sigma.value(facts.codes(a) & 255))
            + square(Sigma.value(facts.codes(b) & 255))
            + square(weights.placeBaseM());
    return score.metresSquared(a, b) > DEVIATIONS * DEVIATIONS * variance;
  }

  private static boolean differ(@Nullable Counts a, @Nullable Counts b) {
    return a != null && b != null && (a.most() < b.least() || b.most() < a.least());
  }

  private static double square(double value) {
    return value * value;
  }

  /** What reports say of a count; null when none speaks of it. */
  static @Nullable Spread spread(FactColumns facts, int which, List<Summary.Piece> speaking) {
    int low = Integer.MAX_VALUE;
    int high = -1;
    boolean open = false;
    List<Integer> values = new ArrayList<>();
    for (Summary.Piece piece : speaking) {
      Counts counts = facts.counts(piece.row(), which);
      if (counts != null) {
        low = StrictMath.min(low, counts.least());
        high = StrictMath.max(high, counts.most());
        open |= counts.most() == Counts.MAX;
        if (counts.best() != Counts.UNKNOWN && !values.contains(counts.best())) {
          values.add(counts.best());
        }
      }
    }
    return high < 0 ? null : new Spread(low, open ? -1 : high, values);
  }
}
