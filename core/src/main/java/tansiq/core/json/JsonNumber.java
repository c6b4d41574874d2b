package tansiq.core.json;

/**
 * A JSON number: a finite double. An integer beyond ±2⁵³ is refused, because it would not survive
 * the way through a double unchanged (RFC 8785, section 3.2.2.3; RFC 7493, section 2.2); integer
 * means whatever the canonical form writes with digits alone, which it does below 10²¹. Minus zero
 * is zero, as the canonical form has it.
 */
public record JsonNumber(double value) implements Json {
  /** The largest magnitude of an integer that a double holds exactly. */
  public static final long MAX_INTEGER = 1L << 53;

  private static final double EXPONENTS_FROM = 1e21;

  /** Checks that the number can be written and read back unchanged. */
  public JsonNumber {
    if (!isAdmitted(value)) {
      throw new IllegalArgumentException("not finite, or an integer beyond 2^53: " + value);
    }
    value += 0.0;
  }

  /** Whether the number is one that this system admits. */
  static boolean isAdmitted(double value) {
    double size = StrictMath.abs(value);
    return size <= MAX_INTEGER || (size >= EXPONENTS_FROM && Double.isFinite(value));
  }

  /** An integer within ±2⁵³. */
  public static JsonNumber of(long value) {
    if (value > MAX_INTEGER || value < -MAX_INTEGER) {
      throw new IllegalArgumentException("beyond 2^53: " + value);
    }
    return new JsonNumber((double) value);
  }

  /** Whether this is an integer within ±2⁵³. */
  public boolean isInteger() {
    return value == StrictMath.rint(value) && StrictMath.abs(value) <= MAX_INTEGER;
  }

  /** The integer; throws when this is none. */
  public long toLong() {
    if (!isInteger()) {
      throw new IllegalStateException("not an integer: " + value);
    }
    return (long) value;
  }
}
