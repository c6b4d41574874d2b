package tansiq.core.picture;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tansiq.core.proof.Hash;

/**
 * The rows of one cell and day: the unit of recomputation and of the digest's tree. Pivots come
 * first. Changed only by the tree that made it, until that tree is frozen.
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

  void add(int row, boolean pivot) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, size + size / 2 + 1);
    }
    rows[size++] = row;
    if (pivot) {
      swap(size - 1, pivots++);
    }
  }

  /** Makes a row that is there a pivot, or none. */
  void turn(int row, boolean pivot) {
    int at = find(row);
    if (pivot && at >= pivots) {
      swap(at, pivots++);
    } else if (!pivot && at < pivots) {
      swap(at, --pivots);
    }
  }

  void remove(int row) {
    turn(row, false);
    swap(find(row), --size);
  }

  private int find(int row) {
    for (int i = 0; i < size; i++) {
      if (rows[i] == row) {
        return i;
      }
    }
    throw new IllegalStateException("not in its block: " + row);
  }

  private void swap(int i, int j) {
    int row = rows[i];
    rows[i] = rows[j];
    rows[j] = row;
  }
}
