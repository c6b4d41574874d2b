package tansiq.core.place;

/**
 * The transverse Mercator projection of WGS 84 as UTM uses it, by the Krüger series to the sixth
 * order in the third flattening (C. F. F. Karney, Transverse Mercator with an accuracy of a few
 * nanometers, J. Geodesy 85, 2011, equations 7 to 36). {@code StrictMath} makes the result the same
 * on every machine.
 */
final class TransverseMercator {
  private static final double F = 1 / 298.257223563;
  private static final double N = F / (2 - F);
  private static final double E2 = F * (2 - F);
  private static final double E = StrictMath.sqrt(E2);
  private static final double SCALE = 0.9996;

  /** The scale on the central meridian times the rectifying radius. */
  private static final double RADIUS =
      SCALE
          * 6_378_137
          / (1 + N)
          * (1 + N * N / 4 + N * N * N * N / 64 + N * N * N * N * N * N / 256);

  /** From the conformal to the rectifying latitude (equation 35), by rising powers of N. */
  private static final double[] FORWARD = {
    series(1, 1 / 2., -2 / 3., 5 / 16., 41 / 180., -127 / 288., 7891 / 37_800.),
    series(2, 13 / 48., -3 / 5., 557 / 1440., 281 / 630., -1_983_433 / 1_935_360.),
    series(3, 61 / 240., -103 / 140., 15_061 / 26_880., 167_603 / 181_440.),
    series(4, 49_561 / 161_280., -179 / 168., 6_601_661 / 7_257_600.),
    series(5, 34_729 / 80_640., -3_418_889 / 1_995_840.),
    series(6, 212_378_941 / 319_334_400.)
  };

  /** And back (equation 36). */
  private static final double[] INVERSE = {
    series(1, 1 / 2., -2 / 3., 37 / 96., -1 / 360., -81 / 512., 96_199 / 604_800.),
    series(2, 1 / 48., 1 / 15., -437 / 1440., 46 / 105., -1_118_711 / 3_870_720.),
    series(3, 17 / 480., -37 / 840., -209 / 4480., 5569 / 90_720.),
    series(4, 4397 / 161_280., -11 / 504., -830_251 / 7_257_600.),
    series(5, 4583 / 161_280., -108_847 / 3_991_680.),
    series(6, 20_648_693 / 638_668_800.)
  };

  private TransverseMercator() {}

  /** Degrees of latitude, and of longitude from the central meridian. */
  record Degrees(double lat, double lon) {}

  /** Metres from the equator to a latitude in degrees along the central meridian. */
  static double northing(double lat) {
    double conformal = StrictMath.atan(conformal(StrictMath.tan(StrictMath.toRadians(lat))));
    double rectifying = conformal;
    for (int j = 1; j <= FORWARD.length; j++) {
      rectifying += FORWARD[j - 1] * StrictMath.sin(2 * j * conformal);
    }
    return RADIUS * rectifying;
  }

  /** The place of metres east of the central meridian and north of the equator. */
  static Degrees inverse(double east, double north) {
    double xi = north / RADIUS;
    double eta = east / RADIUS;
    double conformalXi = xi;
    double conformalEta = eta;
    for (int j = 1; j <= INVERSE.length; j++) {
      conformalXi -= INVERSE[j - 1] * StrictMath.sin(2 * j * xi) * StrictMath.cosh(2 * j * eta);
      conformalEta -= INVERSE[j - 1] * StrictMath.cos(2 * j * xi) * StrictMath.sinh(2 * j * eta);
    }
    double sinh = StrictMath.sinh(conformalEta);
    double cos = StrictMath.cos(conformalXi);
    double tau = geographic(StrictMath.sin(conformalXi) / StrictMath.sqrt(sinh * sinh + cos * cos));
    return new Degrees(
        StrictMath.toDegrees(StrictMath.atan(tau)),
        StrictMath.toDegrees(StrictMath.atan2(sinh, cos)));
  }

  /** The tangent of the conformal latitude from that of the geographic one (equations 7 to 9). */
  private static double conformal(double tau) {
    double root = StrictMath.sqrt(1 + tau * tau);
    double sigma = StrictMath.sinh(E * atanh(E * tau / root));
    return tau * StrictMath.sqrt(1 + sigma * sigma) - sigma * root;
  }

  /** And back, by Newton's method (equations 19 to 21); three steps reach the last bit. */
  private static double geographic(double conformal) {
    double tau = conformal;
    for (int i = 0; i < 5; i++) {
      double guess = conformal(tau);
      tau +=
          (conformal - guess)
              / StrictMath.sqrt(1 + guess * guess)
              * (1 + (1 - E2) * tau * tau)
              / ((1 - E2) * StrictMath.sqrt(1 + tau * tau));
    }
    return tau;
  }

  private static double atanh(double x) {
    return StrictMath.log1p(2 * x / (1 - x)) / 2;
  }

  private static double series(int power, double... coefficients) {
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      sum = sum * N + coefficients[i];
    }
    return sum * StrictMath.pow(N, power);
  }
}
