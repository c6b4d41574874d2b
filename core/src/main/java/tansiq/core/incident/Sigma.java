package tansiq.core.incident;

/**
 * Standard deviations in one byte, in steps of an eighth of an octave, rounded up so that no report
 * counts as surer than it says. The unit is a metre in place and a second in time.
 */
final class Sigma {
  /** The largest code: some 4 · 10⁹ units. */
  static final int LARGEST = 255;

  private static final double[] VALUES = new double[LARGEST + 1];

  static {
    for (int code = 0; code <= LARGEST; code++) {
      VALUES[code] = StrictMath.pow(2, code / 8.0);
    }
  }

  private Sigma() {}

  /** The deviation of a code. */
  static double value(int code) {
    return VALUES[code];
  }

  /** The least code whose deviation is not below this. */
  static int code(double value) {
    int low = 0;
    int high = LARGEST;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (VALUES[middle] >= value) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
