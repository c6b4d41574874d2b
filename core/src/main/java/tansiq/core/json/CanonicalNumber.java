package tansiq.core.json;

/**
 * Writes a double as ECMAScript does (RFC 8785, section 3.2.2.3; ECMA-262, Number::toString): the
 * shortest decimal that reads back as the same double, the nearest of those.
 */
final class CanonicalNumber {
  private static final double[] POWERS_OF_TEN = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

  private CanonicalNumber() {}

  /** Writes an integer in decimal; answers the offset behind it. */
  static int write(long value, byte[] out, int offset) {
    int at = offset;
    long rest = value;
    if (value < 0) {
      out[at++] = '-';
      rest = -value;
    }
    int digits = 1;
    for (long v = rest; v >= 10; v /= 10) {
      digits++;
    }
    for (int i = at + digits - 1; i >= at; i--) {
      out[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return at + digits;
  }

  /** The text of any finite double. */
  static String text(double value) {
    if (value == 0) {
      return "0";
    }
    String sign = value < 0 ? "-" : "";
    double size = StrictMath.abs(value);
    String plain = shortFraction(size);
    return sign + (plain.isEmpty() ? layOut(shortest(size)) : plain);
  }

  /**
   * A number of at most 15 digits, up to 9 of them behind the point, or nothing. No two decimals of
   * at most 15 digits read as the same double, so the first that reads back is the shortest.
   */
  private static String shortFraction(double size) {
    if (size < 1e-3 || size >= 1e6) {
      return "";
    }
    for (int places = 0; places < POWERS_OF_TEN.length; places++) {
      double power = POWERS_OF_TEN[places];
      double scaled = StrictMath.rint(size * power);
      if (scaled < 1e15 && scaled / power == size) {
        long digits = (long) scaled;
        if (places == 0) {
          return Long.toString(digits);
        }
        long unit = (long) power;
        String fraction = Long.toString(unit + digits % unit);
        return digits / unit + "." + fraction.substring(1);
      }
    }
    return "";
  }

  /** Digits without leading or trailing zeros, and the place of the point: 0.DIGITS × 10^point. */
  private record Decimal(String digits, int point) {}

  /** What Double.toString finds, which is shortest except that it prefers two digits to one. */
  private static Decimal shortest(double size) {
    Decimal java = parse(Double.toString(size));
    if (java.digits.length() != 2) {
      return java;
    }
    int two = Integer.parseInt(java.digits);
    Decimal near = one((two + 5) / 10, java.point);
    if (reads(near, size)) {
      return near;
    }
    Decimal far = one((two + 5) / 10 == two / 10 ? two / 10 + 1 : two / 10, java.point);
    return reads(far, size) ? far : java;
  }

  private static Decimal one(int digit, int point) {
    return digit == 10 ? new Decimal("1", point + 1) : new Decimal(Integer.toString(digit), point);
  }

  private static boolean reads(Decimal decimal, double size) {
    return Double.parseDouble("0." + decimal.digits + "E" + decimal.point) == size;
  }

  private static Decimal parse(String text) {
    int e = text.indexOf('E');
    String mantissa = e < 0 ? text : text.substring(0, e);
    int exponent = e < 0 ? 0 : Integer.parseInt(text.substring(e + 1));
    int dot = mantissa.indexOf('.');
    String all = mantissa.substring(0, dot) + mantissa.substring(dot + 1);
    int from = 0;
    while (all.charAt(from) == '0') {
      from++;
    }
    int to = all.length();
    while (all.charAt(to - 1) == '0') {
      to--;
    }
    return new Decimal(all.substring(from, to), dot - from + exponent);
  }

  /** ECMA-262, Number::toString, steps 6 to 12. */
  private static String layOut(Decimal decimal) {
    String digits = decimal.digits;
    int k = digits.length();
    int n = decimal.point;
    if (k <= n && n <= 21) {
      return digits + "0".repeat(n - k);
    }
    if (0 < n && n <= 21) {
      return digits.substring(0, n) + "." + digits.substring(n);
    }
    if (-6 < n && n <= 0) {
      return "0." + "0".repeat(-n) + digits;
    }
    int exponent = n - 1;
    String tail = "e" + (exponent < 0 ? "-" : "+") + StrictMath.abs(exponent);
    return k == 1 ? digits + tail : digits.charAt(0) + "." + digits.substring(1) + tail;
  }
}
