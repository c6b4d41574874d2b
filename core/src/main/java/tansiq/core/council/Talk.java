package tansiq.core.council;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import tansiq.core.json.Fields;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.json.Verdict;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.Section;

/**
 * What one record says when members talk. Each kind has one section, of the kind's own name, in
 * which the ids of other records stand by their role; the header's {@code refs} are the same ids,
 * in the order of {@link Links#refs}.
 */
public sealed interface Talk
    permits Council,
        Meeting,
        Attendance,
        Item,
        Position,
        Minutes,
        Decision,
        Response,
        Statement,
        Approval,
        Commitment,
        Progress,
        Consultation,
        Answer,
        Recall {

  /**
   * The records that one speaks of.
   *
   * @param on what it belongs to: a meeting's council, an answer's consultation
   * @param amends the author's own earlier version that it takes the place of
   * @param papers records of any kind that are laid beside it
   */
  record Links(Optional<Hash> on, Optional<Hash> amends, List<Hash> papers) {
    private static final Set<String> ROLES = Set.of("on", "amends", "papers");

    /** Copies the list in. */
    public Links {
      papers = List.copyOf(papers);
    }

    /** What it belongs to first, then the earlier version, then the papers; none twice. */
    public List<Hash> refs() {
      return Stream.concat(Stream.of(on, amends).flatMap(Optional::stream), papers.stream())
          .distinct()
          .toList();
    }

    /** A content with other ids in place of some that it names in these roles. */
    public static JsonObject renamed(JsonObject content, Map<Hash, Hash> ids) {
      JsonObject.Builder renamed = JsonObject.builder();
      content
          .members()
          .forEach((name, value) ->
              renamed.put(name, ROLES.contains(name) ? renamed(value, ids) : value));
      return renamed.build();
    }

    private static Json renamed(Json value, Map<Hash, Hash> ids) {
      return switch (value) {
        case JsonString(String text) ->
            new JsonString(
                Hash.findHex(text).map(id -> ids.getOrDefault(id, id)).map(Hash::hex).orElse(text));
        case JsonArray(List<Json> items) ->
            new JsonArray(items.stream().map(item -> renamed(item, ids)).toList());
        default -> value;
      };
    }
  }

  /** The records that this one speaks of. */
  Links links();

  private static Optional<Function<Fields, Talk>> reader(String kind) {
    return switch (kind) {
      case "council" -> Optional.of(Council::read);
      case "meeting" -> Optional.of(Meeting::read);
      case "attendance" -> Optional.of(Attendance::read);
      case "item" -> Optional.of(Item::read);
      case "position" -> Optional.of(Position::read);
      case "minutes" -> Optional.of(Minutes::read);
      case "decision" -> Optional.of(Decision::read);
      case "response" -> Optional.of(Response::read);
      case "statement" -> Optional.of(Statement::read);
      case "approval" -> Optional.of(Approval::read);
      case "commitment" -> Optional.of(Commitment::read);
      case "progress" -> Optional.of(Progress::read);
      case "consultation" -> Optional.of(Consultation::read);
      case "answer" -> Optional.of(Answer::read);
      case "recall" -> Optional.of(Recall::read);
      default -> Optional.empty();
    };
  }

  /** How a constant of what is said, or of how that stands, is written: in lower case, hyphened. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a record's kind is one of these. */
  static boolean isKind(String kind) {
    return reader(kind).isPresent();
  }

  /** What the section of a kind says; refused with field and reason when it is not well-formed. */
  static Verdict<Talk> read(String kind, JsonObject content) {
    Optional<Function<Fields, Talk>> reader = reader(kind);
    if (reader.isEmpty()) {
      return new Verdict.Refused<>("kind", "is none of which members talk");
    }
    return Fields.read(
        content,
        f -> {
          Talk talk = reader.get().apply(f);
          f.nothingElse();
          return talk;
        });
  }

  /**
   * What an entry says.
   *
   * @return nothing for a bare leaf, another kind, or one that is held without its section; a
   *     refusal when the content is not well-formed or speaks of other records than the header
   */
  static Optional<Verdict<Talk>> read(Entry entry) {
    if (!(entry instanceof Entry.Held held) || !isKind(held.header().kind())) {
      return Optional.empty();
    }
    Header header = held.header();
    Section section = held.sections().get(header.kind());
    if (section == null) {
      return Optional.empty();
    }
    Verdict<Talk> read = read(header.kind(), section.content());
    boolean other =
        read instanceof Verdict.Accepted<Talk>(Talk talk)
            && !talk.links().refs().equals(header.refs());
    return Optional.of(
        other ? new Verdict.Refused<>("refs", "are not the records that the content names") : read);
  }
}
