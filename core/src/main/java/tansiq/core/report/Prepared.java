package tansiq.core.report;

import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.proof.Hash;
import tansiq.core.proof.Sha256;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.Label;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Section;

/**
 * A record made ready off the writer's path: sections hashed, header written, leaf known. Immutable
 * and thread-safe; preparing is a pure function.
 *
 * @param filing what was read
 * @param entry the record; where it refers to another by {@code ext}, without its {@code refs} yet
 * @param content the same for the same content, whatever the salts and the label
 */
public record Prepared(Filing filing, Entry.Held entry, Hash content) {
  /** How many bytes of salt one record takes at most. */
  public static final int SALT_BYTES = (ReportSections.NAMES.size() + 1) * Section.SALT_BYTES;

  /** What follows the content, member and name of a section: its salt, which JCS sorts last. */
  private static final int SALT_TEXT = ",\"salt\":\"\"}".length() + 2 * Section.SALT_BYTES;

  /**
   * Makes a record ready.
   *
   * @param at the author's clock; cut to whole milliseconds
   * @param salts gives so many bytes, at most {@link #SALT_BYTES}, that nobody can guess, to be
   *     used for this record alone
   */
  public static Prepared of(
      Filing filing, LedgerId ledger, Instant at, Defaults defaults, IntFunction<byte[]> salts) {
    SortedMap<String, JsonObject> contents = contents(filing);
    byte[] drawn = salts.apply(contents.size() * Section.SALT_BYTES);
    List<Section> sections = new ArrayList<>(contents.size());
    SortedMap<String, Hash> digests = new TreeMap<>();
    for (Map.Entry<String, JsonObject> content : contents.entrySet()) {
      int from = sections.size() * Section.SALT_BYTES;
      byte[] salt = Arrays.copyOfRange(drawn, from, from + Section.SALT_BYTES);
      Section section = Section.of(ledger.member(), content.getKey(), salt, content.getValue());
      sections.add(section);
      digests.put(section.name(), section.digest());
    }
    Header header =
        new Header(
            ledger,
            kind(filing.content()),
            filing.status().orElse(defaults.status()),
            at.truncatedTo(ChronoUnit.MILLIS),
            label(filing, filing.label(), defaults, contents.keySet()),
            refs(filing.content()),
            digests);
    return new Prepared(filing, Entry.Held.of(header, sections), content(sections));
  }

  private static SortedMap<String, JsonObject> contents(Filing filing) {
    SortedMap<String, JsonObject> contents =
        switch (filing.content()) {
          case Report report -> ReportSections.write(report);
          case Retraction retraction -> {
            JsonObject.Builder source = JsonObject.builder();
            retraction.ext().ifPresent(ext -> source.put("ext", ext));
            source.put("retracts", retraction.retracts());
            retraction.reason().ifPresent(reason -> source.put("reason", reason));
            yield new TreeMap<>(Map.of("source", source.build()));
          }
        };
    if (given(filing.content()).isEmpty()) {
      contents.put(ReportSections.INPUT, JsonObject.builder().put("sha256", filing.ext()).build());
    }
    return contents;
  }

  private static Optional<String> given(Content content) {
    return switch (content) {
      case Report report -> report.source().ext();
      case Retraction retraction -> retraction.ext();
    };
  }

  private static String kind(Content content) {
    return switch (content) {
      case Report _ -> Report.KIND;
      case Retraction _ -> Retraction.KIND;
    };
  }

  private static Label label(
      Filing filing, StatedLabel stated, Defaults defaults, Set<String> present) {
    return switch (filing.content()) {
      case Report report -> Labelling.label(stated, report.what().category(), defaults, present);
      case Retraction _ -> Labelling.label(stated, defaults, present);
    };
  }

  private static List<Hash> refs(Content content) {
    return content instanceof Report report
            && report.source().origin().orElse(null) instanceof Origin.PassedOn passedOn
        ? List.of(passedOn.record())
        : List.of();
  }

  /** The sender's own id, given or derived. */
  public String ext() {
    return filing.ext();
  }

  /** The {@code ext} of the report that this one amends or retracts. */
  public Optional<String> refers() {
    return switch (filing.content()) {
      case Report report -> report.source().amends();
      case Retraction retraction -> Optional.of(retraction.retracts());
    };
  }

  /**
   * Whether the input states no audience, so that one who refers takes the label of the record
   * referred to.
   */
  public boolean inherits() {
    return filing.label().audience().isEmpty();
  }

  /** Whether nobody but the author may hold any of it. */
  public boolean staysAtHome() {
    return entry.header().label().audience().parties().isEmpty();
  }

  /** The record with {@code refs} to the one that it amends or retracts, and its label if due. */
  public Entry.Held resolve(Entry.Held referred) {
    Header header = entry.header();
    Label label = header.label();
    if (inherits()) {
      Label theirs = referred.header().label();
      StatedLabel stated =
          filing.content() instanceof Report
              ? Labelling.inherited(filing.label(), theirs)
              : Labelling.inheritedAudience(filing.label(), theirs);
      Defaults defaults = new Defaults(header.status(), theirs.level(), theirs.audience());
      label = label(filing, stated, defaults, header.sections().keySet());
    }
    List<Hash> refs = new ArrayList<>(List.of(referred.leaf()));
    header.refs().stream().filter(ref -> !ref.equals(referred.leaf())).forEach(refs::add);
    Header resolved =
        new Header(
            header.ledger(),
            header.kind(),
            header.status(),
            header.at(),
            label,
            refs,
            header.sections());
    return Entry.Held.of(resolved, entry.sections().values());
  }

  /** The sender's own id of a kept report or retraction of one's own ledger. */
  public static Optional<String> ext(Entry.Held entry) {
    return text(entry, "source", "ext").or(() -> text(entry, ReportSections.INPUT, "sha256"));
  }

  private static Optional<String> text(Entry.Held entry, String section, String name) {
    Section held = entry.sections().get(section);
    return held != null && held.content().find(name) instanceof JsonString(String text)
        ? Optional.of(text)
        : Optional.empty();
  }

  /**
   * Whether a kept record has this content, as far as it is held: of a record that came back from
   * peers after a loss, its author holds only what they could hold.
   */
  public boolean isContentOf(Entry.Held kept) {
    SortedMap<String, Section> sections = entry.sections();
    if (!sections.keySet().equals(kept.header().sections().keySet())) {
      return false;
    }
    Hash theirs = content(kept.sections().values());
    if (kept.sections().size() == sections.size()) {
      return theirs.equals(content);
    }
    SortedMap<String, Section> held = new TreeMap<>(sections);
    held.keySet().retainAll(kept.sections().keySet());
    return theirs.equals(content(held.values()));
  }

  private static Hash content(Iterable<Section> sections) {
    MessageDigest digest = Sha256.digest();
    for (Section section : sections) {
      digest.update(section.bytes(), 0, section.bytes().length - SALT_TEXT);
    }
    return Hash.of(digest.digest());
  }
}
