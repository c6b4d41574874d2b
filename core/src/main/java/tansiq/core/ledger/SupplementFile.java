package tansiq.core.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import tansiq.core.proof.Hash;
import tansiq.core.record.LedgerId;

/**
 * The file of supplements: what of an entry came, or was destroyed, after its slot was written.
 * Each row names an index and the place that now holds; the last row of an index counts.
 */
final class SupplementFile {
  static final String USE = "supplements";
  private static final int FIRST_SIZE = 4 << 10;
  private static final long MOST_GROWTH = 1 << 20;

  private final Disk disk;
  private final String path;
  private final LedgerId id;
  private long end = FileHead.BYTES;
  private long allocated;

  private SupplementFile(Disk disk, String directory, LedgerId id) {
    this.disk = disk;
    this.path = path(directory);
    this.id = id;
  }

  static String path(String directory) {
    return directory + "/" + USE;
  }

  String path() {
    return path;
  }

  /**
   * A row.
   *
   * @param leaf of the entry, so that a row for an entry that was dropped never counts for another
   */
  record Row(long index, Hash leaf, Place place) {
    static final int BYTES = 56;
    private static final int CHECKED = 52;

    byte[] bytes() {
      byte[] out = new byte[BYTES];
      leaf.write(out, 0);
      ByteBuffer.wrap(out)
          .putLong(32, index)
          .putLong(40, place.packed())
          .putInt(48, place.length());
      ByteBuffer.wrap(out).putInt(CHECKED, crc(out, 0));
      return out;
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

    /** The row at an offset, or none when the bytes are none. */
    private static List<Row> read(byte[] from, int at) {
      ByteBuffer in = ByteBuffer.wrap(from);
      Place place = Place.of(in.getLong(at + 40), in.getInt(at + 48));
      long index = in.getLong(at + 32);
      return in.getInt(at + CHECKED) == crc(from, at) && place.isSound() && index >= 0
          ? List.of(new Row(index, Hash.of(from, at), place))
          : List.of();
    }
  }

  /**
   * What a scan found.
   *
   * @param rows in order
   * @param tail whether something follows that is no row
   * @param lost the first wrong byte of a row that was durable once, or −1
   */
  record Scan(List<Row> rows, boolean tail, long lost) {}

  /** Where a row begins. */
  static long offset(int row) {
    return FileHead.BYTES + (long) row * Row.BYTES;
  }

  static void create(Disk disk, String directory, LedgerId id) {
    disk.put(path(directory), FileHead.fresh(USE, id, FIRST_SIZE));
  }

  static SupplementFile open(Disk disk, String directory, LedgerId id) {
    SupplementFile file = new SupplementFile(disk, directory, id);
    FileHead.check(disk, file.path, USE, id);
    file.allocated = disk.size(file.path);
    return file;
  }

  /**
   * Reads the rows. What follows the last valid one is a write that no sync followed, unless
   * another row comes behind it, or a single byte of it is wrong that no torn write explains.
   */
  Scan scan() {
    byte[] all = new byte[(int) allocated];
    disk.read(path, 0, all, 0, all.length);
    List<Row> rows = new ArrayList<>();
    long wrong = -1;
    boolean lost = false;
    for (int at = FileHead.BYTES; at + Row.BYTES <= all.length; at += Row.BYTES) {
      List<Row> row = Row.read(all, at);
      if (row.isEmpty() && wrong < 0) {
        int found = LeafFile.isZero(all, at, Row.BYTES) ? -1 : Row.wrongByte(all, at);
        lost = found >= 0 && all[at + found] != 0;
        wrong = at + (long) StrictMath.max(found, 0);
      } else if (wrong < 0) {
        rows.addAll(row);
      } else {
        lost |= !row.isEmpty();
      }
    }
    end = offset(rows.size());
    boolean tail = !LeafFile.isZero(all, (int) end, all.length - (int) end);
    return new Scan(rows, tail, lost ? wrong : -1);
  }

  /** Adds a row; durable on return. */
  void append(Row row) {
    long needed = end + Row.BYTES;
    if (needed > allocated) {
      long size = allocated + StrictMath.min(allocated, MOST_GROWTH);
      disk.extend(path, size);
      allocated = size;
    }
    disk.write(path, end, row.bytes(), Row.BYTES);
    disk.sync(path);
    end = needed;
  }

  /** Keeps these rows and nothing else; durable on return. */
  void rewrite(List<Row> rows) {
    int size = StrictMath.max(FIRST_SIZE, FileHead.BYTES + 2 * rows.size() * Row.BYTES);
    byte[] content = FileHead.fresh(USE, id, size);
    int at = FileHead.BYTES;
    for (Row row : rows) {
      System.arraycopy(row.bytes(), 0, content, at, Row.BYTES);
      at += Row.BYTES;
    }
    disk.put(path, content);
    allocated = content.length;
    end = at;
  }

  /** Overwrites with zeros what a torn write left behind the last row; durable on return. */
  void zeroTail() {
    byte[] zeros = new byte[(int) (allocated - end)];
    disk.write(path, end, zeros, zeros.length);
    disk.sync(path);
  }

  /** The rows of the entries before an index. */
  static List<Row> before(List<Row> rows, long index) {
    return rows.stream().filter(row -> row.index() < index).toList();
  }
}
