package tansiq.core.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import tansiq.core.record.LedgerId;

/**
 * The first 128 bytes of every file: a line that a person can read, zeros, and a checksum. It keeps
 * a file from being taken for one of another ledger or of another use.
 */
final class FileHead {
  static final int BYTES = 128;
  private static final int CHECKED = BYTES - Integer.BYTES;

  private FileHead() {}

  /** A file of a use, such as {@code leaves}, that holds nothing yet, with room for more. */
  static byte[] fresh(String use, LedgerId id, int size) {
    byte[] line = ("tansiq " + use + " 1 " + id + "\n").getBytes(US_ASCII);
    byte[] out = Arrays.copyOf(line, size);
    ByteBuffer.wrap(out).putInt(CHECKED, crc(out));
    return out;
  }

  /** Throws when the file is not of this use and ledger. */
  static void check(Disk disk, String path, String use, LedgerId id) {
    if (disk.size(path) < BYTES) {
      throw new DiskFailure(DiskFailure.Kind.DAMAGED, path, "is shorter than its head");
    }
    byte[] head = new byte[BYTES];
    disk.read(path, 0, head, 0, BYTES);
    if (!Arrays.equals(head, fresh(use, id, BYTES))) {
      throw new DiskFailure(
          DiskFailure.Kind.DAMAGED, path, "its head does not say: " + use + " of " + id);
    }
  }

  private static int crc(byte[] head) {
    CRC32C crc = new CRC32C();
    crc.update(head, 0, CHECKED);
    return (int) crc.getValue();
  }
}
