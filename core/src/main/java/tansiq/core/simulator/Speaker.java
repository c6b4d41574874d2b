package tansiq.core.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import tansiq.core.council.Talk;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonNumber;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
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
 * Makes up what one member says in its councils and consultations, by what it has heard: mostly
 * what can be said there, and now and then what is not its to say, or belongs to what it does not
 * hold. Other nodes may run other code; what they send is shown as what it is.
 */
final class Speaker {
  /** How often each kind comes up, and what it belongs to. */
  private record Turn(String kind, int often, List<String> on) {}

  private static final List<Turn> TURNS =
      List.of(
          new Turn("council", 1, List.of()),
          new Turn("meeting", 2, List.of("council")),
          new Turn("attendance", 2, List.of("meeting")),
          new Turn("item", 2, List.of("meeting")),
          new Turn("position", 5, List.of("meeting", "item")),
          new Turn("minutes", 1, List.of("meeting")),
          new Turn(
              "decision", 3, List.of("council", "meeting", "item", "decision", "consultation")),
          new Turn("response", 8, List.of("decision")),
          new Turn("statement", 2, List.of("council", "meeting", "item")),
          new Turn("approval", 6, List.of("statement")),
          new Turn("commitment", 2, List.of("decision")),
          new Turn("progress", 3, List.of("commitment")),
          new Turn("consultation", 3, List.of("report", "meeting", "commitment")),
          new Turn("answer", 5, List.of("consultation")),
          new Turn(
              "recall",
              4,
              List.of("position", "response", "approval", "consultation", "decision")));

  private static final int OFTEN = TURNS.stream().mapToInt(Turn::often).sum();

  /** Of what was heard, the last so many are spoken of most. */
  private static final int RECENT = 3;

  private final Plan plan;
  private final SplittableRandom random;

  /** What of others and of its own it may speak of, by kind, as it came. */
  private final TreeMap<String, List<Heard>> heard = new TreeMap<>();

  private record Heard(Hash id, boolean own) {}

  Speaker(Plan plan, SplittableRandom random) {
    this.plan = plan;
    this.random = random;
  }

  /** Takes note of a record that its node shows. */
  void hears(String self, Entry entry) {
    if (entry instanceof Entry.Held held) {
      boolean own = held.header().ledger().member().equals(self);
      heard
          .computeIfAbsent(held.header().kind(), kind -> new ArrayList<>())
          .add(new Heard(held.leaf(), own));
    }
  }

  /** Its node has been opened anew and will tell again what it holds. */
  void forgets() {
    heard.clear();
  }

  /** Something to say now. */
  Entry.Held next(Site site, Instant time) {
    int dice = random.nextInt(OFTEN);
    Turn turn = TURNS.getFirst();
    for (Turn each : TURNS) {
      turn = each;
      dice -= each.often();
      if (dice < 0) {
        break;
      }
    }
    Entry.Held said = says(site, time, turn.kind(), Optional.empty());
    // What is said next may speak of it, kept or not: they go in together.
    hears(site.name, said);
    return said;
  }

  /** A council of a group and a meeting of it, released to the group, with which talking begins. */
  List<Entry.Held> begins(Site site, Instant time, String group) {
    Label label = Label.of(Level.OPEN, Audience.of("group:" + group));
    Entry.Held council = says(site, time, "council", Optional.of(label));
    hears(site.name, council);
    Entry.Held meeting = says(site, time, "meeting", Optional.of(label));
    hears(site.name, meeting);
    return List.of(council, meeting, says(site, time, "decision", Optional.of(label)));
  }

  private Entry.Held says(Site site, Instant time, String kind, Optional<Label> label) {
    Instant now = site.now(time).truncatedTo(ChronoUnit.MILLIS);
    JsonObject content = content(kind, now);
    Talk talk =
        switch (Talk.read(kind, content)) {
          case Verdict.Accepted<Talk>(Talk right) -> right;
          case Verdict.Refused<Talk>(String field, String reason) ->
              throw new IllegalStateException(kind + " " + field + " " + reason);
        };
    LedgerId ledger = site.member().own();
    Section section = Section.of(ledger.member(), kind, site.salt(), content);
    TreeMap<String, Hash> digests = new TreeMap<>();
    digests.put(kind, section.digest());
    Header header =
        new Header(
            ledger,
            kind,
            random.nextInt(20) == 0 ? Status.ACTUAL : Status.EXERCISE,
            now,
            label.orElseGet(() -> label(site, kind)),
            talk.links().refs(),
            digests);
    return Entry.Held.of(header, List.of(section));
  }

  /** To a group, to single members, to all or to nobody; the section now and then to fewer. */
  private Label label(Site site, String kind) {
    Level level = random.nextInt(5) == 0 ? Plan.level(random) : Level.OPEN;
    List<String> audience = site.writer.audience();
    TreeMap<String, Label.Part> parts = new TreeMap<>();
    if (random.nextInt(8) == 0) {
      Audience narrower = Audience.of(audience.subList(0, random.nextInt(audience.size() + 1)));
      parts.put(kind, new Label.Part(Optional.empty(), Optional.of(narrower)));
    }
    return new Label(level, Audience.of(audience), new TreeSet<>(), parts);
  }

  private JsonObject content(String kind, Instant now) {
    JsonObject.Builder content = JsonObject.builder();
    Turn turn = TURNS.stream().filter(each -> each.kind().equals(kind)).findFirst().orElseThrow();
    if (!turn.on().isEmpty() && !(kind.equals("consultation") && random.nextBoolean())) {
      content.put("on", on(turn).hex());
    }
    earlier(kind).ifPresent(id -> content.put("amends", id.hex()));
    if (random.nextInt(6) == 0) {
      content.put("papers", JsonArray.of(new JsonString(any(List.of("report", "item")).hex())));
    }
    switch (kind) {
      case "council" ->
          content
              .put("group", plan.groups().firstKey())
              .put("tier", random.nextInt(3))
              .put("name", line())
              .put("members", texts(sitting()))
              .put("languages", texts(List.of("ar", "ru")));
      case "meeting" -> content.put("title", line()).put("from", near(now));
      case "attendance" -> content.put("reply", one("accepts", "declines", "attended"));
      case "item" -> content.put("title", line());
      case "position" -> content.put(one("vision", "programme"), texts());
      case "minutes" -> content.put("texts", texts()).put("closes", random.nextBoolean());
      case "decision" -> decision(content, now);
      case "response" ->
          content
              .put("say", one("agrees", "agrees", "objects", "reserves", "interprets"))
              .put("texts", texts());
      case "statement" ->
          content.put("form", "statement").put("title", line()).put("texts", texts());
      case "approval" ->
          content
              .put("word", one("approves", "approves", "withholds"))
              .put("languages", texts(random.nextBoolean() ? List.of("ar", "ru") : List.of("ar")));
      case "commitment" -> commitment(content, now);
      case "progress" ->
          content.put("word", one("on-track", "met", "not-met", "confirms", "contests"));
      case "consultation" -> consultation(content, now);
      case "answer" ->
          content.put("form", one("receipt", "answer", "partial", "refusal")).put("texts", texts());
      default -> {}
    }
    return content.build();
  }

  private void decision(JsonObject.Builder content, Instant now) {
    content.put("title", line()).put("texts", texts()).put("holds", one("lasting", "moment"));
    String procedure = one("silence", "silence", "consensus", "on-record");
    content.put("procedure", procedure);
    if (procedure.equals("silence")) {
      content.put("until", near(now));
    } else if (procedure.equals("on-record")) {
      content.put("source", "communiqué");
    }
  }

  private void commitment(JsonObject.Builder content, Instant now) {
    content
        .put("title", line())
        .put("texts", texts())
        .put("members", texts(Plan.some(plan.members(), random)))
        .put("by", near(now));
    if (random.nextBoolean()) {
      content.put(
          "sign",
          JsonObject.builder()
              .put("category", one("force", "border.crossing"))
              .put("lat", new JsonNumber(32.61))
              .put("lon", new JsonNumber(36.11))
              .put("radiusM", 3_000)
              .put("from", now.minus(Duration.ofDays(1)).toString())
              .put("to", now.plus(Duration.ofHours(random.nextInt(30))).toString())
              .put("most", random.nextInt(3))
              .build());
    }
  }

  private void consultation(JsonObject.Builder content, Instant now) {
    content
        .put("form", one("question", "request", "notification", "proposal", "protest"))
        .put("to", texts(Plan.some(plan.members(), random)))
        .put("urgency", one("routine", "urgent", "immediate"))
        .put("title", line())
        .put("texts", texts());
    if (random.nextInt(4) > 0) {
      content.put("due", near(now));
    }
  }

  /** What a record is to belong to: of the kinds that it can, or of any, or what nobody has. */
  private Hash on(Turn turn) {
    return switch (random.nextInt(16)) {
      case 0 -> unknown();
      case 1 -> any(heard.keySet());
      default -> any(turn.on());
    };
  }

  private Optional<Hash> earlier(String kind) {
    int dice = random.nextInt(24);
    if (dice == 0) {
      return Optional.of(any(List.of(kind, "item")));
    }
    List<Heard> own = heard.getOrDefault(kind, List.of()).stream().filter(Heard::own).toList();
    return dice > 5 || own.isEmpty() || kind.equals("recall")
        ? Optional.empty()
        : Optional.of(own.get(random.nextInt(own.size())).id());
  }

  /** Something heard of these kinds, of late more often than not. */
  private Hash any(Collection<String> kinds) {
    List<Heard> some = new ArrayList<>();
    kinds.forEach(kind -> some.addAll(heard.getOrDefault(kind, List.of())));
    if (some.isEmpty()) {
      return unknown();
    }
    int from = random.nextInt(3) == 0 ? 0 : StrictMath.max(0, some.size() - RECENT);
    return some.get(from + random.nextInt(some.size() - from)).id();
  }

  private Hash unknown() {
    return new Hash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  /** A moment not far from now, so that terms end while the alliance runs, its clocks being off. */
  private String near(Instant now) {
    return now.plus(Duration.ofMinutes(random.nextInt(300) - 60)).toString();
  }

  private String one(String... words) {
    return words[random.nextInt(words.length)];
  }

  /** Few, so that now and then each of them has said yes. */
  private List<String> sitting() {
    return Plan.some(plan.members(), random).stream().limit(1 + random.nextInt(3)).toList();
  }

  private JsonObject line() {
    return JsonObject.builder().put("en", "t" + random.nextInt(1000)).build();
  }

  /** Texts in one language or two, of which a passage may be open. */
  private JsonArray texts() {
    List<Json> texts = new ArrayList<>();
    for (String language : random.nextBoolean() ? List.of("ar") : List.of("ar", "ru")) {
      String value = random.nextInt(8) == 0 ? "[n]" : "n" + random.nextInt(1000);
      texts.add(JsonObject.builder().put("lang", language).put("value", value).build());
    }
    return new JsonArray(texts);
  }

  private static JsonArray texts(Iterable<String> words) {
    List<Json> texts = new ArrayList<>();
    words.forEach(word -> texts.add(new JsonString(word)));
    return new JsonArray(texts);
  }
}
