package tansiq.core.incident;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/** A list of row numbers without boxes. Not thread-safe. */
public final class Rows {
  private int[] rows = new int[16];
  private int size;

  /** How many there are. */
  public int size() {
    return size;
  }

  /** The one at an index below the size. */
  public int get(int index) {
    return rows[index];
  }

  /** Adds one at the end. */
  public void add(int row) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, 2 * size);
    }
    rows[size++] = row;
  }

  /** Removes all. */
  public void clear() {
    size = 0;
  }

  /** The rows, copied. */
  public int[] toArray() {
    return Arrays.copyOf(rows, size);
  }

  void swap(int i, int j) {
    int row = rows[i];
    rows[i] = rows[j];
    rows[j] = row;
  }

  void removeLast() {
    size--;
  }

  /** Leaves the first so many. */
  void shorten(int to) {
    size = to;
  }

  /** A copy in an order, by merging, without boxes. */
  Rows sorted(IntBinaryOperator order) {
    int[] from = toArray();
    int[] to = new int[size];
    for (int width = 1; width < size; width *= 2) {
      for (int low = 0; low < size; low += 2 * width) {
        merge(from, to, low, StrictMath.min(low + width, size), width, order);
      }
      int[] other = from;
      from = to;
      to = other;
    }
    Rows sorted = new Rows();
    sorted.rows = from.length == 0 ? new int[1] : from;
    sorted.size = size;
    return sorted;
  }

  private void merge(
      int[] from, int[] to, int low, int middle, int width, IntBinaryOperator order) {
    int end = StrictMath.min(middle + width, size);
    int left = low;
    int right = middle;
    for (int at = low; at < end; at++) {
      boolean takeLeft =
          right >= end || (left < middle && order.applyAsInt(from[left], from[right]) <= 0);
      to[at] = takeLeft ? from[left++] : from[right++];
    }
  }
}
