package tansiq.core.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tansiq.core.incident.FactColumns;
import tansiq.core.incident.Marks;
import tansiq.core.incident.Reach;
import tansiq.core.incident.Rows;
import tansiq.core.incident.Score;
import tansiq.core.incident.Settle;
import tansiq.core.incident.Weights;

/**
 * The side of one layer that the fold's one thread changes; see {@link LayerData} for the parts.
 */
final class LayerWriter implements Settle.Field {
  private final LayerData data;
  private final Families families;
  private final Settle settle;

  /** Records of which more is visible than when they were last settled. */
  private final Marks stirred = new Marks();

  private final Rows removed = new Rows();
  private final Rows added = new Rows();

  /** Rows whose part is not the settling's, and their parts: given once the settling let go. */
  private final Rows others = new Rows();

  private final Rows othersParts = new Rows();

  /** Pivots whose incident has changed. */
  private final Marks changed = new Marks();

  /** How many rows there are at each level, so that empty ones are not looked at. */
  private final int[] atLevel = new int[Grid.LEVELS];

  private final Blocks blocks = new Blocks(this::order);

  /** Of a block's pivots, only so many of the first can be joined. */
  private final int open;

  private @Nullable Layer layer;
  private long reports;
  private long incidents;
  private long origins;
  private long unplaced;

  /** With {@code standsIn} as {@link Families} takes it. */
  LayerWriter(Weights weights, Columns columns, boolean standsIn) {
    this.data = new LayerData(weights, columns);
    this.open = weights.openPivots();
    this.families =
        new Families(
            columns.records(),
            data.links(),
            data::isReport,
            (a, b) -> order(data.row(a), data.row(b)),
            standsIn);
    this.settle = new Settle(new Score(weights, columns.facts()), this);
  }

  /** Shows a record by a row, in place of the one that showed less of it. */
  void show(int record, int row, boolean report, Links.@Nullable Reference reference) {
    data.show(record, row, report);
    data.links().set(record, reference);
    stirred.add(record);
    if (reference != null) {
      stirred.add(reference.record());
    }
    layer = null;
  }

  /** Notes a record by which a member talks, before it is first shown. */
  void talk(int record) {
    data.talks().add(0, record);
  }

  /** The row that shows a record, or -1. */
  int row(int record) {
    return data.row(record);
  }

  /** A record that was only spoken of until now has come to its place in a ledger. */
  void placed(int record) {
    if (data.links().isReferredTo(record)) {
      stirred.add(record);
      layer = null;
    }
  }

  /** Settles what was shown since, and gives it out with these frozen columns. */
  Layer layer(Columns frozen) {
    if (layer == null) {
      settle();
      layer =
          new Layer(
              data.frozen(frozen),
              blocks.frozen(),
              new Layer.Totals(reports, incidents, origins, unplaced));
    }
    return layer;
  }

  /** Gives everything that was shown since its part. */
  void settle() {
    removed.clear();
    added.clear();
    others.clear();
    othersParts.clear();
    List<Integer> related = new ArrayList<>();
    for (int i = 0; i < stirred.list().size(); i++) {
      int record = stirred.list().get(i);
      if (!families.isLoner(record)) {
        related.add(record);
      } else if (data.row(record) >= 0) {
        change(record, data.isReport(record) ? Families.FREE : Families.ASIDE);
      }
    }
    Map<Integer, Integer> rulings = families.rule(related);
    rulings.forEach(this::change);
    for (int record : related) {
      if (data.row(record) >= 0 && !data.isReport(record)) {
        // A retraction: it counts for nothing itself, but is visible and part of the digest.
        change(record, Families.ASIDE);
      }
    }
    settleByDay();
    for (int i = 0; i < others.size(); i++) {
      place(others.get(i), othersParts.get(i));
    }
    for (int i = 0; i < changed.list().size(); i++) {
      count(changed.list().get(i));
    }
    changed.clear();
    stirred.clear();
  }

  /**
   * Lets the settling work day by day: the outcome is the same in any order, and what is near in
   * time is near in memory.
   */
  private void settleByDay() {
    long[] byDay = new long[added.size()];
    for (int i = 0; i < byDay.length; i++) {
      byDay[i] = ((long) data.day(added.get(i)) << 32) | i;
    }
    Arrays.sort(byDay);
    Rows day = new Rows();
    settle.change(removed, day);
    removed.clear();
    for (int i = 0; i < byDay.length; i++) {
      day.add(added.get((int) byDay[i]));
      if (i + 1 == byDay.length || byDay[i] >> 32 != byDay[i + 1] >> 32) {
        settle.change(removed, day);
        day.clear();
      }
    }
  }

  /** Prepares a record's new part; what joins or leaves the settling is left to it. */
  private void change(int record, int ruling) {
    int was = data.settledRow(record);
    int row = data.row(record);
    boolean settles = ruling == Families.FREE && Reach.canJoin(data.facts(), row);
    int part =
        switch (ruling) {
          case Families.FREE -> LayerData.pivot(row);
          case Families.ASIDE -> LayerData.ASIDE;
          default -> LayerData.hangsOn(data.row(ruling));
        };
    if (was == row && (settles ? data.isSettled(row) : data.part(row) == part)) {
      return;
    }
    if (was >= 0) {
      leave(was);
    }
    data.settledRow(record, row);
    if (settles) {
      added.add(row);
      reports++;
    } else {
      others.add(row);
      othersParts.add(part);
    }
  }

  private void leave(int row) {
    if (data.isCounted(row)) {
      reports--;
    }
    if (data.isSettled(row)) {
      removed.add(row);
      return;
    }
    int on = data.hangsOnOf(row);
    if (on >= 0) {
      data.hanging().remove(on, row);
      changed.add(on);
    } else if (data.isCounted(row)) {
      changed.add(row);
    }
    blocks.remove(data.day(row), data.key(row), row);
    data.part(row, LayerData.NONE);
  }

  private void place(int row, int part) {
    data.part(row, part);
    blocks.add(data.day(row), data.key(row), row, part == LayerData.pivot(row));
    int on = data.hangsOnOf(row);
    if (on >= 0) {
      data.hanging().add(on, row);
    }
    if (data.isCounted(row)) {
      reports++;
      // What it hangs on may only get its part by the settling that follows.
      changed.add(on >= 0 ? on : row);
    }
  }

  private void count(int row) {
    int pivot = data.incident(row);
    if (pivot != row && pivot >= 0) {
      recount(pivot);
    }
    // The row may have been a pivot before.
    recount(row);
  }

  private void recount(int row) {
    boolean pivot = data.pivotOf(row) == row;
    int before = data.origins(row);
    int after = pivot ? data.countOrigins(row) : 0;
    boolean was = data.isUnplaced(row);
    boolean is = pivot && !data.isAnyMapped(row);
    data.incident(row, after, is);
    origins += after - before;
    incidents += (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
    unplaced += (is ? 1 : 0) - (was ? 1 : 0);
  }

  @Override
  public int order(int a, int b) {
    int order = Long.compare(data.facts().priority(a), data.facts().priority(b));
    return order != 0 ? order : data.id(a).compareTo(data.id(b));
  }

  @Override
  public int pivotOf(int row) {
    return data.pivotOf(row);
  }

  @Override
  public int take(int row, boolean pivot) {
    int was = data.pivotOf(row);
    int rank = rank(row);
    Block block;
    if (data.part(row) == LayerData.NONE) {
      block = blocks.add(data.day(row), data.key(row), row, pivot);
      atLevel[Grid.level(data.facts(), row)]++;
    } else {
      block = blocks.turn(data.day(row), data.key(row), row, pivot);
      leavePivot(row, was);
    }
    data.part(row, pivot ? LayerData.pivot(row) : LayerData.AWAITS);
    changed.add(row);
    return turned(block, pivot ? block.rank(row, this::order) : rank, pivot);
  }

  /**
   * The pivot that can no longer be joined, or can be now, because one before it came or went; -1
   * if none.
   */
  private int turned(Block block, int rank, boolean came) {
    if (rank < 0 || rank >= open) {
      return -1;
    }
    int last = came ? open : open - 1;
    return block.pivots() > last ? block.get(last) : -1;
  }

  /** Which of its block's pivots a row is, below 0 if it is none. */
  private int rank(int row) {
    if (data.pivotOf(row) != row) {
      return -1;
    }
    Block block = blocks.find(data.day(row), data.key(row));
    return block == null ? -1 : block.rank(row, this::order);
  }

  @Override
  public boolean isOpen(int row) {
    int rank = rank(row);
    return rank >= 0 && rank < open;
  }

  @Override
  public void join(int row, int pivot) {
    int was = data.pivotOf(row);
    if (was == pivot) {
      return;
    }
    leavePivot(row, was);
    data.part(row, LayerData.pivot(pivot));
    data.joined().add(pivot, row);
    blocks.touch(data.day(row), data.key(row));
    changed.add(pivot);
  }

  @Override
  public int drop(int row) {
    int rank = rank(row);
    leavePivot(row, data.pivotOf(row));
    Block block = blocks.remove(data.day(row), data.key(row), row);
    atLevel[Grid.level(data.facts(), row)]--;
    data.part(row, LayerData.NONE);
    changed.add(row);
    return turned(block, rank, false);
  }

  private void leavePivot(int row, int pivot) {
    if (pivot >= 0 && pivot != row) {
      data.joined().remove(pivot, row);
      changed.add(pivot);
    }
  }

  @Override
  public void pivotsNear(int row, Rows out) {
    look(row, true, out);
  }

  @Override
  public void near(int row, Rows out) {
    look(row, false, out);
  }

  private void look(int row, boolean pivots, Rows out) {
    FactColumns facts = data.facts();
    boolean named = Grid.level(facts, row) >= Grid.MAPPED_LEVELS;
    int from = named ? Grid.MAPPED_LEVELS : 0;
    int to = named ? Grid.LEVELS : Grid.MAPPED_LEVELS;
    for (int level = from; level < to; level++) {
      if (atLevel[level] > 0) {
        Grid.Around around = new Grid.Around(facts, row, level);
        for (int day = around.fromDay; day <= around.toDay; day++) {
          Blocks.Day blocksOfDay = blocks.root().day(day);
          if (blocksOfDay != null) {
            look(row, around, blocksOfDay, pivots, out);
          }
        }
      }
    }
  }

  private void look(int row, Grid.Around around, Blocks.Day day, boolean pivots, Rows out) {
    if (around.isNamed()) {
      long key = around.nameKey();
      int at = day.from(key);
      if (at < day.size && day.keys[at] == key) {
        look(row, around, day.block(at), pivots, out);
      }
      return;
    }
    for (long y = around.lowY; y <= around.highY; y++) {
      for (int range = 0; range < around.ranges(); range++) {
        long high = around.highKey(y, range);
        for (int at = day.from(around.lowKey(y, range));
            at < day.size && day.keys[at] <= high;
            at++) {
          look(row, around, day.block(at), pivots, out);
        }
      }
    }
  }

  private void look(int row, Grid.Around around, Block block, boolean pivots, Rows out) {
    FactColumns facts = data.facts();
    long time = facts.timeMs(row);
    int lat = facts.latE7(row);
    int count = pivots ? StrictMath.min(block.pivots(), open) : block.size();
    for (int i = 0; i < count; i++) {
      int other = block.get(i);
      if (StrictMath.abs(facts.timeMs(other) - time) <= around.ms
          && StrictMath.abs((long) facts.latE7(other) - lat) <= around.units
          && other != row) {
        out.add(other);
      }
    }
  }
}
