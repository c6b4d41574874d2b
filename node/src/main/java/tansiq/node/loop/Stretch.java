package tansiq.node.loop;

import tansiq.core.record.LedgerId;

/**
 * Entries that follow each other in a ledger, being read for folding.
 *
 * @param from index of the first
 * @param bytes about how much memory they take until they are folded
 */
record Stretch(LedgerId ledger, long from, int count, long bytes, Readers.Piece read) {
  /** The index after the last. */
  long end() {
    return from + count;
  }
}
