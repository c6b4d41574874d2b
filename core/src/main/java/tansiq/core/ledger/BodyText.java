package tansiq.core.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.Section;

/**
 * The bytes of a held entry: length and bytes of the header, number of sections, and of each the
 * length and bytes of its name and of its text. Numbers are big-endian.
 */
final class BodyText {
  private BodyText() {}

  static int size(Entry.Held entry) {
    int size = 4 + entry.bytes().length + 2;
    for (Section section : entry.sections().values()) {
      size += 1 + section.name().length() + 4 + section.bytes().length;
    }
    return size;
  }

  static void write(Entry.Held entry, ByteBuffer out) {
    out.putInt(entry.bytes().length).put(entry.bytes());
    out.putShort((short) entry.sections().size());
    for (Section section : entry.sections().values()) {
      byte[] name = section.name().getBytes(US_ASCII);
      out.put((byte) name.length).put(name);
      out.putInt(section.bytes().length).put(section.bytes());
    }
  }

  /** The entry of bytes whose checksum has been verified, or null when they are none after all. */
  static Entry.@Nullable Held read(ByteBuffer in, Hash leaf) {
    try {
      byte[] bytes = take(in, in.getInt());
      Header header = Header.kept(bytes);
      int count = in.getShort();
      SortedMap<String, Section> sections = new TreeMap<>();
      for (int i = 0; i < count; i++) {
        String name = new String(take(in, in.get()), US_ASCII);
        byte[] text = take(in, in.getInt());
        Hash digest = header.sections().get(name);
        if (digest == null) {
          return null;
        }
        sections.put(name, Section.kept(header.ledger().member(), name, text, digest));
      }
      return in.hasRemaining() ? null : new Entry.Held(leaf, header, bytes, sections);
    } catch (BufferUnderflowException | IllegalArgumentException _) {
      return null;
    }
  }

  private static byte[] take(ByteBuffer in, int length) {
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] out = new byte[length];
    in.get(out);
    return out;
  }
}
