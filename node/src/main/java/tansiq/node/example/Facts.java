package tansiq.node.example;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonObject;

/** The layer of real facts, told by invented reporters. */
final class Facts {
  private static final ZoneId SYRIA = ZoneId.of("Asia/Damascus");
  private static final ZoneId IRAQ = ZoneId.of("Asia/Baghdad");

  private final Roster roster;
  private final Deal deal;
  private final Places places;
  private final Phrases phrases = new Phrases();
  private final Map<String, Table.Row> desks = new HashMap<>();
  private final List<ExampleReport> reports = new ArrayList<>();

  private Facts(Roster roster, Places places) {
    this.roster = roster;
    this.places = places;
    this.deal = new Deal(roster);
    for (Table.Row row : Table.rows("desks.csv")) {
      desks.put(row.get("outlet"), row);
    }
  }

  /**
   * All reports of this layer: the accounts, then the events, each followed by who passes it on.
   */
  static List<ExampleReport> reports(Roster roster, Places places) {
    Facts facts = new Facts(roster, places);
    int number = 0;
    for (Table.Row row : Table.rows("accounts.csv")) {
      facts.addAccount(number++, row);
    }
    for (Table.Row row : Table.rows("ucdp.csv")) {
      facts.addEvent(number++, row);
    }
    return facts.reports;
  }

  /** When a fact happened: its beginning, its end if it lasted, and how sure that is. */
  private record Time(Instant from, Optional<Instant> to, Duration width) {
    JsonObject toJson() {
      JsonObject.Builder json = JsonObject.builder().put("from", from.toString());
      to.ifPresent(end -> json.put("to", end.toString()));
      return json.put("precision", width.toString()).build();
    }
  }

  /** A fact, coded. */
  private record Fact(
      int number,
      String ext,
      String attribution,
      String means,
      String category,
      Tally count,
      Tally dead,
      Tally injured,
      Time time,
      Places.Spot spot) {}

  private void addAccount(int number, Table.Row row) {
    Table.Row desk = desks.get(row.get("outlet"));
    if (desk == null) {
      throw new IllegalStateException("no desk reads " + row.get("outlet"));
    }
    String account = row.get("account");
    String governorate = row.get(row.has("told_governorate") ? "told_governorate" : "governorate");
    Fact fact =
        new Fact(
            number,
            "facts/fa-kes/" + account,
            "FA-KES article "
                + account.replaceFirst("-.*", "")
                + " (CC BY), facts coded by a reader; the desk is invented",
            "press",
            row.get("category"),
            Tally.of("", row.get("count"), ""),
            Tally.of(row.get("dead_low"), row.get("dead_best"), row.get("dead_high")),
            Tally.of(row.get("injured_low"), row.get("injured_best"), row.get("injured_high")),
            accountTime(row),
            row.has("place") ? places.get(row.get("place")) : places.governorate(governorate));
    String member = deal.account(number, desk.get("member"));
    boolean own = member.equals(roster.ownerOf(desk.get("member")));
    add(
        fact,
        member,
        own ? desk.get("desk") : "Reading room",
        own ? desk.get("language") : roster.get(member).language());
  }

  private void addEvent(int number, Table.Row row) {
    int low = row.number("low");
    int best = row.number("best");
    int high = row.number("high");
    Places.Spot named = places.get(row.get("place"));
    int radius =
        switch (row.get("where_prec")) {
          case "1" -> named.point().orElseThrow().radius();
          case "2" -> 15_000;
          case "3" -> 30_000;
          case "4" -> 75_000;
          case "5" -> 50_000;
          default -> 350_000;
        };
    Places.Spot spot =
        named.at(Double.parseDouble(row.get("lat")), Double.parseDouble(row.get("lon")), radius);
    String event = row.get("event");
    Fact fact =
        new Fact(
            number,
            "facts/ucdp/" + event,
            "UCDP GED event " + event + " (CC BY 4.0); the desk is invented",
            "document",
            row.get("category"),
            Tally.NONE,
            new Tally(StrictMath.min(low, best), best, StrictMath.max(high, best)),
            Tally.NONE,
            eventTime(row),
            spot);
    String member = deal.event(Long.parseLong(event));
    add(fact, member, "Records desk", roster.get(member).language());
  }

  private void add(Fact fact, String member, String origin, String language) {
    Deal.Share share =
        deal.share(fact.number(), member, fact.spot().point().map(Places.Spot.Point::lon));
    String sentence =
        phrases.tell(
            language,
            fact.number(),
            fact.category(),
            fact.spot().names(),
            fact.dead(),
            fact.injured(),
            fact.count());
    JsonObject.Builder own = start(fact.ext()).put("origin", origin);
    reports.add(
        new ExampleReport(
            member,
            fact.ext(),
            finish(own, fact, fact.means(), language, sentence, Deal.label(member, share)),
            Optional.empty()));
    deal.passer(fact.number(), member, share)
        .ifPresent(passer -> {
          String theirs = roster.get(passer).language();
          String again =
              phrases.tell(
                  theirs,
                  0,
                  fact.category(),
                  fact.spot().names(),
                  fact.dead(),
                  fact.injured(),
                  fact.count());
          String ext = fact.ext() + "/passed-on";
          reports.add(
              new ExampleReport(
                  passer,
                  ext,
                  finish(
                      start(ext),
                      fact,
                      "told",
                      theirs,
                      phrases.passOn(theirs, again),
                      Deal.label(passer, share)),
                  Optional.of(new ExampleReport.PassedOn(member, fact.ext()))));
        });
  }

  private static JsonObject.Builder start(String ext) {
    return JsonObject.builder().put("kind", "report").put("ext", ext);
  }

  private static JsonObject finish(
      JsonObject.Builder report,
      Fact fact,
      String means,
      String language,
      String sentence,
      Optional<JsonObject> label) {
    JsonObject.Builder what = JsonObject.builder().put("category", fact.category());
    fact.count().putInto(what, "count");
    fact.dead().putInto(what, "dead");
    fact.injured().putInto(what, "injured");
    Json text = JsonObject.builder().put("lang", language).put("value", sentence).build();
    report
        .put("status", "exercise")
        .put("layer", "facts")
        .put("attribution", fact.attribution())
        .put("what", what.build())
        .put("when", fact.time().toJson())
        .put("where", fact.spot().toJson())
        .put("how", JsonObject.builder().put("means", means).build())
        .put("text", JsonArray.of(text));
    label.ifPresent(stated -> report.put("label", stated));
    return report.build();
  }

  /** The time of day that an account tells, or the whole day, or all the days that it sums up. */
  private static Time accountTime(Table.Row row) {
    LocalDate day = LocalDate.parse(row.get("day"));
    if (row.has("until")) {
      LocalDate after = LocalDate.parse(row.get("until")).plusDays(1);
      return new Time(
          day.atStartOfDay(SYRIA).toInstant(),
          Optional.of(after.atStartOfDay(SYRIA).toInstant()),
          Duration.ofHours(12));
    }
    return switch (row.get("time")) {
      case "" -> around(day, "12:00", Duration.ofHours(12));
      case "dawn" -> around(day, "05:00", Duration.ofMinutes(90));
      case "morning" -> around(day, "09:00", Duration.ofHours(3));
      case "noon" -> around(day, "12:30", Duration.ofMinutes(90));
      case "afternoon" -> around(day, "15:30", Duration.ofMinutes(150));
      case "evening" -> around(day, "20:00", Duration.ofHours(3));
      case "night" -> around(day.plusDays(1), "00:00", Duration.ofHours(5));
      default -> around(day, row.get("time"), Duration.ofMinutes(30));
    };
  }

  private static Time around(LocalDate day, String time, Duration width) {
    Instant middle = day.atTime(LocalTime.parse(time)).atZone(SYRIA).toInstant();
    return new Time(middle, Optional.empty(), width);
  }

  /** The middle of the days that an event may fall on, and half of them as its width. */
  private static Time eventTime(Table.Row row) {
    ZoneId zone = row.get("country").equals("Iraq") ? IRAQ : SYRIA;
    Instant start = LocalDate.parse(row.get("date_start")).atStartOfDay(zone).toInstant();
    Instant end = LocalDate.parse(row.get("date_end")).plusDays(1).atStartOfDay(zone).toInstant();
    Duration half = Duration.between(start, end).dividedBy(2);
    Duration least =
        switch (row.number("date_prec")) {
          case 1 -> Duration.ofHours(12);
          case 2 -> Duration.ofDays(1);
          case 3 -> Duration.ofHours(84);
          case 4 -> Duration.ofDays(4);
          case 5 -> Duration.ofDays(15);
          default -> throw new IllegalStateException("date_prec of " + row.get("event"));
        };
    Duration width = half.compareTo(least) > 0 ? half : least;
    return new Time(start.plus(half), Optional.empty(), width);
  }
}
