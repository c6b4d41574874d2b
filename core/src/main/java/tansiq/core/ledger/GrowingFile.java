package tansiq.core.ledger;

import java.util.List;
import tansiq.core.record.LedgerId;

/**
 * A file of which a beginning is written and the rest is room, filled with zeros. It only says
 * where things go; what they are its user says. One thread writes.
 */
final class GrowingFile {
  private static final long MOST_GROWTH = 1 << 20;

  private final Disk disk;
  private final String path;
  private long end = FileHead.BYTES;
  private long allocated;

  private GrowingFile(Disk disk, String path, long allocated) {
    this.disk = disk;
    this.path = path;
    this.allocated = allocated;
  }

  /**
   * What a scan found.
   *
   * @param items in order
   * @param tail whether something follows that is none
   * @param lost the first wrong byte of one that was durable once, or −1
   */
  record Scan<T>(List<T> items, boolean tail, long lost) {}

  static GrowingFile open(Disk disk, String path, String use, LedgerId id) {
    FileHead.check(disk, path, use, id);
    return new GrowingFile(disk, path, disk.size(path));
  }

  String path() {
    return path;
  }

  long end() {
    return end;
  }

  /** All bytes, of what is written and of the room behind it. */
  byte[] read() {
    byte[] all = new byte[(int) allocated];
    disk.read(path, 0, all, 0, all.length);
    return all;
  }

  /** From now on what counts ends here. */
  void endsAt(long offset) {
    end = offset;
  }

  /** Adds bytes at the end; durable on return. */
  void append(byte[] bytes) {
    long needed = end + bytes.length;
    if (needed > allocated) {
      long size = StrictMath.max(needed, allocated + StrictMath.min(allocated, MOST_GROWTH));
      disk.extend(path, size);
      allocated = size;
    }
    disk.write(path, end, bytes, bytes.length);
    disk.sync(path);
    end = needed;
  }

  /** Puts another content in its place; durable on return. */
  void replace(byte[] content, long ends) {
    disk.put(path, content);
    allocated = content.length;
    end = ends;
  }

  /** Overwrites with zeros what a torn write left behind the end; durable on return. */
  void zeroTail() {
    byte[] zeros = new byte[(int) (allocated - end)];
    disk.write(path, end, zeros, zeros.length);
    disk.sync(path);
  }
}
