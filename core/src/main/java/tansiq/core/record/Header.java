package tansiq.core.record;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import tansiq.core.json.Verdict;
import tansiq.core.proof.Hash;

/**
 * What everybody who may hold any section of a record sees.
 *
 * @param ledger the author's ledger
 * @param kind a word such as {@code report}; unknown words are kept and ignored by the picture
 * @param at the author's clock, whole milliseconds, from 1970 to 9999
 * @param refs ids (leaf hashes) of the records that this one speaks of; at most 256, none twice
 * @param sections digest by section name; 1 to 64
 */
public record Header(
    LedgerId ledger,
    String kind,
    Status status,
    Instant at,
    Label label,
    List<Hash> refs,
    SortedMap<String, Hash> sections) {

  /** The format that this code writes, and the only one that it reads. */
  public static final int FORMAT = 1;

  /** Most ids that a header refers to. */
  public static final int MOST_REFS = 256;

  /** Most sections of a record, and most sections that a label narrows. */
  public static final int MOST_SECTIONS = 64;

  /** Largest header, in bytes. */
  public static final int MOST_BYTES = 1 << 16;

  /** The latest time that a header can state. */
  public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  /** Copies the collections in; checks what the parts do not check themselves. */
  public Header {
    refs = List.copyOf(refs);
    sections = ByName.copyOf(sections);
    if (!Words.isWord(kind)) {
      throw new IllegalArgumentException("not a word: " + kind);
    }
    if (!at.equals(at.truncatedTo(ChronoUnit.MILLIS))
        || at.isBefore(Instant.EPOCH)
        || at.isAfter(LATEST)) {
      throw new IllegalArgumentException("not whole milliseconds from 1970 to 9999: " + at);
    }
    if (refs.size() > MOST_REFS || new HashSet<>(refs).size() != refs.size()) {
      throw new IllegalArgumentException("too many refs, or one twice");
    }
    if (sections.isEmpty()
        || sections.size() > MOST_SECTIONS
        || !Words.areWords(sections.keySet())) {
      throw new IllegalArgumentException("sections: " + sections.keySet());
    }
  }

  /** The canonical bytes, of which the leaf is the hash. */
  public byte[] bytes() {
    return HeaderText.write(this);
  }

  /**
   * Reads a header that somebody sent: canonical bytes of format 1 and nothing besides. Kinds and
   * sections that this code does not know are accepted; members that format 1 lacks are not.
   */
  public static Verdict<Header> parse(byte[] bytes) {
    return HeaderText.parse(bytes);
  }

  /**
   * A header that was checked before it was kept, taken from the node's own store; throws {@link
   * IllegalArgumentException} when the bytes are no header. That they are canonical is not checked
   * anew.
   */
  public static Header kept(byte[] bytes) {
    Header known = HeaderShape.find(bytes);
    if (known != null) {
      return known;
    }
    return switch (HeaderText.read(bytes)) {
      case Verdict.Accepted<Header>(Header header) -> {
        HeaderShape.learn(bytes, header);
        yield header;
      }
      case Verdict.Refused<Header>(String field, String reason) ->
          throw new IllegalArgumentException(field + " " + reason);
    };
  }
}
