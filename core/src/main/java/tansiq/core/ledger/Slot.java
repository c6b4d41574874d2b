package tansiq.core.ledger;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tansiq.core.proof.Hash;

/**
 * What the file of leaves keeps of one entry, in a fixed number of bytes.
 *
 * @param leaf of the entry
 * @param place of its body
 * @param back how many entries of the same batch come before it. A batch is written only when the
 *     one before is durable, so a valid slot proves that all before its batch once were.
 */
record Slot(Hash leaf, Place place, int back) {
  static final int BYTES = 52;
  private static final int CHECKED = 48;

  void write(byte[] out, int at, long index, CRC32C crc) {
    leaf.write(out, at);
    ByteBuffer.wrap(out)
        .putLong(at + 32, place.packed())
        .putInt(at + 40, place.length())
        .putInt(at + 44, back);
    ByteBuffer.wrap(out).putInt(at + CHECKED, crc(out, at, index, crc));
  }

  /** The slot of an index, or null when the bytes are none of that index. */
  static @Nullable Slot read(byte[] from, int at, long index, CRC32C crc) {
    ByteBuffer in = ByteBuffer.wrap(from);
    if (in.getInt(at + CHECKED) != crc(from, at, index, crc)) {
      return null;
    }
    Place place = Place.of(in.getLong(at + 32), in.getInt(at + 40));
    int back = in.getInt(at + 44);
    return place.isSound() && back >= 0 && back <= index
        ? new Slot(Hash.of(from, at), place, back)
        : null;
  }

  /**
   * Which byte of a slot that does not read is wrong, from 0, or −1 when it is not a single one.
   */
  static int wrongByte(byte[] from, int at, long index) {
    int stored = ByteBuffer.wrap(from).getInt(at + CHECKED);
    int found = WrongByte.find(CHECKED + Long.BYTES, crc(from, at, index, new CRC32C()), stored);
    if (found < CHECKED) {
      return found;
    }
    return found < CHECKED + Long.BYTES ? -1 : found - Long.BYTES;
  }

  private static int crc(byte[] array, int at, long index, CRC32C crc) {
    crc.reset();
    crc.update(array, at, CHECKED);
    // The index is part of the sum, so that a slot in another's place is none.
    for (int shift = 56; shift >= 0; shift -= 8) {
      crc.update((int) (index >>> shift));
    }
    return (int) crc.getValue();
  }
}
