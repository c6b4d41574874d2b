package tansiq.core.picture;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import org.jspecify.annotations.Nullable;
import tansiq.core.proof.Hash;

/**
 * A persistent tree of blocks: months of 32 days, days, blocks in the order of their keys. One
 * thread edits; what {@link #frozen} gave out never changes, because an edit copies the path to it.
 * Its form depends on which blocks there are alone, so its digest does too.
 */
final class Blocks {
  private static final int MONTH_BITS = 5;
  private static final int MONTH_DAYS = 1 << MONTH_BITS;

  /** The number of this edit: nodes that an earlier one made are copied before they change. */
  private int edit;

  private Root root;

  /** The order of settling, in which a block keeps its pivots. */
  private final IntBinaryOperator order;

  Blocks(IntBinaryOperator order) {
    this.order = order;
    this.root = new Root(edit);
  }

  /** All months, by number. */
  static final class Root {
    final int edit;
    int[] numbers = new int[4];
    @Nullable Month[] months = new Month[4];
    int size;
    @Nullable Hash digest;

    Root(int edit) {
      this.edit = edit;
    }

    Root(int edit, Root other) {
      this.edit = edit;
      this.numbers = other.numbers.clone();
      this.months = other.months.clone();
      this.size = other.size;
    }

    Month month(int index) {
      return java.util.Objects.requireNonNull(months[index]);
    }

    /** The index of a month's number, or where it belongs: -1 - index. */
    int find(int number) {
      return Arrays.binarySearch(numbers, 0, size, number);
    }

    /** A day, or null when it has no block. */
    @Nullable Day day(int day) {
      int index = find(day >> MONTH_BITS);
      return index < 0 ? null : month(index).days[day & (MONTH_DAYS - 1)];
    }
  }

  /** Up to 32 days. */
  static final class Month {
    final int edit;
    final int number;
    final @Nullable Day[] days;
    int size;
    @Nullable Hash digest;

    Month(int edit, int number) {
      this.edit = edit;
      this.number = number;
      this.days = new Day[MONTH_DAYS];
    }

    Month(int edit, Month other) {
      this.edit = edit;
      this.number = other.number;
      this.days = other.days.clone();
      this.size = other.size;
    }

    /** The day's number, since 1970, of one of the 32. */
    int day(int index) {
      return (number << MONTH_BITS) + index;
    }
  }

  /** The blocks of a day, by key. */
  static final class Day {
    final int edit;
    long[] keys;
    @Nullable Block[] blocks;
    int size;
    @Nullable Hash digest;

    Day(int edit) {
      this.edit = edit;
      this.keys = new long[2];
      this.blocks = new Block[2];
    }

    Day(int edit, Day other) {
      this.edit = edit;
      this.keys = Arrays.copyOf(other.keys, other.size + 1);
      this.blocks = Arrays.copyOf(other.blocks, other.size + 1);
      this.size = other.size;
    }

    Block block(int index) {
      return java.util.Objects.requireNonNull(blocks[index]);
    }

    /** The index of the first block whose key is not below this one. */
    int from(long key) {
      int index = Arrays.binarySearch(keys, 0, size, key);
      return index < 0 ? -1 - index : index;
    }
  }

  Root root() {
    return root;
  }

  /** What is there now, for readers. */
  Root frozen() {
    edit++;
    return root;
  }

  /** The block of a day and key, or null. */
  @Nullable Block find(int day, long key) {
    Day of = root.day(day);
    if (of == null) {
      return null;
    }
    int at = of.from(key);
    return at < of.size && of.keys[at] == key ? of.block(at) : null;
  }

  /** Adds a row to the block of a day and key. */
  Block add(int day, long key, int row, boolean pivot) {
    Block block = toChange(day, key);
    block.add(row, pivot, order);
    return block;
  }

  /** Makes a row of a block a pivot, or none. */
  Block turn(int day, long key, int row, boolean pivot) {
    Block block = toChange(day, key);
    block.turn(row, pivot, order);
    return block;
  }

  /** Notes that something that the digest speaks of has changed in a block. */
  void touch(int day, long key) {
    toChange(day, key);
  }

  /** Removes a row, and the block if it was the last. */
  Block remove(int day, long key, int row) {
    Block block = toChange(day, key);
    block.remove(row, order);
    if (block.size() == 0) {
      prune(day, key);
    }
    return block;
  }

  private void prune(int day, long key) {
    int index = root.find(day >> MONTH_BITS);
    Month month = root.month(index);
    Day of = java.util.Objects.requireNonNull(month.days[day & (MONTH_DAYS - 1)]);
    int at = of.from(key);
    System.arraycopy(of.keys, at + 1, of.keys, at, of.size - at - 1);
    System.arraycopy(of.blocks, at + 1, of.blocks, at, of.size - at - 1);
    of.blocks[--of.size] = null;
    if (of.size == 0) {
      month.days[day & (MONTH_DAYS - 1)] = null;
      month.size--;
    }
    if (month.size == 0) {
      int after = root.size - index - 1;
      System.arraycopy(root.numbers, index + 1, root.numbers, index, after);
      System.arraycopy(root.months, index + 1, root.months, index, after);
      root.months[--root.size] = null;
    }
  }

  /** The block of a day and key, made when there is none, with a path that may be changed. */
  private Block toChange(int day, long key) {
    if (root.edit != edit) {
      root = new Root(edit, root);
    }
    root.digest = null;
    Day of = day(month(day >> MONTH_BITS), day & (MONTH_DAYS - 1));
    int at = of.from(key);
    if (at == of.size || of.keys[at] != key) {
      insert(of, at, key);
    } else if (of.block(at).edit != edit) {
      of.blocks[at] = new Block(edit, of.block(at));
    }
    Block block = of.block(at);
    block.digest = null;
    return block;
  }

  private void insert(Day of, int at, long key) {
    if (of.size == of.keys.length) {
      of.keys = Arrays.copyOf(of.keys, of.size + of.size / 2 + 2);
      of.blocks = Arrays.copyOf(of.blocks, of.size + of.size / 2 + 2);
    }
    System.arraycopy(of.keys, at, of.keys, at + 1, of.size - at);
    System.arraycopy(of.blocks, at, of.blocks, at + 1, of.size - at);
    of.keys[at] = key;
    of.blocks[at] = new Block(edit);
    of.size++;
  }

  private Month month(int number) {
    int index = root.find(number);
    if (index < 0) {
      index = -1 - index;
      if (root.size == root.numbers.length) {
        root.numbers = Arrays.copyOf(root.numbers, 2 * root.size);
        root.months = Arrays.copyOf(root.months, 2 * root.size);
      }
      System.arraycopy(root.numbers, index, root.numbers, index + 1, root.size - index);
      System.arraycopy(root.months, index, root.months, index + 1, root.size - index);
      root.numbers[index] = number;
      root.months[index] = new Month(edit, number);
      root.size++;
    } else if (root.month(index).edit != edit) {
      root.months[index] = new Month(edit, root.month(index));
    }
    Month month = root.month(index);
    month.digest = null;
    return month;
  }

  private Day day(Month month, int index) {
    Day day = month.days[index];
    if (day == null) {
      day = new Day(edit);
      month.size++;
    } else if (day.edit != edit) {
      day = new Day(edit, day);
    }
    month.days[index] = day;
    day.digest = null;
    return day;
  }
}
