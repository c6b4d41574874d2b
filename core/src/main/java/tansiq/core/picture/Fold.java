package tansiq.core.picture;

import java.util.SortedSet;
import tansiq.core.incident.Weights;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;

/**
 * Folds records into pictures. One thread writes; the pictures that it gives out are immutable and
 * may be read by any number of threads once they were handed over safely.
 *
 * <p>The picture is a function of the set of (record, held sections) of each ledger: neither the
 * order of arrival across ledgers, nor when a lacking entry is supplemented, nor how often a
 * picture is taken in between changes it. "As known then" is a new fold of the entries of that cut.
 */
public final class Fold {
  /** A fold of all authors. */
  public Fold(Weights weights) {}

  /** A fold in which the reports and retractions of other authors are left out. */
  public static Fold ofAuthors(Weights weights, SortedSet<String> authors) {
    throw new UnsupportedOperationException();
  }

  /**
   * Adds the next entry of a ledger.
   *
   * @param index the number of entries of this ledger that were added before; anything else throws
   */
  public void add(LedgerId ledger, long index, Entry entry) {
    throw new UnsupportedOperationException();
  }

  /**
   * Adds sections of an entry that was added before, or its header and sections where only the leaf
   * was there. What is held already stays.
   */
  public void supplement(LedgerId ledger, long index, Entry.Held entry) {
    throw new UnsupportedOperationException();
  }

  /** The picture of all that was added. */
  public Picture picture() {
    throw new UnsupportedOperationException();
  }
}
