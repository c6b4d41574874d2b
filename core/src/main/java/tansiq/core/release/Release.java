package tansiq.core.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tansiq.core.json.Bounds;
import tansiq.core.json.Fields;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonNumber;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonText;
import tansiq.core.json.Parsed;
import tansiq.core.json.Verdict;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.Label;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Section;

/**
 * The content of a {@code release} record: an older record of the same ledger with the sections
 * that are released now. It is self-contained, so that one stream and one cursor carry it; who may
 * hold it is its own label's matter.
 *
 * <p>That the header hashes to the record's id and the sections to the header's digests is checked
 * on reading. That the leaf at {@code index} is this record's is for whoever holds the ledger to
 * check; a release for which it is not has no effect.
 *
 * @param index the released record's place in the ledger
 * @param record the released record's header and sections
 */
public record Release(long index, Entry.Held record) {
  /** The record's kind, and the name of its one section. */
  public static final String KIND = "release";

  /** Header and sections of a record that one release has room for, in bytes together. */
  public static final int MOST_BYTES = Bounds.RECORD.bytes() - 4096;

  /**
   * What an entry releases.
   *
   * @return nothing when the entry is a bare leaf, another kind, or held without its section; a
   *     refusal when its content is not well-formed
   */
  public static Optional<Verdict<Release>> read(Entry entry) {
    if (!(entry instanceof Entry.Held held) || !held.header().kind().equals(KIND)) {
      return Optional.empty();
    }
    Section section = held.sections().get(KIND);
    return section == null
        ? Optional.empty()
        : Optional.of(read(held.header().ledger(), section.content()));
  }

  /** Reads the section's content. */
  public static Verdict<Release> read(LedgerId ledger, JsonObject content) {
    return Fields.read(
        content,
        fields -> {
          Hash id = Hash.of(fields.hex("record", Hash.BYTES));
          long index = fields.integer("index", 0, JsonNumber.MAX_INTEGER);
          List<byte[]> sections = new ArrayList<>();
          for (Json section : fields.items("sections", Header.MOST_SECTIONS)) {
            sections.add(JsonText.canonical(section));
          }
          Entry.Held record =
              fields.accepted(
                  "", Entry.Held.parse(JsonText.canonical(fields.value("header")), sections));
          if (!record.header().ledger().equals(ledger)) {
            throw fields.refusal("header.ledger", "is another ledger");
          }
          if (!record.leaf().equals(id)) {
            throw fields.refusal("record", "is not the hash of the header");
          }
          return new Release(index, record);
        });
  }

  /** The section's content. */
  public JsonObject content() {
    List<Json> sections = new ArrayList<>();
    record.sections().values().forEach(section -> sections.add(json(section.bytes())));
    return JsonObject.builder()
        .put("record", record.leaf().hex())
        .put("index", index)
        .put("header", json(record.bytes()))
        .put("sections", new JsonArray(sections))
        .build();
  }

  /**
   * The record that releases this, of the same ledger and status as what it releases.
   *
   * @param at the author's clock, whole milliseconds
   * @param label to whom; it is judged at the place where the release comes to stand
   * @param salt 16 bytes that nobody can guess
   */
  public Entry.Held record(Instant at, Label label, byte[] salt) {
    Header released = record.header();
    Section section = Section.of(released.ledger().member(), KIND, salt, content());
    SortedMap<String, Hash> digests = new TreeMap<>(Map.of(KIND, section.digest()));
    Header header =
        new Header(
            released.ledger(), KIND, released.status(), at, label, List.of(record.leaf()), digests);
    return Entry.Held.of(header, List.of(section));
  }

  private static Json json(byte[] canonical) {
    return switch (JsonText.parse(canonical, Bounds.RECORD)) {
      case Parsed.Value(Json json) -> json;
      case Parsed.Refused refused ->
          throw new IllegalStateException("a record is checked when it is made: " + refused);
    };
  }
}
