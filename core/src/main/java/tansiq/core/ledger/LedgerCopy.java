package tansiq.core.ledger;

import java.util.ArrayList;
import java.util.List;
import tansiq.core.proof.SignedCheckpoint;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;

/**
 * Copies a ledger entry by entry, so that the copy is sound by itself: each body is verified by its
 * checksum on the way, each kept checkpoint by the root of what was copied. Another process may
 * append to the original meanwhile.
 */
public final class LedgerCopy {
  private static final int ENTRIES_AT_ONCE = 1000;
  private static final long BYTES_AT_ONCE = 4 << 20;

  private final Ledger copy;
  private final List<Entry> batch = new ArrayList<>();
  private long bytes;

  private LedgerCopy(Ledger copy) {
    this.copy = copy;
  }

  /**
   * Copies a ledger into the same directory of another disk, where it is not yet, or is as far as
   * an earlier attempt came; answers how many entries the copy has.
   *
   * @param most up to where entries count that no checkpoint covers; 0 for another's ledger
   */
  public static long copy(Disk from, Disk to, String directory, LedgerId id, long most) {
    if (!Ledger.isThere(from, directory)) {
      return Ledger.openForeign(to, directory, id).size();
    }
    LedgerView original = LedgerView.open(from, directory, id, most > 0);
    LedgerCopy copying = new LedgerCopy(Ledger.openForeign(to, directory, id));
    for (SignedCheckpoint checkpoint : original.checkpoints()) {
      copying.upTo(original, checkpoint.checkpoint().size());
      if (copying.isNew(checkpoint)) {
        copying.copy.certify(checkpoint);
      }
    }
    copying.upTo(original, StrictMath.min(original.size(), most));
    return copying.copy.size();
  }

  private boolean isNew(SignedCheckpoint checkpoint) {
    return copy.checkpoint()
        .map(kept -> kept.checkpoint().size() < checkpoint.checkpoint().size())
        .orElse(true);
  }

  private void upTo(LedgerView original, long to) {
    if (to > copy.size()) {
      original.read(copy.size(), to, (_, entry) -> add(entry));
      flush();
    }
  }

  private void add(Entry entry) {
    batch.add(entry);
    if (entry instanceof Entry.Held held) {
      bytes += BodyText.size(held);
    }
    if (batch.size() == ENTRIES_AT_ONCE || bytes > BYTES_AT_ONCE) {
      flush();
    }
  }

  private void flush() {
    copy.append(batch);
    batch.clear();
    bytes = 0;
  }
}
