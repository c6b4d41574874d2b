package tansiq.core.picture;

import java.util.Arrays;
import tansiq.core.incident.FactColumns;
import tansiq.core.incident.Reach;
import tansiq.core.incident.Rows;
import tansiq.core.incident.Weights;
import tansiq.core.proof.Hash;

/**
 * The parts that each record and row has in one layer. The fold's thread changes it; a {@link
 * #frozen} copy never changes.
 */
final class LayerData {
  /** A row's part: the layer does not show it. */
  static final int NONE = 0;

  /** A row's part: it is no pivot and is about to join one. */
  static final int AWAITS = -1;

  /** A row's part: it is visible and does not count. */
  static final int ASIDE = -2;

  private static final int HANGS = -3;

  private final Weights weights;
  private final Records records;
  private final FactColumns facts;
  private final Elements elements;
  private final Links links;

  /** By record: the row that shows it plus one, negative for what is no report. */
  private final IntPages rows;

  /** By record: the row that has a part, plus one. */
  private final IntPages settledRows;

  /** By row: a part, or the pivot plus one. */
  private final IntPages parts;

  /** By pivot: twice how many origins its incident has, plus one if it has no place. */
  private final IntPages origins;

  /** By pivot: the rows that joined it. */
  private final ListPages joined;

  /** By row: the rows that hang on it. */
  private final ListPages hanging;

  /** Under 0: the records by which members talk. */
  private final ListPages talks;

  LayerData(Weights weights, Columns columns) {
    this.weights = weights;
    this.records = columns.records();
    this.facts = columns.facts();
    this.elements = columns.elements();
    this.links = new Links();
    this.rows = new IntPages();
    this.settledRows = new IntPages();
    this.parts = new IntPages();
    this.origins = new IntPages();
    this.joined = new ListPages();
    this.hanging = new ListPages();
    this.talks = new ListPages();
  }

  private LayerData(LayerData other, Columns columns) {
    this.weights = other.weights;
    this.records = columns.records();
    this.facts = columns.facts();
    this.elements = columns.elements();
    this.links = other.links.frozen();
    this.rows = other.rows.frozen();
    this.settledRows = new IntPages();
    this.parts = other.parts.frozen();
    this.origins = other.origins.frozen();
    this.joined = other.joined.frozen();
    this.hanging = other.hanging.frozen();
    this.talks = other.talks.frozen();
  }

  /** What is there now, for readers, with columns frozen now. */
  LayerData frozen(Columns frozen) {
    return new LayerData(this, frozen);
  }

  /** The part of a pivot, or of a row that joined it. */
  static int pivot(int pivot) {
    return pivot + 1;
  }

  /** The part of a row that hangs on another one. */
  static int hangsOn(int on) {
    return HANGS - on;
  }

  Weights weights() {
    return weights;
  }

  Records records() {
    return records;
  }

  FactColumns facts() {
    return facts;
  }

  Elements elements() {
    return elements;
  }

  Links links() {
    return links;
  }

  ListPages joined() {
    return joined;
  }

  ListPages talks() {
    return talks;
  }

  ListPages hanging() {
    return hanging;
  }

  void show(int record, int row, boolean report) {
    rows.set(record, report ? row + 1 : -(row + 1));
  }

  /** The row that shows a record, or -1. */
  int row(int record) {
    return StrictMath.abs(rows.get(record)) - 1;
  }

  /** Whether the layer shows a record, and it is a report. */
  boolean isReport(int record) {
    return rows.get(record) > 0;
  }

  /** The row of a record that has a part, or -1. */
  int settledRow(int record) {
    return settledRows.get(record) - 1;
  }

  void settledRow(int record, int row) {
    settledRows.set(record, row + 1);
  }

  int part(int row) {
    return parts.get(row);
  }

  void part(int row, int part) {
    parts.set(row, part);
  }

  /** The pivot that a row has joined, itself if it is one, or -1. */
  int pivotOf(int row) {
    return StrictMath.max(part(row), 0) - 1;
  }

  /** The row that a row hangs on, or -1. */
  int hangsOnOf(int row) {
    int part = part(row);
    return part <= HANGS ? HANGS - part : -1;
  }

  /** The pivot of the incident that a row is part of, or -1. */
  int incident(int row) {
    int on = hangsOnOf(row);
    return pivotOf(on >= 0 ? on : row);
  }

  /** Whether a row is among those that settling gives a part. */
  boolean isSettled(int row) {
    int part = part(row);
    return (part > 0 || part == AWAITS) && Reach.canJoin(facts, row);
  }

  /** Whether a row counts: by itself or hanging on another one. */
  boolean isCounted(int row) {
    int part = part(row);
    return part > 0 || part == AWAITS || part <= HANGS;
  }

  private boolean isAside(int row) {
    int part = part(row);
    return part == ASIDE || part <= HANGS;
  }

  /** The day of a row's block. */
  int day(int row) {
    if (isAside(row)) {
      return Grid.day(records.at(facts.record(row)));
    }
    return facts.isTimed(row) ? Grid.day(facts.timeMs(row)) : Grid.UNDATED;
  }

  /** The key of a row's block. */
  long key(int row) {
    if (isAside(row)) {
      return Grid.aloneKey(Grid.ASIDE, id(row).a());
    }
    return Reach.canJoin(facts, row)
        ? Grid.key(facts, row)
        : Grid.aloneKey(Grid.ALONE, id(row).a());
  }

  Hash id(int row) {
    return records.id(facts.record(row));
  }

  /** How many origins the incident of a pivot was last known to have. */
  int origins(int pivot) {
    return origins.get(pivot) >>> 1;
  }

  /** Whether the incident of a pivot was last known to have no place on the map. */
  boolean isUnplaced(int pivot) {
    return (origins.get(pivot) & 1) != 0;
  }

  void incident(int pivot, int origin, boolean isUnplaced) {
    origins.set(pivot, (origin << 1) | (isUnplaced ? 1 : 0));
  }

  /** Whether any row of an incident is on the map. */
  boolean isAnyMapped(int pivot) {
    for (int row : rowsOf(pivot)) {
      if (facts.isMapped(row)) {
        return true;
      }
    }
    return false;
  }

  /** All rows of an incident: the pivot, what joined it, and what hangs on these. */
  int[] rowsOf(int pivot) {
    Rows all = new Rows();
    addWithHanging(pivot, all);
    int[] others = joined.get(pivot);
    for (int i = 0; i < joined.size(pivot); i++) {
      addWithHanging(others[i], all);
    }
    return all.toArray();
  }

  private void addWithHanging(int row, Rows out) {
    out.add(row);
    int[] those = hanging.get(row);
    for (int i = 0; i < hanging.size(row); i++) {
      out.add(those[i]);
    }
  }

  /**
   * Whose observation a row is. What is passed on is the original's; where that is not visible, its
   * id stands for it.
   */
  long originKey(int row) {
    int on = hangsOnOf(row);
    if (on >= 0) {
      return originKey(on);
    }
    int original = links.passesOn(facts.record(row));
    return original < 0 ? facts.origin(row) : records.id(original).b();
  }

  /** How many origins an incident has. */
  int countOrigins(int pivot) {
    int[] all = rowsOf(pivot);
    long[] keys = new long[all.length];
    for (int i = 0; i < all.length; i++) {
      keys[i] = originKey(all[i]);
    }
    Arrays.sort(keys);
    int count = 1;
    for (int i = 1; i < keys.length; i++) {
      count += keys[i] == keys[i - 1] ? 0 : 1;
    }
    return count;
  }
}
