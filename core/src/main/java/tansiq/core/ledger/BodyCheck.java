package tansiq.core.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;
import tansiq.core.json.Verdict;
import tansiq.core.proof.Hash;
import tansiq.core.proof.Sha256;
import tansiq.core.record.Header;
import tansiq.core.record.LedgerId;

/** Checks the bodies of entries byte by byte, as {@link Fsck} needs it. */
final class BodyCheck {
  private final Disk disk;
  private final String directory;
  private final LedgerId id;
  private final CRC32C crc = new CRC32C();
  private final Set<Integer> headsSeen = new HashSet<>();
  private final Set<SupplementFile.Row> strangers = new HashSet<>();

  BodyCheck(Disk disk, String directory, LedgerId id) {
    this.disk = disk;
    this.directory = directory;
    this.id = id;
  }

  /**
   * Checks all frames of an entry, those that others have replaced too; answers whether it is held.
   *
   * @param rows the supplements of this entry, in order
   */
  boolean check(long index, Slot slot, List<SupplementFile.Row> rows) {
    Place now = slot.place();
    List<Place> places = new ArrayList<>(List.of(now));
    for (SupplementFile.Row row : rows) {
      if (row.leaf().equals(slot.leaf())) {
        now = row.place();
        places.add(now);
      } else {
        strangers.add(row);
      }
    }
    if (now.state() != Place.DESTROYED) {
      for (Place place : places) {
        frame(index, slot.leaf(), place);
      }
    }
    return now.isHeld();
  }

  /** The supplements that name a leaf which their entry does not have. */
  Set<SupplementFile.Row> strangers() {
    return strangers;
  }

  private void frame(long index, Hash leaf, Place place) {
    if (!place.isHeld()) {
      return;
    }
    String path = BodyFiles.path(directory, place.segment());
    if (headsSeen.add(place.segment())) {
      Fsck.head(disk, path, BodyFiles.USE, id);
    }
    if (place.offset() + (long) place.length() > disk.size(path)) {
      throw Fsck.wrong(path, disk.size(path), "ends within the body of entry " + index);
    }
    byte[] bytes = new byte[place.length()];
    disk.read(path, place.offset(), bytes, 0, bytes.length);
    int computed = BodyFiles.checksum(bytes, 0, bytes.length, crc);
    int stored = ByteBuffer.wrap(bytes).getInt(4);
    if (computed == stored) {
      new Parts(path, index, place.offset(), leaf).check(ByteBuffer.wrap(bytes));
      return;
    }
    int found = WrongByte.find(bytes.length - 4, computed, stored);
    if (found >= 0) {
      // The checksum lies behind the length and before the rest of what it covers.
      int at = found < 4 ? found : found < bytes.length - 4 ? found + 4 : found - bytes.length + 8;
      throw Fsck.wrong(
          path, place.offset() + at, "the body of entry " + index + " is not what was written");
    }
    new Parts(path, index, place.offset(), leaf).check(ByteBuffer.wrap(bytes));
    throw Fsck.wrong(
        path, place.offset() + 4L, "the body of entry " + index + " has a wrong checksum");
  }

  /** The parts of one frame, each checked against what commits to it. */
  private final class Parts {
    private final String path;
    private final long index;
    private final long offset;
    private final Hash leaf;

    Parts(String path, long index, long offset, Hash leaf) {
      this.path = path;
      this.index = index;
      this.offset = offset;
      this.leaf = leaf;
    }

    void check(ByteBuffer in) {
      if (in.getInt() != in.capacity() - BodyFiles.FRAME_HEAD) {
        throw wrong(0, "has a wrong length");
      }
      in.getInt();
      if (in.getLong() != index) {
        throw wrong(8, "is that of another entry");
      }
      int at = in.position() + 4;
      byte[] bytes = take(in, at - 4, 4, "the header's length");
      if (!Sha256.hash(Sha256.LEAF, bytes).equals(leaf)) {
        throw wrong(at, "has a header that its leaf does not commit to");
      }
      Header header =
          switch (Header.parse(bytes)) {
            case Verdict.Accepted<Header>(Header read) -> read;
            case Verdict.Refused<Header>(String field, String reason) ->
                throw wrong(at, "has a header that is refused: " + (field + " " + reason).strip());
          };
      if (!header.ledger().equals(id)) {
        throw wrong(at, "is of " + header.ledger());
      }
      sections(in, header);
    }

    private void sections(ByteBuffer in, Header header) {
      if (in.remaining() < 2) {
        throw wrong(in.position(), "ends too early");
      }
      int count = in.getShort();
      for (int i = 0; i < count; i++) {
        int nameAt = in.position();
        String name = new String(take(in, nameAt, 1, "a section's name"), US_ASCII);
        Hash digest = header.sections().get(name);
        if (digest == null) {
          throw wrong(nameAt, "has a section that its header does not name");
        }
        int at = in.position() + 4;
        byte[] text = take(in, at - 4, 4, "a section's length");
        if (!Sha256.hash(Sha256.SECTION, text).equals(digest)) {
          throw wrong(at, "has a section " + name + " that its header does not commit to");
        }
      }
      if (in.hasRemaining()) {
        throw wrong(in.position(), "has something behind its sections");
      }
    }

    private byte[] take(ByteBuffer in, int at, int lengthBytes, String what) {
      int length = -1;
      if (in.remaining() >= lengthBytes) {
        length = lengthBytes == 1 ? in.get() : in.getInt();
      }
      if (length < 0 || length > in.remaining()) {
        throw wrong(at, "has no room for " + what);
      }
      byte[] out = new byte[length];
      in.get(out);
      return out;
    }

    private Fsck.Fault wrong(int at, String what) {
      return Fsck.wrong(path, offset + at, "the body of entry " + index + " " + what);
    }
  }
}
