package tansiq.core.picture;

import java.util.SortedSet;
import tansiq.core.record.Status;

/** All that follows from the records of a cut. Immutable, read by any number of threads. */
public final class Picture {
  Picture() {}

  /** The records that it was made from. */
  public Cut cut() {
    throw new UnsupportedOperationException();
  }

  /** The groups of which some ledger here accepted a roster. */
  public SortedSet<String> groups() {
    throw new UnsupportedOperationException();
  }

  /** One scope and status; empty for a group that nobody's roster names. */
  public Layer layer(Scope scope, Status status) {
    throw new UnsupportedOperationException();
  }
}
