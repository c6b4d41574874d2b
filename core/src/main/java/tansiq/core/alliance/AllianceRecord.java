package tansiq.core.alliance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tansiq.core.json.JsonObject;
import tansiq.core.json.Verdict;
import tansiq.core.proof.Hash;
import tansiq.core.record.Audience;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.Label;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Level;
import tansiq.core.record.Section;
import tansiq.core.record.Status;

/**
 * The content of a record by which an author arranges its alliance. Each kind has one section, of
 * the kind's own name. Such a record is open to every member that the author has pinned, and takes
 * effect only under exactly that label: a narrower one would let two holders of the same ledger
 * read different rules from it.
 */
public sealed interface AllianceRecord permits Pin, Roster, Ceiling, Epoch {
  /** The label of every alliance record. */
  Label LABEL = Label.of(Level.OPEN, Audience.ALL);

  /** The record's kind, and the name of its one section. */
  String kind();

  /** The section's content. */
  JsonObject content();

  /**
   * The record that says this in an author's ledger.
   *
   * @param at the author's clock, whole milliseconds
   * @param salt 16 bytes that nobody can guess
   */
  default Entry.Held record(LedgerId ledger, Status status, Instant at, byte[] salt) {
    Section section = Section.of(ledger.member(), kind(), salt, content());
    SortedMap<String, Hash> digests = new TreeMap<>(Map.of(kind(), section.digest()));
    return Entry.Held.of(
        new Header(ledger, kind(), status, at, LABEL, List.of(), digests), List.of(section));
  }

  /** Whether a record's kind is one of these. */
  static boolean isKind(String kind) {
    return switch (kind) {
      case Pin.KIND, Roster.KIND, Ceiling.KIND, Epoch.KIND -> true;
      default -> false;
    };
  }

  /** Whether a record, by its header, is an alliance record that takes effect. */
  static boolean isOne(Header header) {
    return isKind(header.kind()) && header.label().equals(LABEL);
  }

  /**
   * What an entry says about its author's alliance.
   *
   * @return nothing when the entry is a bare leaf, another kind, under another label, or held
   *     without its section; a refusal when its content is not well-formed
   */
  static Optional<Verdict<? extends AllianceRecord>> read(Entry entry) {
    if (!(entry instanceof Entry.Held held) || !isOne(held.header())) {
      return Optional.empty();
    }
    var section = held.sections().get(held.header().kind());
    if (section == null) {
      return Optional.empty();
    }
    JsonObject content = section.content();
    return Optional.of(
        switch (held.header().kind()) {
          case Pin.KIND -> Pin.read(content);
          case Roster.KIND -> Roster.read(content);
          case Ceiling.KIND -> Ceiling.read(content);
          default -> Epoch.read(content);
        });
  }
}
