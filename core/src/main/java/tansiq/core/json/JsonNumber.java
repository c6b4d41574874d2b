package tansiq.core.json;

/**
 * A JSON number: a finite double. An integer beyond ±2⁵³ is refused, because it would not survive
 * the way through a double unchanged (RFC 8785, section 3.2.2.3; RFC 7493, section 2.2).
 */
public record JsonNumber(double value) implements Json {
  /** The largest magnitude of an integer that a double holds exactly. */
  public static final long MAX_INTEGER = 1L << 53;

  /** Checks that the number is finite. */
  public JsonNumber {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("not finite: " + value);
    }
  }

  /** An integer within ±2⁵³. */
  public static JsonNumber of(long value) {
    if (value > MAX_INTEGER || value < -MAX_INTEGER) {
      throw new IllegalArgumentException("beyond 2^53: " + value);
    }
    return new JsonNumber(value);
  }

  /** Whether this is an integer. */
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
