package tansiq.core.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tansiq.core.proof.Hash;
import tansiq.core.record.LedgerId;

/**
 * The file of supplements: what of an entry came, or was destroyed, after its slot was written.
 * Each row names an index and the place that now holds; the last row of an index counts.
 */
final class SupplementFile {
  static final String USE = "supplements";
  private static final int FIRST_SIZE = 4 << 10;

  private final GrowingFile file;
  private final LedgerId id;

  private SupplementFile(GrowingFile file, LedgerId id) {
    this.file = file;
    this.id = id;
  }

  static String path(String directory) {
    return directory + "/" + USE;
  }

  String path() {
    return file.path();
  }

  /**
   * A row.
   *
   * @param leaf of the entry, so that a row for an entry that was dropped never counts for another
   * @param back how many rows of the same write come before it. A write begins only when the one
   *     before is durable, so a valid row proves that all before its write once were
   */
  record Row(long index, Hash leaf, Place place, int back) {
    static final int BYTES = 60;
    private static final int CHECKED = 56;

    private void write(byte[] out, int at) {
      leaf.write(out, at);
      ByteBuffer.wrap(out)
          .putLong(at + 32, index)
          .putLong(at + 40, place.packed())
          .putInt(at + 48, place.length())
          .putInt(at + 52, back)
          .putInt(at + CHECKED, crc(out, at));
    }

    private static int crc(byte[] bytes, int at) {
      CRC32C crc = new CRC32C();
      crc.update(bytes, at, CHECKED);
      return (int) crc.getValue();
    }

    /** Which byte of a row that does not read is wrong, from 0, or −1. */
    private static int wrongByte(byte[] from, int at) {
      int stored = ByteBuffer.wrap(from).getInt(at + CHECKED);
      return WrongByte.find(CHECKED, crc(from, at), stored);
    }

    /** The row at an offset, or null when the bytes are none. */
    private static @Nullable Row read(byte[] from, int at) {
      ByteBuffer in = ByteBuffer.wrap(from);
      if (in.getInt(at + CHECKED) != crc(from, at)) {
        return null;
      }
      Place place = Place.of(in.getLong(at + 40), in.getInt(at + 48));
      long index = in.getLong(at + 32);
      int back = in.getInt(at + 52);
      return place.isSound() && index >= 0 && back >= 0
          ? new Row(index, Hash.of(from, at), place, back)
          : null;
    }
  }

  /** Where a row begins. */
  static long offset(int row) {
    return FileHead.BYTES + (long) row * Row.BYTES;
  }

  static void create(Disk disk, String directory, LedgerId id) {
    disk.put(path(directory), FileHead.fresh(USE, id, FIRST_SIZE));
  }

  static SupplementFile open(Disk disk, String directory, LedgerId id) {
    return new SupplementFile(GrowingFile.open(disk, path(directory), USE, id), id);
  }

  /**
   * Reads the rows. What follows the last valid one is a write that no sync followed, unless a row
   * behind it proves that what is missing was durable, or a single byte of it is wrong that no torn
   * write explains.
   */
  GrowingFile.Scan<Row> scan() {
    byte[] all = file.read();
    List<Row> rows = new ArrayList<>();
    long wrong = -1;
    boolean lost = false;
    for (int n = 0; offset(n + 1) <= all.length; n++) {
      int at = (int) offset(n);
      Row row = Row.read(all, at);
      if (row == null && wrong < 0) {
        int found = LeafFile.isZero(all, at, Row.BYTES) ? -1 : Row.wrongByte(all, at);
        lost = found >= 0 && all[at + found] != 0;
        wrong = at + (long) StrictMath.max(found, 0);
      } else if (row != null && wrong < 0) {
        rows.add(row);
      } else {
        lost |= row != null && n - row.back() > rows.size();
      }
    }
    file.endsAt(offset(rows.size()));
    boolean tail = !LeafFile.isZero(all, (int) file.end(), all.length - (int) file.end());
    return new GrowingFile.Scan<>(rows, tail, lost ? wrong : -1);
  }

  /** Adds rows; durable on return. Each says how many of them come before it. */
  void append(List<Row> rows) {
    byte[] out = new byte[rows.size() * Row.BYTES];
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).write(out, i * Row.BYTES);
    }
    file.append(out);
  }

  /** Keeps these rows and nothing else; durable on return. */
  void rewrite(List<Row> rows) {
    long ends = offset(rows.size());
    byte[] content = FileHead.fresh(USE, id, (int) StrictMath.max(FIRST_SIZE, 2 * ends));
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      new Row(row.index(), row.leaf(), row.place(), 0).write(content, (int) offset(i));
    }
    file.replace(content, ends);
  }

  void zeroTail() {
    file.zeroTail();
  }

  /** The rows of the entries before an index. */
  static List<Row> before(List<Row> rows, long index) {
    return rows.stream().filter(row -> row.index() < index).toList();
  }
}
