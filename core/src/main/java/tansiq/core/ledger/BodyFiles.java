package tansiq.core.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;

/**
 * The files of bodies: frames one after another, each with length, checksum and index before it. A
 * frame counts only when a durable slot names its place, so what a failed or torn write left behind
 * is written over. One thread writes; any may read frames that durable slots name.
 */
final class BodyFiles {
  static final String USE = "bodies";

  /** Length, checksum and index: 4, 4 and 8 bytes. */
  static final int FRAME_HEAD = 16;

  private static final int MOST_SEGMENT = 256 << 20;
  private static final int FIRST_SIZE = 64 << 10;
  private static final int MOST_GROWTH = 8 << 20;
  private static final int BUFFER = 1 << 20;

  /** So many bytes between two syncs make their own room. */
  static final int LARGE = 256 << 10;

  private final Disk disk;
  private final String directory;
  private final LedgerId id;
  private final SortedSet<Integer> unsynced = new TreeSet<>();
  private final CRC32C crc = new CRC32C();
  private int segment;
  private long end = FileHead.BYTES;
  private long allocated;

  /** Bytes since the last sync. */
  private long gathered;

  /** Gathers frames that follow each other, to be written at once. */
  private ByteBuffer buffer = ByteBuffer.allocate(64 << 10);

  private long bufferAt;

  BodyFiles(Disk disk, String directory, LedgerId id) {
    this.disk = disk;
    this.directory = directory;
    this.id = id;
  }

  static String path(String directory, int segment) {
    return directory + "/" + USE + String.format(Locale.ROOT, "-%06d", segment);
  }

  static void create(Disk disk, String directory, LedgerId id) {
    disk.put(path(directory, 0), FileHead.fresh(USE, id, FIRST_SIZE));
  }

  /** Sets where the next frame goes: behind the last that is named by a durable slot. */
  void open(int lastSegment, long lastEnd) {
    segment = lastSegment;
    end = lastEnd;
    FileHead.check(disk, path(segment), USE, id);
    allocated = disk.size(path(segment));
    if (end > allocated) {
      throw new DiskFailure(DiskFailure.Kind.DAMAGED, path(segment), "is shorter than it was");
    }
  }

  /** Where writing stands, to go back to when an append fails. */
  record Mark(int segment, long end) {}

  Mark mark() {
    return new Mark(segment, end);
  }

  /** Forgets what was written behind a mark. */
  void back(Mark mark) {
    buffer.clear();
    unsynced.clear();
    gathered = 0;
    if (mark.segment != segment) {
      segment = mark.segment;
      allocated = disk.size(path(segment));
    }
    end = mark.end;
  }

  /** Writes a frame behind the last; durable after {@link #sync}. */
  Place append(long index, Entry.Held entry) {
    int payload = BodyText.size(entry);
    int length = FRAME_HEAD + payload;
    if (end + length > MOST_SEGMENT) {
      nextSegment();
    }
    if (buffer.remaining() < length) {
      grow(length);
    }
    if (buffer.position() == 0) {
      bufferAt = end;
    }
    int at = buffer.position();
    buffer.putInt(payload).putInt(0).putLong(index);
    BodyText.write(entry, buffer);
    buffer.putInt(at + 4, checksum(buffer.array(), at, length, crc));
    Place place = Place.held(segment, (int) end, length);
    end += length;
    gathered += length;
    return place;
  }

  /** Makes all frames durable. */
  void sync() {
    flush();
    for (int dirty : unsynced) {
      disk.sync(path(dirty));
    }
    unsynced.clear();
    gathered = 0;
  }

  /** Overwrites a frame with zeros and makes that durable, unless it is so already. */
  void destroy(Place place) {
    byte[] frame = new byte[place.length()];
    disk.read(path(place.segment()), place.offset(), frame, 0, frame.length);
    if (!LeafFile.isZero(frame, 0, frame.length)) {
      Arrays.fill(frame, (byte) 0);
      disk.write(path(place.segment()), place.offset(), frame, frame.length);
      disk.sync(path(place.segment()));
    }
  }

  /** The entry at a place; throws when it is not what was written. */
  Entry.Held read(long index, Hash leaf, Place place) {
    byte[] frame = new byte[place.length()];
    disk.read(path(place.segment()), place.offset(), frame, 0, frame.length);
    return read(frame, 0, index, leaf, place, new CRC32C());
  }

  private Entry.Held read(byte[] bytes, int at, long index, Hash leaf, Place place, CRC32C sum) {
    ByteBuffer in = ByteBuffer.wrap(bytes, at, place.length());
    int payload = in.getInt();
    int written = in.getInt();
    if (payload == place.length() - FRAME_HEAD
        && in.getLong() == index
        && written == checksum(bytes, at, place.length(), sum)) {
      Entry.Held entry = BodyText.read(in, leaf);
      if (entry != null) {
        return entry;
      }
    }
    throw new DiskFailure(
        DiskFailure.Kind.DAMAGED,
        path(place.segment()),
        "the body of entry " + index + " at byte " + place.offset() + " is not what was written");
  }

  static int checksum(byte[] bytes, int at, int length, CRC32C crc) {
    crc.reset();
    crc.update(bytes, at, 4);
    crc.update(bytes, at + 8, length - 8);
    return (int) crc.getValue();
  }

  private String path(int number) {
    return path(directory, number);
  }

  private void nextSegment() {
    flush();
    String next = path(segment + 1);
    disk.put(next, FileHead.fresh(USE, id, FIRST_SIZE));
    segment++;
    end = FileHead.BYTES;
    allocated = FIRST_SIZE;
  }

  /**
   * Makes room ahead, so that the sync of a few records need not lengthen the file. Many records
   * lengthen it themselves: zeros ahead of them would only be written for nothing.
   */
  private void reserve(long needed) {
    if (needed > allocated && gathered < LARGE) {
      long size = allocated + StrictMath.min(allocated, MOST_GROWTH);
      size = StrictMath.min(StrictMath.max(size, needed), MOST_SEGMENT);
      disk.extend(path(segment), size);
      allocated = size;
    }
  }

  private void grow(int length) {
    if (buffer.position() + length > BUFFER) {
      flush();
    }
    if (buffer.remaining() < length) {
      int size = StrictMath.max(buffer.position() + length, buffer.capacity() * 2);
      buffer = ByteBuffer.allocate(size).put(buffer.flip());
    }
  }

  private void flush() {
    if (buffer.position() > 0) {
      reserve(bufferAt + buffer.position());
      unsynced.add(segment);
      disk.write(path(segment), bufferAt, buffer.array(), buffer.position());
      allocated = StrictMath.max(allocated, bufferAt + buffer.position());
      buffer.clear();
    }
  }

  /** Reads frames in the order of the ledger, many at once; for one thread. */
  final class Run {
    private final CRC32C sum = new CRC32C();
    private byte[] window = new byte[0];
    private int windowSegment = -1;
    private long windowAt;
    private int windowLength;

    /**
     * The entry at a place.
     *
     * @param upTo the end of the last frame in the same file that will be asked for next
     */
    Entry.Held read(long index, Hash leaf, Place place, long upTo) {
      if (place.segment() != windowSegment
          || place.offset() < windowAt
          || place.offset() + (long) place.length() > windowAt + windowLength) {
        fill(place, upTo);
      }
      return BodyFiles.this.read(
          window, (int) (place.offset() - windowAt), index, leaf, place, sum);
    }

    private void fill(Place place, long upTo) {
      long wanted = StrictMath.min(upTo - place.offset(), BUFFER);
      int length = (int) StrictMath.max(wanted, place.length());
      if (window.length < length) {
        window = new byte[length];
      }
      disk.read(path(place.segment()), place.offset(), window, 0, length);
      windowSegment = place.segment();
      windowAt = place.offset();
      windowLength = length;
    }
  }
}
