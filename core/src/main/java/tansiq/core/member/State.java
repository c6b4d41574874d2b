package tansiq.core.member;

import tansiq.core.ledger.DiskFailure;

/** Whether a member can keep records of its own. Reading and exchange go on in each state. */
public enum State {
  /** It can. */
  SERVING,
  /**
   * It was restored from a backup, and waits until each pinned peer with an address has told how
   * much it knows of this member's ledger, so that no record is written twice in its place; or
   * until a person opens a new epoch.
   */
  RESTORING,
  /** There was no room on the disk at the last attempt; it tries again with each draft. */
  DISK_FULL,
  /** The disk failed at the last attempt; it tries again with each draft. */
  DISK_FAILED;

  /** The state of a member whose disk fails like that; throws when it lost what was durable. */
  static State without(DiskFailure failure) {
    return switch (failure.kind()) {
      case FULL -> DISK_FULL;
      case FAILED -> DISK_FAILED;
      case DAMAGED -> throw failure;
    };
  }
}
