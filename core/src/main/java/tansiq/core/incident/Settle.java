package tansiq.core.incident;

/**
 * Settles reports into incidents by pivot clustering (Ailon, Charikar and Newman, "Aggregating
 * inconsistent information", 2008, section 3: KwikCluster). Going through the reports in their
 * fixed order, a report that scores the threshold with no earlier pivot becomes a pivot itself;
 * every other report joins the pivot, earlier or later, with which it scores best.
 *
 * <p>In a block in which many reports match nobody, only the first of its pivots are open to be
 * joined ({@link Weights#openPivots}), so that no flood of reports makes the work grow with its
 * square.
 *
 * <p>The outcome is a function of the set of reports: it does not depend on the order in which they
 * are added or removed, and one report changes only what lies within reach of it, and of those
 * whose part changes by it. One thread at a time.
 */
public final class Settle {
  /** What settling sees and changes. */
  public interface Field {
    /** Adds to {@code out} the open pivots within reach of a row, the row itself left out. */
    void pivotsNear(int row, Rows out);

    /** Adds to {@code out} all that have a part within reach of a row, the row left out. */
    void near(int row, Rows out);

    /** The pivot that a row has joined, itself if it is one, below 0 if neither. */
    int pivotOf(int row);

    /**
     * Gives a row its part: a pivot, or one that is to join a pivot before long.
     *
     * @return another pivot that is open because of this, or open no longer; -1 if none
     */
    int take(int row, boolean pivot);

    /** Whether a row is a pivot that others may join. */
    boolean isOpen(int row);

    /** Lets a row, which is none, join a pivot. */
    void join(int row, int pivot);

    /**
     * Takes a row's part away.
     *
     * @return another pivot that is open because of this; -1 if none
     */
    int drop(int row);

    /** The fixed order of settling; 0 for the same row alone. */
    int order(int a, int b);
  }

  private final Score score;
  private final Field field;
  private final Rows near = new Rows();

  /** What the row that was looked at last scores with its best pivot. */
  private double bestScore;

  /** Rows whose part has to be looked at, a heap by order. */
  private final Rows heap = new Rows();

  private final Marks queued = new Marks();
  private final Marks toJoin = new Marks();

  /** What rows of those would join as things stand, where that has been found out. */
  private final Candidates candidates = new Candidates();

  /** Settles the rows of a field. */
  public Settle(Score score, Field field) {
    this.score = score;
    this.field = field;
  }

  /** Takes away some rows and adds others; afterwards every row but those has its part. */
  public void change(Rows removed, Rows added) {
    queued.clear();
    toJoin.clear();
    candidates.clear();
    heap.clear();
    // All go before anybody is stirred, lest one that is about to go be given a part again.
    Rows gone = drop(removed);
    for (int i = 0; i < gone.size(); i++) {
      stir(gone.get(i), field.isOpen(gone.get(i)));
    }
    Rows fresh = added.sorted(field::order);
    int next = 0;
    while (next < fresh.size() || heap.size() > 0) {
      boolean first =
          heap.size() == 0
              || (next < fresh.size() && field.order(fresh.get(next), heap.get(0)) < 0);
      look(first ? fresh.get(next++) : pop());
    }
    for (int i = 0; i < toJoin.list().size(); i++) {
      int row = toJoin.list().get(i);
      if (field.pivotOf(row) != row) {
        int known = candidates.pivot(row);
        field.join(row, known >= 0 ? known : best(row));
      }
    }
  }

  /** Drops rows, and returns the pivots that can be joined no longer, or can be now. */
  private Rows drop(Rows rows) {
    Rows turned = new Rows();
    for (int i = 0; i < rows.size(); i++) {
      int row = rows.get(i);
      if (field.isOpen(row)) {
        turned.add(row);
      }
      int other = field.drop(row);
      if (other >= 0) {
        turned.add(other);
      }
    }
    return turned;
  }

  /** Decides whether a row is a pivot, and stirs those whose part may change by it. */
  private void look(int row) {
    boolean was = field.pivotOf(row) == row;
    boolean wasOpen = was && field.isOpen(row);
    boolean is = !hasEarlierPivot(row);
    queued.remove(row);
    if (field.pivotOf(row) >= 0 && was == is) {
      return;
    }
    int other = field.take(row, is);
    toJoin.add(row);
    boolean open = is && field.isOpen(row);
    if (wasOpen || open) {
      stir(row, open);
    }
    if (other >= 0) {
      stir(other, field.isOpen(other));
    }
  }

  /** Whether a row scores with a pivot before it, in which case its candidate is known as well. */
  private boolean hasEarlierPivot(int row) {
    boolean earlier = false;
    int best = scan(row);
    for (int i = 0; i < near.size() && !earlier; i++) {
      earlier = field.order(near.get(i), row) < 0;
    }
    if (earlier) {
      candidates.put(row, best, bestScore);
    } else {
      candidates.forget(row);
    }
    return earlier;
  }

  /**
   * An open pivot came or went: who scores with it joins anew, and later ones may become pivots.
   */
  private void stir(int row, boolean open) {
    near.clear();
    field.near(row, near);
    for (int i = 0; i < near.size(); i++) {
      int other = near.get(i);
      boolean later = field.order(other, row) > 0;
      int candidate = candidates.pivot(other);
      if (candidate == row && !open) {
        candidates.forget(other);
      }
      // What comes after a pivot is nothing to it.
      boolean mayChange = later || field.pivotOf(other) != other;
      boolean news =
          (later && !queued.has(other)) || !toJoin.has(other) || (open && candidate >= 0);
      if (mayChange && news) {
        double of = score.of(row, other);
        if (of >= score.threshold()) {
          if (open && candidate >= 0 && isBetter(row, of, candidate, candidates.score(other))) {
            candidates.put(other, row, of);
          }
          toJoin.add(other);
          if (later && queued.add(other)) {
            push(other);
          }
        }
      }
    }
  }

  /** The open pivot that a row scores best with. */
  private int best(int row) {
    int best = scan(row);
    if (best < 0) {
      throw new IllegalStateException("a report that is no pivot scores with none: " + row);
    }
    return best;
  }

  /**
   * Looks at the open pivots within reach of a row.
   *
   * @return the one that it scores best with, with {@link #bestScore}, below 0 if it scores the
   *     threshold with none; {@link #near} then holds those with which it does
   */
  private int scan(int row) {
    near.clear();
    field.pivotsNear(row, near);
    int best = -1;
    bestScore = score.threshold();
    int scoring = 0;
    for (int i = 0; i < near.size(); i++) {
      int pivot = near.get(i);
      double of = score.of(row, pivot);
      if (of >= score.threshold()) {
        near.swap(scoring++, i);
        if (best < 0 || isBetter(pivot, of, best, bestScore)) {
          best = pivot;
          bestScore = of;
        }
      }
    }
    near.shorten(scoring);
    return best;
  }

  private boolean isBetter(int pivot, double of, int than, double best) {
    return of > best || (of == best && field.order(pivot, than) < 0);
  }

  private void push(int row) {
    heap.add(row);
    int at = heap.size() - 1;
    while (at > 0 && field.order(heap.get(at), heap.get((at - 1) / 2)) < 0) {
      heap.swap(at, (at - 1) / 2);
      at = (at - 1) / 2;
    }
  }

  private int pop() {
    int first = heap.get(0);
    heap.swap(0, heap.size() - 1);
    heap.removeLast();
    int at = 0;
    while (true) {
      int child = 2 * at + 1;
      if (child >= heap.size()) {
        return first;
      }
      if (child + 1 < heap.size() && field.order(heap.get(child + 1), heap.get(child)) < 0) {
        child++;
      }
      if (field.order(heap.get(at), heap.get(child)) <= 0) {
        return first;
      }
      heap.swap(at, child);
      at = child;
    }
  }
}
