package tansiq.core.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;

/**
 * What a write that failed may have left on the disk and nobody may find there: neither the next
 * opening nor a copy of the disk. It goes at once, or before anything else is written.
 */
final class Residue {
  private static final String TRUNCATE = "truncate";

  private final Disk disk;
  private final String directory;
  private final LeafFile leaves;
  private final SupplementFile supplements;

  /** Whether there may be slots and rows that were never durable. */
  private boolean unclean;

  /** Whether the intent of a truncation may be there. */
  private boolean truncating;

  Residue(Disk disk, String directory, LeafFile leaves, SupplementFile supplements) {
    this.disk = disk;
    this.directory = directory;
    this.leaves = leaves;
    this.supplements = supplements;
  }

  /** The size to which a truncation was going on when a crash came. */
  static Optional<Long> truncation(Disk disk, String directory) {
    String intent = directory + "/" + TRUNCATE;
    if (!disk.exists(intent)) {
      return Optional.empty();
    }
    byte[] text = new byte[(int) disk.size(intent)];
    disk.read(intent, 0, text, 0, text.length);
    return Optional.of(Long.parseLong(new String(text, US_ASCII)));
  }

  /** Does again a truncation in which a crash came. */
  void truncateAgain() {
    truncation(disk, directory).ifPresent(this::dropFrom);
  }

  /** Notes a truncation durably, so that it is done whatever comes in between. */
  void truncate(long to) {
    truncating = true;
    disk.put(directory + "/" + TRUNCATE, Long.toString(to).getBytes(US_ASCII));
  }

  /**
   * Ends a truncation that the disk failed at, before anything else is written: else the next
   * opening would do it again, to what has come since.
   */
  void finishTruncation(long size) {
    if (truncating) {
      dropFrom(size);
      truncating = false;
    }
  }

  private void dropFrom(long to) {
    supplements.rewrite(SupplementFile.before(supplements.scan().items(), to));
    leaves.zeroFrom(to);
    disk.delete(directory + "/" + TRUNCATE);
  }

  /** A write has failed: what it left behind goes, if the disk lets it. */
  void failed(long size) {
    unclean = true;
    try {
      clean(size);
    } catch (DiskFailure _) {
      // It goes before the next write.
    }
  }

  /**
   * Removes what is left. Before bodies are written where a failed write has left some: its slots
   * and rows may name those bodies, and must go first.
   */
  void clean(long size) {
    finishTruncation(size);
    if (unclean) {
      leaves.zeroFrom(size);
      supplements.zeroTail();
      unclean = false;
    }
  }
}
