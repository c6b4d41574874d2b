package tansiq.core.ledger;

import java.util.List;
import java.util.Optional;
import tansiq.core.proof.SignedCheckpoint;
import tansiq.core.record.LedgerId;

/**
 * A ledger as it is on the disk at one moment, for who only looks: nothing is written, and another
 * process may go on appending. Safe for any thread.
 */
public final class LedgerView {
  private final LedgerId id;
  private final Recovery recovery;
  private final Entries entries;
  private final long size;

  private LedgerView(Disk disk, String directory, LedgerId id, boolean own) {
    this.id = id;
    recovery =
        new Recovery(
            LeafFile.open(disk, directory, id),
            SupplementFile.open(disk, directory, id),
            CheckpointFile.open(disk, directory, id),
            Residue.truncation(disk, directory).orElse(Long.MAX_VALUE));
    recovery.checkCovered();
    entries = new Entries(LeafFile.open(disk, directory, id), new BodyFiles(disk, directory, id));
    recovery.supplement(entries);
    size = own ? recovery.size() : recovery.certified().size();
  }

  /**
   * Looks at a ledger.
   *
   * @param own whether its entries count before a checkpoint covers them
   */
  public static LedgerView open(Disk disk, String directory, LedgerId id, boolean own) {
    return new LedgerView(disk, directory, id, own);
  }

  /** Which ledger this is. */
  public LedgerId id() {
    return id;
  }

  /** How many entries count. */
  public long size() {
    return size;
  }

  /** The checkpoints that are kept, oldest first. */
  public List<SignedCheckpoint> checkpoints() {
    return recovery.kept().stream().map(CheckpointFile.Kept::checkpoint).toList();
  }

  /** The latest checkpoint. */
  public Optional<SignedCheckpoint> checkpoint() {
    return recovery.checkpoint();
  }

  /** Visits entries from one index up to, not including, another. */
  public void read(long from, long to, EntryVisitor visitor) {
    if (from < 0 || to > size) {
      throw new IllegalArgumentException(from + " to " + to + " of " + size);
    }
    entries.read(from, to, visitor);
  }
}
