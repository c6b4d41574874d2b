package tansiq.core.ledger;

import java.io.Serial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tansiq.core.json.Verdict;
import tansiq.core.proof.CompactRange;
import tansiq.core.proof.Hash;
import tansiq.core.proof.SignedCheckpoint;
import tansiq.core.proof.VerifierKey;
import tansiq.core.record.LedgerId;

/**
 * Verifies all that a ledger's directory says, without changing anything: heads and checksums, that
 * each header is canonical, of this ledger and what its leaf commits to, that each section is what
 * its header commits to, and that each kept checkpoint is signed and has the root of these leaves.
 * For a directory that nobody has open.
 */
public final class Fsck {
  private final Disk disk;
  private final String directory;
  private final LedgerId id;
  private final VerifierKey key;
  private final CompactRange range = new CompactRange();
  private final Map<Long, Hash> roots = new HashMap<>();
  private final BodyCheck bodies;

  private Fsck(Disk disk, String directory, LedgerId id, VerifierKey key) {
    this.disk = disk;
    this.directory = directory;
    this.id = id;
    this.key = key;
    this.bodies = new BodyCheck(disk, directory, id);
  }

  /** What came of a check. */
  public sealed interface Result {
    /**
     * All is well.
     *
     * @param size entries in the ledger
     * @param bodies of them that are held
     * @param checkpoint the latest that is kept
     * @param tail whether a crash left something behind the end, which opening the ledger removes
     */
    record Clean(long size, long bodies, Optional<SignedCheckpoint> checkpoint, boolean tail)
        implements Result {}

    /**
     * Something is wrong. When several things are, this is the first: entry by entry, then
     * supplements, then checkpoints.
     *
     * @param file below the data directory
     * @param offset the first wrong byte; where a checksum cannot tell which one it is, the
     *     beginning of the part that is wrong
     * @param what in plain words
     */
    record Wrong(String file, long offset, String what) implements Result {}
  }

  /**
   * Checks one ledger.
   *
   * @param key that signs its checkpoints
   */
  public static Result check(Disk disk, String directory, LedgerId id, VerifierKey key) {
    try {
      if (!Ledger.isThere(disk, directory)) {
        return new Result.Clean(0, 0, Optional.empty(), true);
      }
      return new Fsck(disk, directory, id, key).check();
    } catch (Fault e) {
      return e.wrong;
    } catch (DiskFailure e) {
      return new Result.Wrong(e.path(), 0, e.reason());
    }
  }

  private Result check() {
    head(disk, LeafFile.path(directory), LeafFile.USE, id);
    head(disk, BodyFiles.path(directory, 0), BodyFiles.USE, id);
    head(disk, SupplementFile.path(directory), SupplementFile.USE, id);
    head(disk, CheckpointFile.path(directory), CheckpointFile.USE, id);
    GrowingFile.Scan<CheckpointFile.Kept> kept = CheckpointFile.open(disk, directory, id).scan();
    for (CheckpointFile.Kept one : kept.items()) {
      roots.put(one.checkpoint().checkpoint().size(), range.root());
    }
    Optional<Long> intent = Residue.truncation(disk, directory);
    GrowingFile.Scan<SupplementFile.Row> rows = SupplementFile.open(disk, directory, id).scan();
    lost(SupplementFile.path(directory), rows.lost(), "a supplement");
    Map<Long, List<SupplementFile.Row>> later = new HashMap<>();
    for (SupplementFile.Row row : rows.items()) {
      later.computeIfAbsent(row.index(), _ -> new ArrayList<>()).add(row);
    }
    long[] held = {0};
    LeafFile.Scan leaves =
        LeafFile.open(disk, directory, id)
            .scan(
                intent.orElse(Long.MAX_VALUE),
                (index, slot) -> {
                  range.append(slot.leaf());
                  roots.computeIfPresent(range.size(), (_, _) -> range.root());
                  held[0] +=
                      bodies.check(index, slot, later.getOrDefault(index, List.of())) ? 1 : 0;
                });
    lost(
        LeafFile.path(directory),
        leaves.lost() ? leaves.wrong() : -1,
        "the leaf of entry " + leaves.size());
    supplements(rows, leaves.size(), intent.isPresent());
    checkpoints(kept, leaves);
    return new Result.Clean(
        leaves.size(),
        held[0],
        kept.items().isEmpty()
            ? Optional.empty()
            : Optional.of(kept.items().getLast().checkpoint()),
        leaves.tail() || rows.tail() || kept.tail() || intent.isPresent());
  }

  static void head(Disk disk, String path, String use, LedgerId id) {
    int wrong = FileHead.wrongByte(disk, path, use, id);
    if (wrong >= 0) {
      throw wrong(path, wrong, FileHead.saying(use, id));
    }
  }

  private void supplements(
      GrowingFile.Scan<SupplementFile.Row> rows, long size, boolean truncating) {
    String path = SupplementFile.path(directory);
    for (int i = 0; i < rows.items().size(); i++) {
      SupplementFile.Row row = rows.items().get(i);
      if ((row.index() >= size && !truncating) || bodies.strangers().contains(row)) {
        throw wrong(path, SupplementFile.offset(i), "a supplement of an entry that is not there");
      }
    }
  }

  private void checkpoints(GrowingFile.Scan<CheckpointFile.Kept> kept, LeafFile.Scan leaves) {
    String path = CheckpointFile.path(directory);
    long before = 0;
    for (CheckpointFile.Kept one : kept.items()) {
      SignedCheckpoint signed = one.checkpoint();
      long at = signed.checkpoint().size();
      if (signed.verify(id.toString(), key)
          instanceof Verdict.Refused<SignedCheckpoint>(String field, String reason)) {
        throw wrong(path, one.offset(), "the checkpoint's " + field + " " + reason);
      }
      if (at < before) {
        throw wrong(path, one.offset(), "a checkpoint of " + at + " entries after " + before);
      }
      before = at;
      if (at > leaves.size()) {
        throw wrong(
            LeafFile.path(directory),
            leaves.wrong(),
            "a checkpoint of " + at + " entries is kept, and only " + leaves.size() + " of them");
      }
      if (!signed.checkpoint().root().equals(roots.get(at))) {
        throw wrong(path, one.offset(), "the checkpoint of " + at + " entries has not their root");
      }
    }
    lost(path, kept.lost(), "a checkpoint");
  }

  private static void lost(String path, long offset, String what) {
    if (offset >= 0) {
      throw wrong(path, offset, what + " is not what was written");
    }
  }

  static Fault wrong(String path, long offset, String what) {
    return new Fault(new Result.Wrong(path, offset, what));
  }

  /** Carries the first fault out of the scans; never leaves this class. */
  static final class Fault extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;
    private final transient Result.Wrong wrong;

    Fault(Result.Wrong wrong) {
      super(wrong.what(), null, false, false);
      this.wrong = wrong;
    }
  }
}
