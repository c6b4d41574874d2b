package tansiq.core.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
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
    byte[] line = (start(use) + id + "\n").getBytes(US_ASCII);
    byte[] out = Arrays.copyOf(line, size);
    ByteBuffer.wrap(out).putInt(CHECKED, crc(out));
    return out;
  }

  /** The first byte that keeps a file from being of this use and ledger, or −1 when none does. */
  static int wrongByte(Disk disk, String path, String use, LedgerId id) {
    int length = (int) StrictMath.min(disk.size(path), BYTES);
    byte[] head = new byte[length];
    disk.read(path, 0, head, 0, length);
    return Arrays.mismatch(head, fresh(use, id, BYTES));
  }

  /** Throws when the file is not of this use and ledger. */
  static void check(Disk disk, String path, String use, LedgerId id) {
    if (wrongByte(disk, path, use, id) >= 0) {
      throw new DiskFailure(DiskFailure.Kind.DAMAGED, path, saying(use, id));
    }
  }

  /** The ledger whose file of this use it is, or nothing when it is none. */
  static Optional<LedgerId> find(Disk disk, String path, String use) {
    byte[] head = new byte[(int) StrictMath.min(disk.size(path), BYTES)];
    disk.read(path, 0, head, 0, head.length);
    String line = new String(head, US_ASCII).split("\n", 2)[0];
    String before = start(use);
    return line.startsWith(before)
        ? LedgerId.find(line.substring(before.length()))
        : Optional.empty();
  }

  static String saying(String use, LedgerId id) {
    return "the head does not say: " + use + " of " + id;
  }

  private static String start(String use) {
    return "tansiq " + use + " 1 ";
  }

  private static int crc(byte[] head) {
    CRC32C crc = new CRC32C();
    crc.update(head, 0, CHECKED);
    return (int) crc.getValue();
  }
}
