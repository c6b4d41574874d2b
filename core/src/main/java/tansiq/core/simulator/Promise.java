package tansiq.core.simulator;

/** The promises that a simulation checks. */
public enum Promise {
  /** What was acknowledged is on disk, and survives a crash at any point. */
  KEPT,
  /** Nobody can change or drop a committed record unnoticed. */
  UNALTERED,
  /** Nothing leaves a node that its label does not allow. */
  MINE_TO_RELEASE,
  /** The same records give the same picture, whatever the order or the path of arrival. */
  SAME_RECORDS_SAME_PICTURE,
  /** A node cut off from all others does everything but hear from them, and catches up. */
  ALONE_IS_ENOUGH
}
