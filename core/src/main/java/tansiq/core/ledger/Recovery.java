package tansiq.core.ledger;

import java.util.List;
import java.util.Optional;
import tansiq.core.proof.Checkpoint;
import tansiq.core.proof.CompactRange;
import tansiq.core.proof.SignedCheckpoint;

/**
 * What a ledger's files say when they are opened. Reading them comes first and changes nothing, so
 * that who only looks can stop there; removing what a crash left behind comes after.
 */
final class Recovery {
  private final LeafFile leaves;
  private final SupplementFile supplements;
  private final CheckpointFile checkpoints;
  private final GrowingFile.Scan<SupplementFile.Row> rows;
  private final GrowingFile.Scan<CheckpointFile.Kept> kept;
  private final LeafFile.Scan found;
  private final CompactRange range = new CompactRange();
  private CompactRange certified = new CompactRange();
  private int lastSegment;
  private int lastEnd = FileHead.BYTES;

  /**
   * Reads the files in an order that also holds while another process appends: what is read later
   * has all that the earlier speaks of.
   *
   * @param most entries to look at
   */
  Recovery(LeafFile leaves, SupplementFile supplements, CheckpointFile checkpoints, long most) {
    this.leaves = leaves;
    this.supplements = supplements;
    this.checkpoints = checkpoints;
    rows = supplements.scan();
    kept = checkpoints.scan();
    long covered = checkpoint().map(signed -> signed.checkpoint().size()).orElse(0L);
    found =
        leaves.scan(
            most,
            (index, slot) -> {
              range.append(slot.leaf());
              note(slot.place());
              if (index + 1 == covered) {
                certified = range.copy();
              }
            });
  }

  /**
   * Throws when something that was durable once is gone. While another process appends, a write of
   * its that is only half seen can look so.
   */
  void checkNothingLost() {
    refuse(leaves.path(), found.lost() ? found.wrong() : -1);
    refuse(supplements.path(), rows.lost());
    refuse(checkpoints.path(), kept.lost());
    checkCovered();
  }

  /** Overwrites what a crash left behind. */
  void removeTails() {
    if (found.tail()) {
      leaves.zeroFrom(found.size());
    }
    if (rows.tail()) {
      supplements.zeroTail();
    }
    if (kept.tail()) {
      checkpoints.zeroTail();
    }
  }

  /** Applies the supplements. */
  void supplement(Entries entries) {
    for (SupplementFile.Row row : rows.items()) {
      if (row.index() < size() && leaves.read(row.index()).leaf().equals(row.leaf())) {
        entries.replace(row.index(), row.place());
        note(row.place());
      }
    }
  }

  /** Sets where bodies are written next, behind the last that is named. */
  void open(BodyFiles bodies) {
    bodies.open(lastSegment, lastEnd);
  }

  long size() {
    return found.size();
  }

  /** The growing edge over all entries. */
  CompactRange range() {
    return range;
  }

  /** The growing edge over the entries that the latest checkpoint covers. */
  CompactRange certified() {
    return certified;
  }

  List<SupplementFile.Row> rows() {
    return rows.items();
  }

  List<CheckpointFile.Kept> kept() {
    return kept.items();
  }

  Optional<SignedCheckpoint> checkpoint() {
    return kept.items().isEmpty()
        ? Optional.empty()
        : Optional.of(kept.items().getLast().checkpoint());
  }

  /** Throws when the entries that the latest checkpoint covers are not there. */
  void checkCovered() {
    if (checkpoint().isEmpty()) {
      return;
    }
    Checkpoint covering = checkpoint().get().checkpoint();
    if (covering.size() > size()) {
      throw damaged(
          "a checkpoint of "
              + covering.size()
              + " entries is kept, and only "
              + size()
              + " of them");
    }
    if (!certified.root().equals(covering.root())) {
      throw damaged("the first " + covering.size() + " leaves are not those of the checkpoint");
    }
  }

  private DiskFailure damaged(String what) {
    return new DiskFailure(DiskFailure.Kind.DAMAGED, leaves.path(), what);
  }

  private static void refuse(String path, long offset) {
    if (offset >= 0) {
      throw new DiskFailure(
          DiskFailure.Kind.DAMAGED, path, "byte " + offset + " is not what was written");
    }
  }

  private void note(Place place) {
    if (place.isHeld()
        && (place.segment() > lastSegment
            || (place.segment() == lastSegment && place.offset() + place.length() > lastEnd))) {
      lastSegment = place.segment();
      lastEnd = place.offset() + place.length();
    }
  }
}
