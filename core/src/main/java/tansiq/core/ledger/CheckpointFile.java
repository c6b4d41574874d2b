package tansiq.core.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import tansiq.core.json.Verdict;
import tansiq.core.proof.SignedCheckpoint;
import tansiq.core.proof.SignedNote;
import tansiq.core.record.LedgerId;

/**
 * The file of checkpoints: signed notes, oldest first, each with length and checksum before it.
 * When it has grown long only the latest are kept.
 */
final class CheckpointFile {
  static final String USE = "checkpoints";
  private static final int FIRST_SIZE = 16 << 10;
  private static final int LONG = 256 << 10;
  private static final int KEPT = 16;
  private static final int FRAME_HEAD = 8;

  private final Disk disk;
  private final String path;
  private final LedgerId id;
  private final List<SignedCheckpoint> latest = new ArrayList<>();
  private long end = FileHead.BYTES;
  private long allocated;

  private CheckpointFile(Disk disk, String directory, LedgerId id) {
    this.disk = disk;
    this.path = path(directory);
    this.id = id;
  }

  static String path(String directory) {
    return directory + "/" + USE;
  }

  static void create(Disk disk, String directory, LedgerId id) {
    disk.put(path(directory), FileHead.fresh(USE, id, FIRST_SIZE));
  }

  static CheckpointFile open(Disk disk, String directory, LedgerId id) {
    CheckpointFile file = new CheckpointFile(disk, directory, id);
    FileHead.check(disk, file.path, USE, id);
    file.allocated = disk.size(file.path);
    return file;
  }

  /** A checkpoint with the byte at which its frame begins. */
  record Kept(SignedCheckpoint checkpoint, long offset) {}

  /** The checkpoints of a file, and whether something torn follows. */
  record Scan(List<Kept> kept, boolean tail) {}

  /** Reads the checkpoints; what follows the last valid one is a write that no sync followed. */
  Scan scan() {
    byte[] all = new byte[(int) allocated];
    disk.read(path, 0, all, 0, all.length);
    List<Kept> kept = new ArrayList<>();
    int at = FileHead.BYTES;
    while (at + FRAME_HEAD < all.length) {
      ByteBuffer in = ByteBuffer.wrap(all, at, all.length - at);
      int length = in.getInt();
      int sum = in.getInt();
      if (length < 1 || length > in.remaining() || length > SignedNote.MOST_BYTES) {
        break;
      }
      byte[] note = new byte[length];
      in.get(note);
      if (sum != crc(note)
          || !(SignedCheckpoint.parse(note)
              instanceof Verdict.Accepted<SignedCheckpoint>(SignedCheckpoint read))) {
        break;
      }
      kept.add(new Kept(read, at));
      at += FRAME_HEAD + length;
    }
    end = at;
    latest.clear();
    kept.subList(StrictMath.max(0, kept.size() - KEPT), kept.size())
        .forEach(one -> latest.add(one.checkpoint()));
    return new Scan(kept, !LeafFile.isZero(all, at, all.length - at));
  }

  /** Adds a checkpoint; durable on return. */
  void append(SignedCheckpoint checkpoint) {
    byte[] frame = frame(checkpoint);
    if (end + frame.length > LONG) {
      rewrite(latest);
    }
    if (end + frame.length > allocated) {
      long size = StrictMath.max(allocated * 2, end + frame.length);
      disk.extend(path, size);
      allocated = size;
    }
    disk.write(path, end, frame, frame.length);
    disk.sync(path);
    end += frame.length;
    latest.add(checkpoint);
    if (latest.size() > KEPT) {
      latest.removeFirst();
    }
  }

  private void rewrite(List<SignedCheckpoint> checkpoints) {
    List<byte[]> frames = checkpoints.stream().map(CheckpointFile::frame).toList();
    int used = FileHead.BYTES + frames.stream().mapToInt(frame -> frame.length).sum();
    byte[] content = FileHead.fresh(USE, id, StrictMath.max(FIRST_SIZE, 2 * used));
    int at = FileHead.BYTES;
    for (byte[] frame : frames) {
      System.arraycopy(frame, 0, content, at, frame.length);
      at += frame.length;
    }
    disk.put(path, content);
    allocated = content.length;
    end = at;
  }

  /** Overwrites with zeros what a torn write left behind the last one; durable on return. */
  void zeroTail() {
    byte[] zeros = new byte[(int) (allocated - end)];
    disk.write(path, end, zeros, zeros.length);
    disk.sync(path);
  }

  private static byte[] frame(SignedCheckpoint checkpoint) {
    byte[] note = checkpoint.bytes();
    return ByteBuffer.allocate(FRAME_HEAD + note.length)
        .putInt(note.length)
        .putInt(crc(note))
        .put(note)
        .array();
  }

  private static int crc(byte[] note) {
    CRC32C crc = new CRC32C();
    crc.update(note);
    return (int) crc.getValue();
  }
}
