package tansiq.bench.figures;

import java.util.Arrays;

/** Some measurements of one thing, in one unit. Not thread-safe. */
public final class Samples {
  private double[] values = new double[16];
  private int size;

  /** Adds one. */
  public void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** The middle one. */
  public double median() {
    return quantile(0.5);
  }

  /** The largest. */
  public double max() {
    return quantile(1);
  }

  /** The smallest. */
  public double min() {
    return quantile(0);
  }

  /** The least value that so large a share does not exceed (nearest rank); needs at least one. */
  public double quantile(double share) {
    if (size == 0) {
      throw new IllegalStateException("nothing was measured");
    }
    double[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(share * size);
    return sorted[Math.clamp(rank - 1, 0, size - 1)];
  }
}
