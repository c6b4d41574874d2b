package tansiq.core.ledger;

import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tansiq.core.record.LedgerId;

/**
 * The file of leaves: slots of fixed size in the order of the ledger. An entry is in the ledger
 * when its slot is durable. One thread writes; any may read durable slots.
 */
final class LeafFile {
  static final String USE = "leaves";
  private static final int FIRST_SIZE = 16 << 10;
  private static final long MOST_GROWTH = 4 << 20;
  private static final int SLOTS_AT_ONCE = 16 << 10;

  private final Disk disk;
  private final String path;
  private long allocated;

  private LeafFile(Disk disk, String path) {
    this.disk = disk;
    this.path = path;
  }

  static LeafFile create(Disk disk, String directory, LedgerId id) {
    LeafFile file = new LeafFile(disk, path(directory));
    disk.put(file.path, FileHead.fresh(USE, id, FIRST_SIZE));
    file.allocated = FIRST_SIZE;
    return file;
  }

  static LeafFile open(Disk disk, String directory, LedgerId id) {
    LeafFile file = new LeafFile(disk, path(directory));
    FileHead.check(disk, file.path, USE, id);
    file.allocated = disk.size(file.path);
    return file;
  }

  static String path(String directory) {
    return directory + "/" + USE;
  }

  String path() {
    return path;
  }

  static long offset(long index) {
    return FileHead.BYTES + index * Slot.BYTES;
  }

  /** Takes durable slots in order. */
  interface Visitor {
    void visit(long index, Slot slot);
  }

  /**
   * What a scan found.
   *
   * @param size number of slots before the first gap
   * @param tail whether something lies behind them that is no part of the ledger
   * @param wrong the first wrong byte of the gap
   * @param lost whether the slot of the gap was durable once
   */
  record Scan(long size, boolean tail, long wrong, boolean lost) {}

  /**
   * Visits the slots from the first to the last before a gap. What lies behind it is a write that
   * no sync followed, unless a slot there proves that what is missing was durable, or a single byte
   * of it is wrong that no torn write explains.
   *
   * @param most slots to look at
   */
  Scan scan(long most, Visitor visitor) {
    CRC32C crc = new CRC32C();
    long slots = StrictMath.min(most, (allocated - FileHead.BYTES) / Slot.BYTES);
    long size = slots;
    boolean tail = false;
    long wrong = offset(slots);
    boolean lost = false;
    for (long from = 0; from < slots; from += SLOTS_AT_ONCE) {
      int count = (int) StrictMath.min(SLOTS_AT_ONCE, slots - from);
      byte[] chunk = bytes(from, count);
      for (int i = 0; i < count; i++) {
        long index = from + i;
        Slot slot = Slot.read(chunk, i * Slot.BYTES, index, crc);
        if (slot != null && size == slots) {
          visitor.visit(index, slot);
        } else if (slot != null) {
          tail = true;
          lost |= index - slot.back() > size;
        } else if (size == slots) {
          size = index;
          tail = !isZero(chunk, i * Slot.BYTES, Slot.BYTES);
          int found = tail ? Slot.wrongByte(chunk, i * Slot.BYTES, index) : -1;
          // A torn write leaves zeros, so a wrong zero alone proves nothing.
          lost = found >= 0 && chunk[i * Slot.BYTES + found] != 0;
          wrong = offset(index) + StrictMath.max(found, 0);
        } else {
          tail |= !isZero(chunk, i * Slot.BYTES, Slot.BYTES);
        }
      }
    }
    return new Scan(size, tail, wrong, lost);
  }

  /** Overwrites with zeros whatever lies behind the first slots, and makes it durable. */
  void zeroFrom(long size) {
    byte[] zeros = new byte[SLOTS_AT_ONCE * Slot.BYTES];
    for (long at = offset(size); at < allocated; at += zeros.length) {
      disk.write(path, at, zeros, (int) StrictMath.min(allocated - at, zeros.length));
    }
    disk.sync(path);
  }

  /** Makes room for so many slots; nothing else changes. */
  void reserve(long slots) {
    long needed = offset(slots);
    if (needed > allocated) {
      long size = StrictMath.max(needed, allocated + StrictMath.min(allocated, MOST_GROWTH));
      disk.extend(path, size);
      allocated = size;
    }
  }

  /** Writes slots at the end and makes them durable. Room has been reserved. */
  void append(long size, List<Slot> slots) {
    byte[] out = new byte[slots.size() * Slot.BYTES];
    CRC32C crc = new CRC32C();
    for (int i = 0; i < slots.size(); i++) {
      slots.get(i).write(out, i * Slot.BYTES, size + i, crc);
    }
    disk.write(path, offset(size), out, out.length);
    disk.sync(path);
  }

  /** A durable slot. */
  Slot read(long index) {
    return read(index, 1).getFirst();
  }

  /** Durable slots in order. */
  List<Slot> read(long from, int count) {
    byte[] in = bytes(from, count);
    CRC32C crc = new CRC32C();
    Slot[] slots = new Slot[count];
    for (int i = 0; i < count; i++) {
      @Nullable Slot slot = Slot.read(in, i * Slot.BYTES, from + i, crc);
      if (slot == null) {
        throw damaged(from + i, "is not what was written");
      }
      slots[i] = slot;
    }
    return List.of(slots);
  }

  private DiskFailure damaged(long index, String what) {
    return new DiskFailure(
        DiskFailure.Kind.DAMAGED,
        path,
        "the leaf of entry " + index + " at byte " + offset(index) + " " + what);
  }

  private byte[] bytes(long from, int count) {
    byte[] bytes = new byte[count * Slot.BYTES];
    disk.read(path, offset(from), bytes, 0, bytes.length);
    return bytes;
  }

  static boolean isZero(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
