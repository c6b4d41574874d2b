package tansiq.core.ledger;

import tansiq.core.record.Entry;

/**
 * Where an entry's body lies, or why there is none.
 *
 * @param state one of the constants
 * @param segment number of the file of bodies
 * @param offset of the frame in that file
 * @param length of the whole frame, in bytes
 */
record Place(int state, int segment, int offset, int length) {
  static final int HELD = 1;
  static final int WITHHELD = 2;
  static final int LACKING = 3;
  static final int DESTROYED = 4;

  /** The bytes that {@link #packed} and the length take. */
  static final int BYTES = 12;

  static Place held(int segment, int offset, int length) {
    return new Place(HELD, segment, offset, length);
  }

  static Place absent(Entry.Absence absence) {
    return switch (absence) {
      case WITHHELD -> new Place(WITHHELD, 0, 0, 0);
      case LACKING -> new Place(LACKING, 0, 0, 0);
      case DESTROYED -> new Place(DESTROYED, 0, 0, 0);
    };
  }

  static Place of(long packed, int length) {
    return new Place((int) (packed >>> 56), (int) (packed >>> 32) & 0xffffff, (int) packed, length);
  }

  long packed() {
    return (long) state << 56 | (long) segment << 32 | offset;
  }

  boolean isHeld() {
    return state == HELD;
  }

  /** Whether the numbers can be a place at all. */
  boolean isSound() {
    return isHeld()
        ? offset >= FileHead.BYTES && length > BodyFiles.FRAME_HEAD
        : state >= WITHHELD && state <= DESTROYED && segment == 0 && offset == 0 && length == 0;
  }

  Entry.Absence absence() {
    return switch (state) {
      case WITHHELD -> Entry.Absence.WITHHELD;
      case LACKING -> Entry.Absence.LACKING;
      case DESTROYED -> Entry.Absence.DESTROYED;
      default -> throw new IllegalStateException("held, or no state: " + state);
    };
  }
}
