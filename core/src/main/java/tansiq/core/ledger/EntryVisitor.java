package tansiq.core.ledger;

import tansiq.core.record.Entry;

/** Takes entries in order. */
@FunctionalInterface
public interface EntryVisitor {
  /** The next entry. */
  void visit(long index, Entry entry);
}
