package tansiq.core.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonBool;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.proof.Hash;
import tansiq.core.record.LedgerId;

/**
 * How what members said stands, worked out anew from the rule as docs/talk.md has it, without the
 * code that is under test: from the contents as JSON.
 */
final class Clerk {
  /** A record as its author wrote it, and where. */
  record Word(Hash id, LedgerId ledger, long index, Instant at, String kind, JsonObject content) {
    boolean isAfter(Word other) {
      return ledger.member().equals(other.ledger.member())
          && (ledger.compareTo(other.ledger) > 0
              || (ledger.equals(other.ledger) && index > other.index));
    }

    String text(String name) {
      return Clerk.text(content, name);
    }

    Optional<Instant> time(String name) {
      return Optional.of(text(name)).filter(text -> !text.isEmpty()).map(Instant::parse);
    }

    SortedSet<String> texts(String name) {
      SortedSet<String> texts = new TreeSet<>();
      if (content.find(name) instanceof JsonArray(List<Json> items)) {
        items.forEach(item -> texts.add(((JsonString) item).value()));
      }
      return texts;
    }
  }

  private static final Comparator<Word> FILING =
      Comparator.comparing(Word::at).thenComparing(Word::id);

  /** How high a council is looked for. */
  private static final int FARTHEST = 16;

  private final Instant now;
  private final Map<String, Word> words = new HashMap<>();

  /** By its id, the first version of each record. */
  private final Map<Hash, Word> firsts = new HashMap<>();

  /** By the id of the first version, all of them as they stand in the ledgers. */
  private final SortedMap<Hash, List<Word>> versions = new TreeMap<>();

  /** By the id of the first version, what took it back. */
  private final Map<Hash, Word> recalls = new HashMap<>();

  private final Set<Hash> takingBack = new HashSet<>();

  Clerk(Collection<Word> said, Instant now) {
    this.now = now;
    said.forEach(word -> words.put(word.id().hex(), word));
    for (Word word : said) {
      Word first = first(word);
      firsts.put(word.id(), first);
      versions.computeIfAbsent(first.id(), id -> new ArrayList<>()).add(word);
    }
    versions
        .values()
        .forEach(some -> some.sort((a, b) -> a.isAfter(b) ? 1 : b.isAfter(a) ? -1 : 0));
    for (Word recall : said) {
      Word of = recall.kind().equals("recall") ? words.get(recall.text("on")) : null;
      if (of != null && !of.kind().equals("recall") && recall.isAfter(of)) {
        recalls.merge(first(of).id(), recall, (a, b) -> FILING.compare(a, b) <= 0 ? a : b);
      }
    }
    recalls.values().forEach(recall -> takingBack.add(recall.id()));
  }

  private static String text(JsonObject in, String name) {
    return in.find(name) instanceof JsonString(String value) ? value : "";
  }

  private Word first(Word word) {
    Word first = word;
    while (true) {
      Word earlier = words.get(first.text("amends"));
      if (earlier == null || !earlier.kind().equals(first.kind()) || !first.isAfter(earlier)) {
        return first;
      }
      first = earlier;
    }
  }

  private List<Word> all(Word first) {
    return versions.getOrDefault(first.id(), List.of(first));
  }

  private Word latest(Word first) {
    return all(first).getLast();
  }

  private Word at(Word first, Instant moment) {
    return all(first).stream()
        .filter(word -> !word.at().isAfter(moment))
        .reduce((earlier, later) -> later)
        .orElse(first);
  }

  private boolean isRecalled(Word first) {
    Word recall = recalls.get(first.id());
    return recall != null && !recall.at().isAfter(now);
  }

  private @Nullable Word above(Word first) {
    Word on = words.get(latest(first).text("on"));
    // A recall that does what it says is no matter of its own, to which anything could belong.
    return on == null || takingBack.contains(on.id()) ? null : firsts.get(on.id());
  }

  private Stream<Word> below(Word first, String kind) {
    return versions.values().stream()
        .map(List::getFirst)
        .filter(word -> word.kind().equals(kind) && first.equals(above(word)));
  }

  private SortedSet<String> council(Word first) {
    Word at = first;
    for (int steps = 0; at != null && steps < FARTHEST; steps++) {
      if (at.kind().equals("council")) {
        return at(at, latest(first).at()).texts("members");
      }
      at = above(at);
    }
    return new TreeSet<>();
  }

  /** By first version, how each meeting, decision, statement, commitment and question stands. */
  SortedMap<Hash, String> stands() {
    SortedMap<Hash, String> stands = new TreeMap<>();
    for (List<Word> some : versions.values()) {
      Word first = some.getFirst();
      switch (first.kind()) {
        case "meeting" -> closed(first).ifPresent(at -> stands.put(first.id(), at.toString()));
        case "decision" -> stands.put(first.id(), decided(first));
        case "statement" -> stands.put(first.id(), published(first));
        case "consultation" -> stands.put(first.id(), replies(first).toString());
        default -> {}
      }
    }
    return stands;
  }

  private Optional<Instant> closed(Word meeting) {
    return below(meeting, "minutes")
        .filter(minutes -> !isRecalled(minutes) && closes(latest(minutes)))
        .flatMap(minutes -> all(minutes).stream())
        .filter(Clerk::closes)
        .map(Word::at)
        .min(Comparator.naturalOrder());
  }

  private static boolean closes(Word minutes) {
    return minutes.content().find("closes") instanceof JsonBool(boolean value) && value;
  }

  private String decided(Word decision) {
    if (isRecalled(decision)) {
      return "recalled";
    }
    boolean superseded =
        below(decision, "decision")
            .anyMatch(next -> !isRecalled(next) && inItself(next).equals("adopted"));
    return superseded ? "superseded" : inItself(decision);
  }

  private String inItself(Word decision) {
    Word latest = latest(decision);
    Optional<Instant> until = latest.time("until");
    SortedSet<String> members = council(decision);
    SortedMap<String, Word> counted = new TreeMap<>();
    for (Word response : below(decision, "response").toList()) {
      List<Word> inTime =
          all(response).stream()
              .filter(word -> until.isEmpty() || !word.at().isAfter(until.get()))
              .toList();
      if (members.contains(response.ledger().member())
          && !inTime.isEmpty()
          && !isRecalled(response)) {
        counted.merge(response.ledger().member(), inTime.getLast(), (a, b) -> b.isAfter(a) ? b : a);
      }
    }
    long objections =
        counted.values().stream().filter(w -> w.text("say").equals("objects")).count();
    return switch (latest.text("procedure")) {
      case "on-record" -> "adopted";
      case "silence" ->
          objections > 0 ? "not-adopted" : until.orElseThrow().isBefore(now) ? "adopted" : "open";
      default ->
          objections > 0
              ? "not-adopted"
              : !members.isEmpty() && counted.keySet().equals(members) ? "adopted" : "open";
    };
  }

  /** Whether a statement is published, and who has not approved which language. */
  private String published(Word statement) {
    Word latest = latest(statement);
    SortedSet<String> members = council(statement);
    SortedMap<String, SortedSet<String>> missing = new TreeMap<>();
    boolean open = members.isEmpty() || isRecalled(statement);
    if (latest.content().find("texts") instanceof JsonArray(List<Json> texts)) {
      for (Json each : texts) {
        JsonObject text = (JsonObject) each;
        String language = text(text, "lang");
        open |= text(text, "value").contains("[");
        SortedMap<String, Word> last = new TreeMap<>();
        below(statement, "approval")
            .filter(approval -> !isRecalled(approval))
            .map(this::latest)
            .filter(word -> word.text("on").equals(latest.id().hex()))
            .filter(word -> word.texts("languages").contains(language))
            .forEach(
                word -> last.merge(word.ledger().member(), word, (a, b) -> b.isAfter(a) ? b : a));
        SortedSet<String> without = new TreeSet<>(members);
        last.forEach((member, word) -> {
          if (word.text("word").equals("approves")) {
            without.remove(member);
          }
        });
        missing.put(language, without);
        open |= !without.isEmpty();
      }
    }
    return !open + " " + missing;
  }

  private SortedMap<String, String> replies(Word consultation) {
    Word asked = latest(consultation);
    Optional<Instant> due = asked.time("due");
    boolean silent = due.isPresent() && due.get().isBefore(now);
    SortedMap<String, String> replies = new TreeMap<>();
    for (String member : asked.texts("to")) {
      List<String> forms =
          below(consultation, "answer")
              .filter(answer -> answer.ledger().member().equals(member) && !isRecalled(answer))
              .map(answer -> latest(answer).text("form"))
              .toList();
      replies.put(member, reply(consultation, forms, due.isPresent(), silent));
    }
    return replies;
  }

  private String reply(Word asked, List<String> forms, boolean isDue, boolean silent) {
    if (forms.contains("answer") || forms.contains("refusal")) {
      return forms.contains("answer") && forms.contains("refusal")
          ? "either"
          : forms.contains("answer") ? "answered" : "refused";
    }
    if (forms.contains("partial")) {
      return "partly-answered";
    }
    if (forms.contains("receipt")) {
      return silent ? "silent" : "received";
    }
    return isRecalled(asked)
        ? "recalled"
        : !isDue ? "not-asked-for" : silent ? "silent" : "awaited";
  }
}
