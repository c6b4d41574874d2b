package tansiq.core.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import tansiq.core.alliance.AllianceRecord;
import tansiq.core.alliance.Roster;
import tansiq.core.council.Talk;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonNumber;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.json.Verdict;
import tansiq.core.member.Draft;
import tansiq.core.place.Gazetteer;
import tansiq.core.record.Audience;
import tansiq.core.record.Entry;
import tansiq.core.record.Label;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Section;
import tansiq.core.record.Status;
import tansiq.core.release.Release;
import tansiq.core.report.Context;
import tansiq.core.report.Defaults;
import tansiq.core.report.Filing;
import tansiq.core.report.Prepared;
import tansiq.core.report.ReportReader;

/**
 * Makes up what one member files: reports of few places and days, so that some tell of the same.
 */
final class Writer {
  private static final List<String> CATEGORIES =
      List.of(
          "force.shelling",
          "force.small-arms",
          "posture.massing",
          "civilians.casualty",
          "civilians.sexual-violence",
          "border.crossing",
          "calm.observed-quiet");

  private final SplittableRandom random;
  private final Plan plan;
  private final ReportReader reader;
  private int count;

  /** What was filed and acknowledged, by ext. */
  final NavigableMap<String, JsonObject> filed = new TreeMap<>();

  /** What may have been kept or not, because a crash came in between. */
  final NavigableMap<String, JsonObject> unsure = new TreeMap<>();

  Writer(Plan plan, SplittableRandom random) {
    this.plan = plan;
    this.random = random;
    TreeSet<String> parties = new TreeSet<>(plan.members());
    plan.groups().keySet().forEach(group -> parties.add("group:" + group));
    parties.add("group:nobody");
    this.reader =
        new ReportReader(new Context(Gazetteer.EMPTY, parties, Optional.empty(), List.of()));
  }

  /** A draft with the input that it was made from, if it is a report or a retraction. */
  record Written(Draft draft, Optional<JsonObject> input, Expected expected) {}

  /** What should become of a draft at a node that can keep records. */
  enum Expected {
    NEW,
    AGAIN,
    DIFFERS
  }

  Written next(Site site, Instant time) {
    Instant now = site.now(time).truncatedTo(ChronoUnit.MILLIS);
    LedgerId ledger = site.member().own();
    int dice = random.nextInt(20);
    if (dice == 0) {
      return act(arrangement().record(ledger, Status.EXERCISE, now, site.salt()));
    }
    if (dice == 1 || dice == 8) {
      Optional<Entry.Held> release = release(site, ledger, now);
      if (release.isPresent()) {
        return act(release.get());
      }
    }
    boolean retries = dice == 9 || (dice > 9 && dice < 13 && site.wasLost);
    if (retries && !unsure.isEmpty()) {
      return written(any(unsure), site, now, Expected.AGAIN);
    }
    if (dice == 2 && !filed.isEmpty()) {
      return written(any(filed), site, now, Expected.AGAIN);
    }
    if (dice == 3 && !filed.isEmpty()) {
      JsonObject before = any(filed);
      JsonObject other = report(now, Optional.of(before), Optional.empty());
      return written(other, site, now, Expected.DIFFERS);
    }
    if (dice == 4 && !filed.isEmpty()) {
      return written(retraction(ext(any(filed))), site, now, Expected.NEW);
    }
    if (dice > 12 && random.nextBoolean()) {
      return act(site.speaker.next(site, time));
    }
    Optional<String> amends =
        dice <= 7 && !filed.isEmpty() ? Optional.of(ext(any(filed))) : Optional.empty();
    return written(report(now, Optional.empty(), amends), site, now, Expected.NEW);
  }

  /** A record of another kind than those that are known by their ext. */
  static Written act(Entry.Held record) {
    return new Written(new Draft.Act(record), Optional.empty(), Expected.NEW);
  }

  private Written written(JsonObject input, Site site, Instant now, Expected expected) {
    return switch (reader.read(input, now)) {
      case Verdict.Accepted<Filing>(Filing filing) ->
          new Written(
              new Draft.Filed(
                  Prepared.of(
                      filing, site.member().own(), now, Defaults.of(Status.EXERCISE), site::salts)),
              Optional.of(input),
              expected);
      case Verdict.Refused<Filing>(String field, String reason) ->
          throw new IllegalStateException(field + " " + reason);
    };
  }

  /** The ext of a kept report or retraction. */
  static Optional<String> ext(Entry.Held record) {
    return Optional.ofNullable(record.sections().get("source"))
        .map(source -> ext(source.content()))
        .filter(ext -> !ext.isEmpty());
  }

  /** Whether a report is one of which a section is to be released after a day. */
  static boolean isDelayed(Entry.Held record) {
    return record.header().kind().equals("report")
        && record.header().label().caveats().contains("coarse-after-24h")
        && record.sections().containsKey("coarse");
  }

  /** A draft may have been kept or not: it is filed again later. */
  void unsure(Written written) {
    if (written.expected() != Expected.DIFFERS) {
      written.input().ifPresent(input -> unsure.put(ext(input), input));
    }
  }

  static String ext(JsonObject input) {
    return input.find("ext") instanceof JsonString(String ext) ? ext : "";
  }

  private JsonObject any(Map<String, JsonObject> from) {
    return new ArrayList<>(from.values()).get(random.nextInt(from.size()));
  }

  private AllianceRecord arrangement() {
    String member = plan.members().get(random.nextInt(plan.members().size()));
    if (random.nextInt(2) == 0) {
      return Plan.ceiling(member, random);
    }
    List<String> groups = new ArrayList<>(plan.groups().keySet());
    return new Roster(
        groups.get(random.nextInt(groups.size())),
        new TreeMap<>(),
        Plan.some(plan.members(), random));
  }

  private Optional<Entry.Held> release(Site site, LedgerId own, Instant now) {
    return site.member().ledgers().stream()
        .filter(ledger -> ledger.id().equals(own) && ledger.size() > 0)
        .findFirst()
        .flatMap(ledger -> {
          long index = random.nextLong(ledger.size());
          if (!(ledger.read(index) instanceof Entry.Held held)
              || !(held.header().kind().equals("report") || Talk.isKind(held.header().kind()))) {
            return Optional.empty();
          }
          List<Section> sections = new ArrayList<>();
          for (Section section : held.sections().values()) {
            if (sections.isEmpty() || random.nextInt(3) > 0) {
              sections.add(section);
            }
          }
          Label label = Label.of(Plan.level(random), Audience.of(audience()));
          return Optional.of(
              new Release(index, Entry.Held.of(held.header(), sections))
                  .record(now, label, site.salt()));
        });
  }

  /** Whom something is for. */
  List<String> audience() {
    return switch (random.nextInt(8)) {
      case 0 -> List.of();
      case 1 -> List.of("group:nobody");
      case 2, 3 -> List.of("all");
      case 4, 5 -> {
        List<String> groups = new ArrayList<>(plan.groups().keySet());
        yield List.of("group:" + groups.get(random.nextInt(groups.size())));
      }
      default -> List.copyOf(Plan.some(plan.members(), random));
    };
  }

  private JsonObject retraction(String ext) {
    return JsonObject.builder()
        .put("kind", "retraction")
        .put("ext", "r" + count++)
        .put("retracts", ext)
        .put("reason", "mistaken " + random.nextInt(1000))
        .build();
  }

  /** A report; under the ext of another where one is given, else under a new one. */
  private JsonObject report(Instant now, Optional<JsonObject> as, Optional<String> amends) {
    Instant from = now.minus(Duration.ofMinutes(random.nextInt(2000)));
    JsonObject.Builder report = JsonObject.builder();
    report.put("kind", as.map(input -> "report").orElse("report"));
    report.put("ext", as.map(Writer::ext).orElse("e" + count++));
    amends.ifPresent(ext -> report.put("amends", ext));
    JsonObject.Builder what = JsonObject.builder();
    what.put("category", CATEGORIES.get(random.nextInt(CATEGORIES.size())));
    if (random.nextInt(2) == 0) {
      what.put("dead", JsonObject.builder().put("best", random.nextInt(9)).build());
    }
    report.put("what", what.build());
    report.put(
        "when",
        JsonObject.builder().put("from", from.truncatedTo(ChronoUnit.SECONDS).toString()).build());
    report.put("where", place());
    if (random.nextInt(3) == 0) {
      report.put("how", JsonObject.builder().put("means", "heard").put("from", place()).build());
    }
    if (random.nextInt(2) == 0) {
      Json text =
          JsonObject.builder().put("lang", "en").put("value", "n" + random.nextInt(99)).build();
      report.put("text", JsonArray.of(text));
    }
    if (amends.isEmpty() || random.nextInt(2) == 0) {
      report.put("label", label());
    }
    return report.build();
  }

  private Json place() {
    return JsonObject.builder()
        .put("lat", new JsonNumber(32.6 + random.nextInt(4) / 100.0))
        .put("lon", new JsonNumber(36.1 + random.nextInt(4) / 100.0))
        .build();
  }

  private JsonObject label() {
    JsonObject.Builder label = JsonObject.builder();
    label.put("level", Plan.level(random).word());
    List<String> audience = audience();
    label.put("audience", json(audience));
    if (random.nextInt(3) == 0) {
      List<String> narrower = audience.subList(0, random.nextInt(audience.size() + 1));
      JsonObject.Builder sections = JsonObject.builder();
      sections.put("where", JsonObject.builder().put("audience", json(narrower)).build());
      label.put("sections", sections.build());
    }
    return label.build();
  }

  private static JsonArray json(List<String> words) {
    return new JsonArray(words.stream().<Json>map(JsonString::new).toList());
  }
}
