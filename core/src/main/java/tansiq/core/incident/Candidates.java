package tansiq.core.incident;

import java.util.Arrays;

/**
 * The best pivot found so far of rows that are to join one, with its score: a map without boxes,
 * cleared at the cost of its size alone. Not thread-safe.
 */
final class Candidates {
  private static final int NONE = -1;

  private int[] rows = new int[64];
  private int[] pivots = new int[64];
  private double[] scores = new double[64];
  private int size;

  Candidates() {
    Arrays.fill(rows, NONE);
  }

  /** Where a row's candidate is, or would be put. */
  private int slot(int row) {
    int slot = ((row * 0x9E3779B9) >>> 7) & (rows.length - 1);
    while (rows[slot] != NONE && rows[slot] != row) {
      slot = (slot + 1) & (rows.length - 1);
    }
    return slot;
  }

  /** The candidate of a row, below 0 when none is known. */
  int pivot(int row) {
    int slot = slot(row);
    return rows[slot] == NONE ? NONE : pivots[slot];
  }

  /** What a row that has a candidate scores with it. */
  double score(int row) {
    return scores[slot(row)];
  }

  void put(int row, int pivot, double score) {
    int slot = slot(row);
    if (rows[slot] == NONE) {
      if (2 * ++size > rows.length) {
        grow();
        slot = slot(row);
      }
      rows[slot] = row;
    }
    pivots[slot] = pivot;
    scores[slot] = score;
  }

  /** A row's candidate is known no longer. */
  void forget(int row) {
    int slot = slot(row);
    if (rows[slot] != NONE) {
      pivots[slot] = NONE;
    }
  }

  void clear() {
    if (size > 0) {
      Arrays.fill(rows, NONE);
      size = 0;
    }
  }

  private void grow() {
    int[] oldRows = rows;
    int[] oldPivots = pivots;
    double[] oldScores = scores;
    rows = new int[2 * oldRows.length];
    pivots = new int[rows.length];
    scores = new double[rows.length];
    Arrays.fill(rows, NONE);
    for (int i = 0; i < oldRows.length; i++) {
      if (oldRows[i] != NONE) {
        int slot = slot(oldRows[i]);
        rows[slot] = oldRows[i];
        pivots[slot] = oldPivots[i];
        scores[slot] = oldScores[i];
      }
    }
  }
}
