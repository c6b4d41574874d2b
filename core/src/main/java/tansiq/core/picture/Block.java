package tansiq.core.picture;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import org.jspecify.annotations.Nullable;
import tansiq.core.proof.Hash;

/**
 * The rows of one cell and day: the unit of recomputation and of the digest's tree. Pivots come
 * first, in the order of settling. Changed only by the tree that made it, until that tree is
 * frozen.
 */
final class Block {
  /** The edit of the tree that made this copy. */
  final int edit;

  private int[] rows;
  private int pivots;
  private int size;

  /**
   * Computed by whoever asks first. Two threads may both compute it: they come to the same, and a
   * hash is safe to hand over without a lock.
   */
  @Nullable Hash digest;

  Block(int edit) {
    this.edit = edit;
    this.rows = new int[2];
  }

  Block(int edit, Block other) {
    this.edit = edit;
    this.rows = Arrays.copyOf(other.rows, other.size + 1);
    this.pivots = other.pivots;
    this.size = other.size;
  }

  int size() {
    return size;
  }

  /** How many of the first rows are pivots. */
  int pivots() {
    return pivots;
  }

  int get(int index) {
    return rows[index];
  }

  /** Adds a row; a pivot to its place in the order of settling. */
  void add(int row, boolean pivot, IntBinaryOperator order) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, size + size / 2 + 1);
    }
    rows[size++] = row;
    if (pivot) {
      lift(size - 1, order);
    }
  }

  /** Makes a row that is there a pivot, or none. */
  void turn(int row, boolean pivot, IntBinaryOperator order) {
    int rank = rank(row, order);
    if (pivot && rank < 0) {
      lift(find(row), order);
    } else if (!pivot && rank >= 0) {
      sink(rank);
    }
  }

  void remove(int row, IntBinaryOperator order) {
    turn(row, false, order);
    int at = find(row);
    rows[at] = rows[--size];
  }

  /** Which of the pivots in order a row is, from 0; below 0 when it is none. */
  int rank(int row, IntBinaryOperator order) {
    int low = 0;
    int high = pivots - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int compared = order.applyAsInt(rows[middle], row);
      if (compared == 0) {
        return middle;
      }
      low = compared < 0 ? middle + 1 : low;
      high = compared < 0 ? high : middle - 1;
    }
    return -1 - low;
  }

  /** Moves a row from among the others to its place among the pivots. */
  private void lift(int at, IntBinaryOperator order) {
    int row = rows[at];
    int rank = -1 - rank(row, order);
    rows[at] = rows[pivots];
    System.arraycopy(rows, rank, rows, rank + 1, pivots - rank);
    rows[rank] = row;
    pivots++;
  }

  /** Moves a pivot to the others. */
  private void sink(int rank) {
    int row = rows[rank];
    pivots--;
    System.arraycopy(rows, rank + 1, rows, rank, pivots - rank);
    rows[pivots] = row;
  }

  /** Where a row is that is no pivot. */
  private int find(int row) {
    for (int i = pivots; i < size; i++) {
      if (rows[i] == row) {
        return i;
      }
    }
    throw new IllegalStateException("not in its block: " + row);
  }
}
