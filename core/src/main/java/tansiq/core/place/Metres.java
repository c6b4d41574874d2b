package tansiq.core.place;

/**
 * A length on the ground.
 *
 * @param value whole metres, from 0 to half of the Earth's circumference
 */
public record Metres(int value) implements Comparable<Metres> {
  /** Half of the Earth's circumference, rounded up: no two points are farther apart. */
  public static final int MAX = 20_037_509;

  /** Checks the range. */
  public Metres {
    if (value < 0 || value > MAX) {
      throw new IllegalArgumentException("not a length on the ground: " + value);
    }
  }

  /** The least whole number of metres that is not below this; throws out of range. */
  public static Metres ofCeiling(double metres) {
    return new Metres((int) StrictMath.ceil(metres));
  }

  @Override
  public int compareTo(Metres other) {
    return Integer.compare(value, other.value);
  }
}
