package tansiq.core.incident;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tansiq.core.place.Geodesy;
import tansiq.core.place.Point;
import tansiq.core.proof.Hash;
import tansiq.core.report.Counts;

/**
 * Scores pairs of reports: the logarithm of how much likelier the two are if they tell of one
 * incident than if they do not (Fellegi and Sunter, "A theory for record linkage", 1969), summed
 * over time, place, category, counts, text and origin. Symmetric in the pair. Immutable and
 * thread-safe, given rows that do not change.
 *
 * <p>By rule no pair beyond the {@link Reach} of both reports tells of one incident, however much
 * else agrees; so looking within reach alone misses nothing.
 */
public final class Score {
  /** What a pair scores that cannot tell of one incident. */
  public static final double NEVER = Double.NEGATIVE_INFINITY;

  /** Degrees of freedom of Student's t: a few reports in a hundred are far off. */
  private static final double FREEDOM = 3;

  /** The best and the worst that texts can say, because their words are not independent. */
  private static final double BEST_TEXT = 8;

  private static final double WORST_TEXT = -2;

  /** What an equal or a very different number says. */
  private static final double BEST_COUNT = 2;

  private static final double WORST_COUNT = -1.5;

  private static final double DAY_S = 86_400;
  private static final double LN_TWO_PI = StrictMath.log(2 * StrictMath.PI);

  /** The factor of Student's t density with three degrees of freedom: 2 / (π · √3). */
  private static final double LN_T3 = StrictMath.log(2 / (StrictMath.PI * StrictMath.sqrt(3)));

  private static final int COSINES = 1800;
  private static final double[] COSINE = new double[COSINES + 2];

  /** Metres in 1e-7 degree of latitude. */
  static final double METRES_PER_UNIT = Geodesy.METRES_PER_DEGREE / Point.E7;

  static {
    for (int i = 0; i < COSINE.length; i++) {
      COSINE[i] = StrictMath.max(0, StrictMath.cos(StrictMath.PI / 2 * i / COSINES));
    }
  }

  private final Weights weights;
  private final FactColumns facts;
  private final double[] placeVariance = new double[Sigma.LARGEST + 1];
  private final double[] timeVariance = new double[Sigma.LARGEST + 1];
  private final double lnBackground;

  /** Scores rows of these columns by these weights. */
  public Score(Weights weights, FactColumns facts) {
    this.weights = weights;
    this.facts = facts;
    for (int code = 0; code <= Sigma.LARGEST; code++) {
      double sigma = Sigma.value(code);
      placeVariance[code] = sigma * sigma + weights.placeBaseM() * weights.placeBaseM() / 2;
      timeVariance[code] = sigma * sigma + weights.timeBaseS() * weights.timeBaseS() / 2;
    }
    // Metres and seconds instead of kilometres and days.
    lnBackground = StrictMath.log(weights.background() / 1e6 / DAY_S);
  }

  /** The score from which two reports tell of one incident. */
  public double threshold() {
    return weights.threshold();
  }

  /** The score of two rows, {@link #NEVER} beyond reach. */
  public double of(int a, int b) {
    int codesA = facts.codes(a);
    int codesB = facts.codes(b);
    if (!comparable(codesA, codesB)) {
      return NEVER;
    }
    double seconds = StrictMath.abs(facts.timeMs(a) - facts.timeMs(b)) / 1000.0;
    if (seconds > Reach.seconds((codesA >>> 8) & 255) + Reach.seconds((codesB >>> 8) & 255)) {
      return NEVER;
    }
    double metres2 = metresSquared(a, b);
    double reach = Reach.metres(codesA & 255) + Reach.metres(codesB & 255);
    boolean wide = Reach.isWide(codesA & 255) || Reach.isWide(codesB & 255);
    if (metres2 > reach * reach || (wide && (metres2 > 0 || ((codesA ^ codesB) & 255) != 0))) {
      return NEVER;
    }
    return place(metres2, codesA, codesB)
        + time(seconds, codesA, codesB)
        - lnBackground
        + category(facts.categoryCode(a), facts.categoryCode(b))
        + counts(a, b)
        + text(a, b, codesA, codesB)
        + origin(a, b, seconds, metres2);
  }

  /** Why two rows score as they do. */
  public Why why(int a, int b, Hash idA, Hash idB) {
    int codesA = facts.codes(a);
    int codesB = facts.codes(b);
    double seconds = StrictMath.abs(facts.timeMs(a) - facts.timeMs(b)) / 1000.0;
    double metres2 = metresSquared(a, b);
    List<Why.Term> terms = new ArrayList<>();
    // The background is split so that a person sees both as evidence: a square kilometre, a day.
    double perDay = StrictMath.log(DAY_S);
    terms.add(new Why.Term("time", time(seconds, codesA, codesB) + perDay));
    terms.add(new Why.Term("place", place(metres2, codesA, codesB) - lnBackground - perDay));
    terms.add(new Why.Term("category", category(facts.categoryCode(a), facts.categoryCode(b))));
    terms.add(new Why.Term("counts", counts(a, b)));
    terms.add(new Why.Term("text", text(a, b, codesA, codesB)));
    terms.add(new Why.Term("origin", origin(a, b, seconds, metres2)));
    return new Why(idA, idB, of(a, b), weights.threshold(), terms);
  }

  /** Both timed and both on the map, or both known by name. */
  private static boolean comparable(int codesA, int codesB) {
    int both = (codesA & codesB) >>> 24;
    return (both & FactColumns.TIMED) != 0
        && (both & (FactColumns.MAPPED | FactColumns.NAMED)) != 0;
  }

  /**
   * The square of the distance on a plane that touches between the two points: within the reach of
   * any pair it differs from the great circle by less than 0.2 %, and it needs no trigonometry.
   */
  double metresSquared(int a, int b) {
    int latA = facts.latE7(a);
    int latB = facts.latE7(b);
    if (facts.isNamed(a)) {
      return latA == latB && facts.lonE7(a) == facts.lonE7(b) ? 0 : Double.MAX_VALUE;
    }
    double north = ((double) latA - latB) * METRES_PER_UNIT;
    long apart = StrictMath.abs((long) facts.lonE7(a) - facts.lonE7(b));
    long shorter = StrictMath.min(apart, 360L * Point.E7 - apart);
    double middle = StrictMath.abs(((double) latA + latB) / 2) / Point.E7 * (COSINES / 90.0);
    int index = StrictMath.min((int) middle, COSINES);
    double cosine = COSINE[index] + (middle - index) * (COSINE[index + 1] - COSINE[index]);
    double east = shorter * METRES_PER_UNIT * cosine;
    return north * north + east * east;
  }

  /** Student's t in two dimensions, as a density in square metres. */
  private double place(double metres2, int codesA, int codesB) {
    double variance = placeVariance[codesA & 255] + placeVariance[codesB & 255];
    return -LN_TWO_PI
        - Ln.of(variance)
        - (FREEDOM + 2) / 2 * Ln.of(1 + metres2 / (FREEDOM * variance));
  }

  /** Student's t in one dimension, as a density in seconds. */
  private double time(double seconds, int codesA, int codesB) {
    double variance = timeVariance[(codesA >>> 8) & 255] + timeVariance[(codesB >>> 8) & 255];
    return LN_T3
        - Ln.of(variance) / 2
        - (FREEDOM + 1) / 2 * Ln.of(1 + seconds * seconds / (FREEDOM * variance));
  }

  private double category(int a, int b) {
    boolean vague = Codes.leaf(a) == 0 || Codes.leaf(b) == 0;
    if (a == b) {
      return vague ? 0 : weights.sameLeaf();
    }
    if (a == 0 || b == 0) {
      return 0;
    }
    if (Codes.branch(a) == Codes.branch(b)) {
      return vague ? 0 : weights.sameBranch();
    }
    return Codes.areRelated(a, b) ? weights.related() : weights.otherBranch();
  }

  private double counts(int a, int b) {
    if (!facts.hasCounts(a) || !facts.hasCounts(b)) {
      return 0;
    }
    double sum = 0;
    for (int which = 0; which < 3; which++) {
      sum += counts(facts.counts(a, which), facts.counts(b, which));
    }
    return sum;
  }

  /**
   * An equal number says the more the rarer it is, and small numbers are common; ranges that meet
   * say a little; numbers far apart say that it was something else, though not much: accounts of
   * one incident differ.
   */
  private static double counts(@Nullable Counts a, @Nullable Counts b) {
    if (a == null || b == null) {
      return 0;
    }
    double bestA = a.likeliest().orElse(0);
    double bestB = b.likeliest().orElse(0);
    double apart = StrictMath.abs(Ln.of(bestA + 1) - Ln.of(bestB + 1));
    double rare = Ln.of(StrictMath.max(bestA, bestB) + 1) / 2;
    double agreement = StrictMath.min(BEST_COUNT, 0.2 + rare) - 1.6 * apart;
    boolean meet = a.least() <= b.most() && b.least() <= a.most();
    return StrictMath.max(meet ? 0 : WORST_COUNT, agreement);
  }

  private double text(int a, int b, int codesA, int codesB) {
    int wordsA = facts.words(a);
    int wordsB = facts.words(b);
    int shared = facts.shared(a, b);
    int languagesA = (codesA >>> 16) & 255;
    int languagesB = (codesB >>> 16) & 255;
    double sum =
        count(shared, Sketch.WORD) * weights.sharedWord()
            + count(shared, Sketch.MEANING) * weights.sharedMeaning()
            + count(shared, Sketch.SMALL_NUMBER) * weights.sharedNumber() / 2
            + count(shared, Sketch.LARGE_NUMBER) * weights.sharedNumber();
    if ((languagesA & languagesB) != 0) {
      int fewer =
          StrictMath.min(
              wordsA / Integer.bitCount(languagesA), wordsB / Integer.bitCount(languagesB));
      sum += StrictMath.max(0, fewer - count(shared, Sketch.WORD)) * weights.missingWord();
    }
    int fewerMeanings = StrictMath.min(facts.meanings(a), facts.meanings(b));
    sum += (fewerMeanings - count(shared, Sketch.MEANING)) * weights.missingMeaning();
    return StrictMath.max(WORST_TEXT, StrictMath.min(BEST_TEXT, sum));
  }

  private static int count(int shared, int kind) {
    return (shared >>> (8 * kind)) & 255;
  }

  /** One origin rarely tells twice of one incident, unless it sends the very same again. */
  private double origin(int a, int b, double seconds, double metres2) {
    if (facts.origin(a) != facts.origin(b) || (seconds == 0 && metres2 == 0)) {
      return 0;
    }
    return facts.isOriginNamed(a) && facts.isOriginNamed(b)
        ? weights.sameOrigin()
        : weights.sameOrigin() / 3;
  }
}
