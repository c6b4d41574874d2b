package tansiq.core.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

  /** Longer notes are rare; of those a wrong length is not told from other damage. */
  private static final int USUAL = 4096;

  private final GrowingFile file;
  private final LedgerId id;
  private final List<SignedCheckpoint> latest = new ArrayList<>();

  /** Whether a failed write may have left a checkpoint behind that was never kept. */
  private boolean unclean;

  private CheckpointFile(GrowingFile file, LedgerId id) {
    this.file = file;
    this.id = id;
  }

  static String path(String directory) {
    return directory + "/" + USE;
  }

  String path() {
    return file.path();
  }

  static void create(Disk disk, String directory, LedgerId id) {
    disk.put(path(directory), FileHead.fresh(USE, id, FIRST_SIZE));
  }

  static CheckpointFile open(Disk disk, String directory, LedgerId id) {
    return new CheckpointFile(GrowingFile.open(disk, path(directory), USE, id), id);
  }

  /** A checkpoint with the byte at which its frame begins and the one behind it. */
  record Kept(SignedCheckpoint checkpoint, long offset, long end) {}

  /**
   * Reads the checkpoints. What follows the last valid one is a write that no sync followed, unless
   * another comes behind it, or a single byte of it is wrong that no torn write explains.
   */
  GrowingFile.Scan<Kept> scan() {
    byte[] all = file.read();
    List<Kept> kept = new ArrayList<>();
    int at = FileHead.BYTES;
    Optional<Kept> next = read(all, at);
    while (next.isPresent()) {
      kept.add(next.get());
      at = (int) next.get().end();
      next = read(all, at);
    }
    file.endsAt(at);
    latest.clear();
    kept.subList(StrictMath.max(0, kept.size() - KEPT), kept.size())
        .forEach(one -> latest.add(one.checkpoint()));
    boolean tail = !LeafFile.isZero(all, at, all.length - at);
    return new GrowingFile.Scan<>(kept, tail, tail ? lost(all, at) : -1);
  }

  /** The first wrong byte of the frame at an offset, when it was durable once; else −1. */
  private static long lost(byte[] all, int at) {
    int room = all.length - at - FRAME_HEAD;
    if (room < 1) {
      return -1;
    }
    int length = ByteBuffer.wrap(all).getInt(at);
    int found = wrongByte(all, at, length, room);
    // A torn write leaves zeros, so a wrong zero alone proves nothing; a length beyond all does.
    boolean proven =
        found >= 0 ? all[at + found] != 0 : length < 0 || length > SignedNote.MOST_BYTES;
    for (int behind = at + 1; behind < all.length && !proven; behind++) {
      proven = read(all, behind).isPresent();
    }
    return proven ? at + (long) StrictMath.max(found, 0) : -1;
  }

  private static int wrongByte(byte[] all, int at, int length, int room) {
    int stored = ByteBuffer.wrap(all).getInt(at + 4);
    if (length > 0 && length <= room) {
      int found = WrongByte.find(4 + length, crc(all, at, length), stored);
      // The checksum lies behind the length and before the note that it covers too.
      if (found >= 4) {
        return found < 4 + length ? found + 4 : found - length;
      }
    }
    byte[] frame = Arrays.copyOfRange(all, at, at + FRAME_HEAD + StrictMath.min(room, USUAL));
    for (int other = 1; other <= frame.length - FRAME_HEAD; other++) {
      ByteBuffer.wrap(frame).putInt(0, other);
      if (crc(frame, 0, other) == stored) {
        return Arrays.mismatch(frame, 0, 4, all, at, at + 4);
      }
    }
    return -1;
  }

  private static Optional<Kept> read(byte[] all, int at) {
    if (all.length - at <= FRAME_HEAD) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(all, at, all.length - at);
    int length = in.getInt();
    int sum = in.getInt();
    if (length < 1
        || length > in.remaining()
        || length > SignedNote.MOST_BYTES
        || sum != crc(all, at, length)) {
      return Optional.empty();
    }
    byte[] note = new byte[length];
    in.get(note);
    return SignedCheckpoint.parse(note)
            instanceof Verdict.Accepted<SignedCheckpoint>(SignedCheckpoint read)
        ? Optional.of(new Kept(read, at, in.position()))
        : Optional.empty();
  }

  /** Adds a checkpoint; durable on return. */
  void append(SignedCheckpoint checkpoint) {
    clean();
    byte[] frame = frame(checkpoint);
    if (file.end() + frame.length > LONG) {
      rewrite(latest);
    }
    unclean = true;
    file.append(frame);
    unclean = false;
    latest.add(checkpoint);
    if (latest.size() > KEPT) {
      latest.removeFirst();
    }
  }

  /**
   * Removes what a failed write has left: before entries are dropped that it may cover, which a
   * crash would let seem lost.
   */
  void clean() {
    if (unclean) {
      zeroTail();
      unclean = false;
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
    file.replace(content, at);
  }

  void zeroTail() {
    file.zeroTail();
  }

  private static byte[] frame(SignedCheckpoint checkpoint) {
    byte[] note = checkpoint.bytes();
    byte[] frame =
        ByteBuffer.allocate(FRAME_HEAD + note.length)
            .putInt(note.length)
            .putInt(0)
            .put(note)
            .array();
    ByteBuffer.wrap(frame).putInt(4, crc(frame, 0, note.length));
    return frame;
  }

  private static int crc(byte[] bytes, int at, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, at, 4);
    crc.update(bytes, at + FRAME_HEAD, length);
    return (int) crc.getValue();
  }
}
