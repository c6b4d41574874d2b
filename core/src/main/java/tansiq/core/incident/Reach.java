package tansiq.core.incident;

/**
 * How far a report can be from another that tells of the same incident, by what it states: three
 * deviations and an allowance for what reporters understate. Two reports are within reach when
 * their distance is at most the sum of both reaches, in place and in time.
 */
public final class Reach {
  /** Beyond this radius a report is joined only to reports of the very same area. */
  public static final int WIDEST_M = 50_000;

  /** Beyond this half-width a report is joined to none; series come later. */
  public static final int WIDEST_S = 3 * 86_400;

  private static final double DEVIATIONS = 3;
  private static final double PLACE_ALLOWANCE_M = 3_500;
  private static final double TIME_ALLOWANCE_S = 3_600;
  private static final int WIDEST_PLACE_CODE = Sigma.code(WIDEST_M / Facts.RADIUS_SIGMAS);
  private static final int WIDEST_TIME_CODE = Sigma.code(WIDEST_S / Facts.HALF_WIDTH_SIGMAS);

  private static final double[] METRES = new double[Sigma.LARGEST + 1];
  private static final double[] SECONDS = new double[Sigma.LARGEST + 1];

  static {
    for (int code = 0; code <= Sigma.LARGEST; code++) {
      METRES[code] =
          code <= WIDEST_PLACE_CODE ? DEVIATIONS * Sigma.value(code) + PLACE_ALLOWANCE_M : 0;
      // Minus infinity keeps a sum with any other reach below every distance.
      SECONDS[code] =
          code <= WIDEST_TIME_CODE
              ? DEVIATIONS * Sigma.value(code) + TIME_ALLOWANCE_S
              : Double.NEGATIVE_INFINITY;
    }
  }

  private Reach() {}

  static double metres(int placeCode) {
    return METRES[placeCode];
  }

  static double seconds(int timeCode) {
    return SECONDS[timeCode];
  }

  /** How far a row reaches in place, in metres; 0 for the very same area alone. */
  public static double metres(FactColumns facts, int row) {
    return METRES[facts.codes(row) & 255];
  }

  /** How far a row reaches in time, in seconds. */
  public static double seconds(FactColumns facts, int row) {
    return SECONDS[facts.codes(row) >>> 8 & 255];
  }

  static boolean isWide(int placeCode) {
    return placeCode > WIDEST_PLACE_CODE;
  }

  /** Whether a row states too wide an area for others than of the very same area. */
  public static boolean isWide(FactColumns facts, int row) {
    return (facts.codes(row) & 255) > WIDEST_PLACE_CODE;
  }

  /** Whether a row can be joined to others at all. */
  public static boolean canJoin(FactColumns facts, int row) {
    return facts.isTimed(row)
        && (facts.isMapped(row) || facts.isNamed(row))
        && (facts.codes(row) >>> 8 & 255) <= WIDEST_TIME_CODE;
  }
}
