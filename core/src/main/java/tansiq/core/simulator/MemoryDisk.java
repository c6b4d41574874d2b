package tansiq.core.simulator;

import java.io.Serial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tansiq.core.ledger.Disk;
import tansiq.core.ledger.DiskFailure;

/**
 * A disk in memory that crashes as real ones do: what was written and not yet synced is lost in
 * part, torn at any byte and in any order, file by file; what was synced is kept. It fills up, and
 * it fails on demand. Not thread-safe.
 */
public final class MemoryDisk implements Disk {
  /** A crash keeps or loses pieces of at most this many bytes, and tears one of them. */
  private static final int SECTOR = 512;

  private final SplittableRandom random;
  private final SortedMap<String, File> files = new TreeMap<>();
  private long capacity = Long.MAX_VALUE;
  private long used;
  private long untilCrash = Long.MAX_VALUE;
  private long untilFailure = Long.MAX_VALUE;
  private int failures = 1;
  private long operations;
  private boolean crashed;

  /** The power is gone in the middle of an operation: nobody catches this but the simulation. */
  public static final class Crash extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private Crash() {
      super("simulated crash", null, false, false);
    }
  }

  /** An empty disk whose misfortunes are drawn from a seed. */
  public MemoryDisk(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** How many operations have changed something, so far; each is a point to crash at. */
  public long operations() {
    return operations;
  }

  /** Lets the disk crash during the operation after so many more. */
  public void crashAfter(long more) {
    untilCrash = more;
  }

  /** Lets one operation fail, the one after so many more, without a crash. */
  public void failAfter(long more) {
    failAfter(more, 1);
  }

  /** Lets so many operations in a row fail, beginning with the one after so many more. */
  public void failAfter(long more, int times) {
    untilFailure = more;
    failures = times;
  }

  /** Bounds the sum of all files' sizes. */
  public void capacity(long bytes) {
    capacity = bytes;
  }

  /** The sum of all files' sizes. */
  public long used() {
    return used;
  }

  /** The power comes back, or is cut now and comes back: what was not synced is lost in part. */
  public void restart() {
    files.values().forEach(this::lose);
    used = files.values().stream().mapToLong(file -> file.bytes.length).sum();
    crashed = false;
    untilCrash = Long.MAX_VALUE;
    untilFailure = Long.MAX_VALUE;
  }

  /** Changes one durable byte, as a failing disk does. */
  public void damage(String path, long offset, int xor) {
    file(path).bytes[(int) offset] ^= (byte) xor;
  }

  /** The bytes of a file as a reader sees them now. */
  public byte[] content(String path) {
    return file(path).bytes.clone();
  }

  /** A copy that shares nothing, with other misfortunes. */
  public MemoryDisk copy(long seed) {
    MemoryDisk copy = new MemoryDisk(seed);
    files.forEach((path, file) -> copy.files.put(path, new File(file.bytes.clone())));
    copy.used = used;
    return copy;
  }

  @Override
  public boolean exists(String path) {
    alive();
    return files.containsKey(path);
  }

  @Override
  public List<String> list(String directory) {
    alive();
    String prefix = directory.isEmpty() ? "" : directory + "/";
    TreeSet<String> names = new TreeSet<>();
    for (String path : files.keySet()) {
      if (path.startsWith(prefix)) {
        names.add(path.substring(prefix.length()).split("/", 2)[0]);
      }
    }
    return List.copyOf(names);
  }

  @Override
  public long size(String path) {
    alive();
    return file(path).bytes.length;
  }

  @Override
  public void put(String path, byte[] content) {
    operation(path, () -> putNow(path, content));
    putNow(path, content);
  }

  private void putNow(String path, byte[] content) {
    File before = files.get(path);
    long more = (long) content.length - (before == null ? 0 : before.bytes.length);
    room(path, more);
    used += more;
    files.put(path, new File(content.clone()));
  }

  @Override
  public void delete(String path) {
    operation(path, () -> deleteNow(path));
    deleteNow(path);
  }

  private void deleteNow(String path) {
    File file = files.remove(path);
    used -= file == null ? 0 : file.bytes.length;
  }

  @Override
  public void extend(String path, long size) {
    File file = file(path);
    operation(path, () -> extendNow(path, file, size));
    extendNow(path, file, size);
  }

  private void extendNow(String path, File file, long size) {
    if (size > file.bytes.length) {
      room(path, size - file.bytes.length);
      used += size - file.bytes.length;
      file.bytes = Arrays.copyOf(file.bytes, (int) size);
      file.synced = file.bytes.length;
    }
  }

  @Override
  public void write(String path, long offset, byte[] bytes, int length) {
    File file = file(path);
    if (offset < 0 || offset > file.bytes.length) {
      throw new IllegalArgumentException(path + ": " + offset + " of " + file.bytes.length);
    }
    operation(path, () -> writeNow(path, file, offset, bytes, random.nextInt(length + 1)));
    writeNow(path, file, offset, bytes, length);
  }

  private void writeNow(String path, File file, long offset, byte[] bytes, int length) {
    long more = StrictMath.max(0, offset + length - file.bytes.length);
    room(path, more);
    used += more;
    file.write((int) offset, bytes, length);
  }

  @Override
  public void sync(String path) {
    File file = file(path);
    operation(path, () -> lose(file));
    file.unsynced.clear();
    file.synced = file.bytes.length;
  }

  @Override
  public void read(String path, long offset, byte[] into, int at, int length) {
    alive();
    File file = file(path);
    if (offset < 0 || offset + length > file.bytes.length) {
      throw new DiskFailure(
          DiskFailure.Kind.DAMAGED, path, "ends before byte " + (offset + length));
    }
    System.arraycopy(file.bytes, (int) offset, into, at, length);
  }

  /** Counts an operation that changes something; it may fail, or crash half done. */
  private void operation(String path, Runnable half) {
    alive();
    operations++;
    if (untilCrash-- <= 0) {
      crashed = true;
      if (random.nextBoolean()) {
        try {
          half.run();
        } catch (DiskFailure full) {
          throw new Crash();
        }
      }
      throw new Crash();
    }
    long left = untilFailure--;
    if (left <= 0 && left > -failures) {
      throw new DiskFailure(DiskFailure.Kind.FAILED, path, "simulated failure");
    }
  }

  private void alive() {
    if (crashed) {
      throw new Crash();
    }
  }

  private void room(String path, long more) {
    if (used + more > capacity) {
      throw new DiskFailure(DiskFailure.Kind.FULL, path, "no room on the simulated disk");
    }
  }

  private File file(String path) {
    @Nullable File file = files.get(path);
    if (file == null) {
      throw new DiskFailure(DiskFailure.Kind.FAILED, path, "there is no such file");
    }
    return file;
  }

  /** Keeps each sector of each unsynced write or loses it, tears some, and may cut what grew. */
  private void lose(File file) {
    byte[] written = file.bytes;
    List<Change> changes = new ArrayList<>(file.unsynced);
    file.bytes = written.clone();
    for (Change change : changes.reversed()) {
      System.arraycopy(change.before, 0, file.bytes, change.offset, change.before.length);
    }
    for (Change change : changes) {
      int end = change.offset + change.after.length;
      for (int at = change.offset; at < end; ) {
        int next = StrictMath.min(end, (at / SECTOR + 1) * SECTOR);
        int kept =
            switch (random.nextInt(5)) {
              case 0, 1 -> 0;
              case 2, 3 -> next - at;
              default -> random.nextInt(next - at + 1);
            };
        System.arraycopy(change.after, at - change.offset, file.bytes, at, kept);
        at = next;
      }
    }
    file.unsynced.clear();
    int grown = file.bytes.length - file.synced;
    if (grown > 0 && random.nextBoolean()) {
      file.bytes = Arrays.copyOf(file.bytes, file.synced + random.nextInt(grown));
    }
    file.synced = file.bytes.length;
  }

  /** A write that no sync has followed. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared, only put back.
  private record Change(int offset, byte[] before, byte[] after) {}

  private static final class File {
    private byte[] bytes;
    private final List<Change> unsynced = new ArrayList<>();

    /** How long the file is at least after a crash. */
    private int synced;

    File(byte[] bytes) {
      this.bytes = bytes;
      this.synced = bytes.length;
    }

    void write(int offset, byte[] from, int length) {
      if (offset + length > bytes.length) {
        bytes = Arrays.copyOf(bytes, offset + length);
      }
      byte[] before = Arrays.copyOfRange(bytes, offset, offset + length);
      byte[] after = Arrays.copyOf(from, length);
      System.arraycopy(after, 0, bytes, offset, length);
      unsynced.add(new Change(offset, before, after));
    }
  }
}
