package tansiq.core.incident;

import java.util.Arrays;

/** A set of numbers without boxes, cleared at the cost of its size alone. Not thread-safe. */
public final class Marks {
  private long[] bits = new long[16];
  private final Rows marked = new Rows();

  /** Whether a number is in it. */
  public boolean has(int number) {
    int word = number >>> 6;
    return word < bits.length && (bits[word] & (1L << number)) != 0;
  }

  /** Adds a number; false when it was there. */
  public boolean add(int number) {
    if (has(number)) {
      return false;
    }
    int word = number >>> 6;
    if (word >= bits.length) {
      bits = Arrays.copyOf(bits, StrictMath.max(2 * bits.length, word + 1));
    }
    bits[word] |= 1L << number;
    marked.add(number);
    return true;
  }

  /** Takes a number out again; it may be added anew. */
  void remove(int number) {
    int word = number >>> 6;
    if (word < bits.length) {
      bits[word] &= ~(1L << number);
    }
  }

  /** Those that were added since the last {@link #clear}, in the order of adding. */
  public Rows list() {
    return marked;
  }

  /** Takes all out. */
  public void clear() {
    for (int i = 0; i < marked.size(); i++) {
      remove(marked.get(i));
    }
    marked.clear();
  }
}
