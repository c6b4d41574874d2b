package tansiq.core.exchange;

import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tansiq.core.json.Bounds;
import tansiq.core.json.Verdict;
import tansiq.core.proof.Hash;
import tansiq.core.proof.Sha256;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Section;

/**
 * Reads the parts of one frame. Every length and count is checked against its bound and against
 * what is left of the frame before anything is allocated for it. What is malformed travels as a
 * private exception that never leaves {@link #read}.
 */
final class FrameReader {
  private final ByteBuffer in;

  private FrameReader(byte[] body) {
    this.in = ByteBuffer.wrap(body);
  }

  static <T> Verdict<T> read(byte[] body, Function<FrameReader, T> reader) {
    try {
      FrameReader in = new FrameReader(body);
      T value = reader.apply(in);
      if (in.in.hasRemaining()) {
        throw in.malformed("message", "has bytes after its end");
      }
      return new Verdict.Accepted<>(value);
    } catch (Malformed malformed) {
      return new Verdict.Refused<>(malformed.field, malformed.reason);
    }
  }

  RuntimeException malformed(String field, String reason) {
    return new Malformed(field, reason);
  }

  byte get() {
    return need(1).get();
  }

  int getInt() {
    return need(4).getInt();
  }

  long getLong() {
    return need(8).getLong();
  }

  /** An index or a size. */
  long index() {
    long index = getLong();
    if (index < 0) {
      throw malformed("index", "is negative");
    }
    return index;
  }

  int count(int most) {
    int count = getInt();
    // Each item takes at least a byte, so that no count promises more than the frame can hold.
    if (count < 0 || count > most || count > in.remaining()) {
      throw malformed("count", "is more than " + most + " or than the frame holds");
    }
    return count;
  }

  byte[] bytes(int most) {
    byte[] bytes = new byte[count(most)];
    in.get(bytes);
    return bytes;
  }

  LedgerId ledger() {
    int length = Byte.toUnsignedInt(get());
    byte[] origin = new byte[length];
    need(length).get(origin);
    return LedgerId.find(new String(origin, StandardCharsets.US_ASCII))
        .orElseThrow(() -> malformed("ledger", "is not MEMBER/EPOCH"));
  }

  Entry entry() {
    return switch (get()) {
      case FrameWriter.WITHHELD -> new Entry.Bare(leaf(), Entry.Absence.WITHHELD);
      case FrameWriter.LACKING -> new Entry.Bare(leaf(), Entry.Absence.LACKING);
      case FrameWriter.DESTROYED -> new Entry.Bare(leaf(), Entry.Absence.DESTROYED);
      case FrameWriter.HELD -> held();
      default -> throw malformed("entry", "is of no known kind");
    };
  }

  private Hash leaf() {
    byte[] leaf = new byte[Hash.BYTES];
    need(Hash.BYTES).get(leaf);
    return Hash.of(leaf);
  }

  private Entry held() {
    byte[] header = bytes(Header.MOST_BYTES);
    int count = need(2).getShort();
    if (count < 0 || count > Header.MOST_SECTIONS) {
      throw malformed("sections", "are more than " + Header.MOST_SECTIONS);
    }
    List<byte[]> sections = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      sections.add(bytes(Bounds.RECORD.bytes()));
    }
    Hash leaf = Sha256.hash(Sha256.LEAF, header);
    return switch (Header.parse(header)) {
      case Verdict.Accepted<Header>(Header read) ->
          new Entry.Held(leaf, read, header, matching(read, sections));
      // The author may have written by a later format, or nonsense: its leaf counts all the same,
      // and a peer that made it up is found out by the root.
      case Verdict.Refused<Header> refused -> new Entry.Bare(leaf, Entry.Absence.LACKING);
    };
  }

  private SortedMap<String, Section> matching(Header header, List<byte[]> texts) {
    if (texts.isEmpty()) {
      return Collections.emptySortedMap();
    }
    SortedMap<String, Section> sections = new TreeMap<>();
    for (byte[] text : texts) {
      switch (Section.parse(text)) {
        case Verdict.Accepted<Section>(Section section) -> {
          if (section.digest().equals(header.sections().get(section.name()))
              && section.member().equals(header.ledger().member())) {
            sections.put(section.name(), section);
          } else {
            requireCommitted(header, section.digest());
          }
        }
        case Verdict.Refused<Section> refused ->
            requireCommitted(header, Sha256.hash(Sha256.SECTION, text));
      }
    }
    return sections;
  }

  /**
   * The author may have committed to bytes that are no section of this record: then they are left
   * out. Bytes to which it never committed are the peer's own.
   */
  private void requireCommitted(Header header, Hash digest) {
    if (!header.sections().containsValue(digest)) {
      throw malformed("section", "is not what the header commits to");
    }
  }

  private ByteBuffer need(int bytes) {
    if (in.remaining() < bytes) {
      throw malformed("message", "ends too early");
    }
    return in;
  }

  /** Carries a refusal up to {@link #read}; it needs no stack trace. */
  private static final class Malformed extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;
    private final String field;
    private final String reason;

    Malformed(String field, String reason) {
      super(reason, null, false, false);
      this.field = field;
      this.reason = reason;
    }
  }
}
