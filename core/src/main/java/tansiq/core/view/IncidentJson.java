package tansiq.core.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tansiq.core.incident.Aspect;
import tansiq.core.incident.Incident;
import tansiq.core.incident.Span;
import tansiq.core.incident.Spot;
import tansiq.core.incident.Spread;
import tansiq.core.incident.Teller;
import tansiq.core.incident.Told;
import tansiq.core.incident.Why;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonNull;
import tansiq.core.json.JsonNumber;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.place.Names;
import tansiq.core.place.Point;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.report.Prepared;
import tansiq.core.report.ReportSections;
import tansiq.core.report.Source;
import tansiq.core.report.VisibleReport;
import tansiq.core.report.Where;

/** Incidents as JSON, in the shape of docs/api.md. */
public final class IncidentJson {
  private IncidentJson() {}

  /** One incident as lists and maps show it: {@code reports} is their number. */
  public static JsonObject of(Incident incident, Entries entries) {
    return write(incident, Telling.of(incident, entries), JsonNumber.of(incident.reports().size()));
  }

  /** One incident as a whole picture shows it: {@code reports} lists them by id. */
  public static JsonObject withReports(Incident incident, Entries entries) {
    List<Json> reports = new ArrayList<>();
    for (Told told : incident.reports()) {
      Optional<Entry.Held> shown = Shown.of(told, entries);
      Optional<Source> source = shown.map(ReportSections::read).flatMap(VisibleReport::source);
      reports.add(
          JsonObject.builder()
              .put("id", told.id().hex())
              .put("member", told.ledger().member())
              .put("origin", source.flatMap(Source::origin).map(ReportJson::origin).orElse(NULL))
              .put("ext", text(shown.flatMap(Prepared::ext)))
              .build());
    }
    return write(incident, Telling.of(incident, entries), new JsonArray(reports));
  }

  /** Why its reports were taken to tell of one incident. */
  public static JsonArray why(List<Why> pairs) {
    List<Json> all = new ArrayList<>();
    for (Why why : pairs) {
      List<Json> terms = new ArrayList<>();
      for (Why.Term term : why.terms()) {
        terms.add(
            JsonObject.builder()
                .put("name", term.name())
                .put("value", rounded(term.value()))
                .build());
      }
      all.add(
          JsonObject.builder()
              .put("a", why.a().hex())
              .put("b", why.b().hex())
              .put("score", rounded(why.score()))
              .put("threshold", rounded(why.threshold()))
              .put("terms", new JsonArray(terms))
              .build());
    }
    return new JsonArray(all);
  }

  private static final JsonNull NULL = new JsonNull();

  /** A thousandth of evidence is more than anybody can weigh. */
  private static JsonNumber rounded(double value) {
    return new JsonNumber(StrictMath.rint(value * 1000) / 1000 + 0.0);
  }

  static Json text(Optional<String> text) {
    return text.<Json>map(JsonString::new).orElse(NULL);
  }

  /** What of an incident only the entries tell. */
  private record Telling(Names names, Optional<String> layer) {
    /** By the report filed first that tells it. */
    static Telling of(Incident incident, Entries entries) {
      Names names = Names.NONE;
      Optional<String> layer = Optional.empty();
      for (Told told : incident.reports()) {
        VisibleReport report = Shown.of(told, entries).map(ReportSections::read).orElse(null);
        if (report != null) {
          names = names.isEmpty() ? report.where().map(Where::names).orElse(Names.NONE) : names;
          layer = layer.or(() -> report.source().flatMap(Source::layer));
        }
        if (!names.isEmpty() && layer.isPresent()) {
          break;
        }
      }
      return new Telling(names, layer);
    }
  }

  private static JsonObject write(Incident incident, Telling telling, Json reports) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("id", incident.id().hex())
            .put("category", incident.category())
            .put("state", incident.contested() ? "contested" : "reported");
    incident.when().ifPresent(when -> put(json, when));
    json.put("where", where(incident, telling.names()));
    List<Json> members = new ArrayList<>();
    for (Teller teller : incident.tellers()) {
      members.add(
          JsonObject.builder()
              .put("member", teller.member())
              .put("stance", teller.stance().word())
              .build());
    }
    json.put("members", new JsonArray(members));
    json.put("origins", incident.origins()).put("reports", reports);
    json.put("counts", counts(incident));
    List<Json> differs = new ArrayList<>();
    incident.differs().forEach(aspect -> differs.add(new JsonString(aspect.word())));
    json.put("differs", new JsonArray(differs)).put("accounts", incident.accounts());
    return json.put("layer", text(telling.layer())).build();
  }

  private static void put(JsonObject.Builder json, Span when) {
    json.put("from", when.from().toString())
        .put("to", when.to().toString())
        .put("precisionS", when.precision().toSeconds());
  }

  private static Json where(Incident incident, Names names) {
    if (incident.where().isPresent()) {
      Spot spot = incident.where().get();
      JsonObject.Builder json =
          JsonObject.builder()
              .put("lat", degrees(spot.latE7()))
              .put("lon", degrees(spot.lonE7()))
              .put("radiusM", new JsonNumber(StrictMath.rint(spot.radiusM())))
              .put("exact", spot.exact());
      if (!names.isEmpty()) {
        json.put("place", names.toJson());
      }
      return json.build();
    }
    return incident.named() && !names.isEmpty()
        ? JsonObject.builder()
            .put("placeName", names.find("en").orElse(""))
            .put("place", names.toJson())
            .build()
        : NULL;
  }

  static JsonNumber degrees(int e7) {
    return new JsonNumber(e7 / (double) Point.E7);
  }

  private static JsonObject counts(Incident incident) {
    JsonObject.Builder json = JsonObject.builder();
    for (Aspect aspect : List.of(Aspect.DEAD, Aspect.INJURED, Aspect.COUNT)) {
      Spread spread = incident.counts().get(aspect);
      if (spread != null) {
        json.put(aspect.word(), spread(spread));
      }
    }
    return json.build();
  }

  private static JsonObject spread(Spread spread) {
    JsonObject.Builder json = JsonObject.builder().put("low", spread.low());
    if (spread.values().size() == 1) {
      json.put("best", spread.values().getFirst());
    }
    if (spread.high() >= 0) {
      json.put("high", spread.high());
    }
    List<Json> values = new ArrayList<>();
    spread.values().forEach(value -> values.add(JsonNumber.of(value)));
    return json.put("values", new JsonArray(values)).build();
  }

  static JsonArray ids(List<Hash> ids) {
    List<Json> all = new ArrayList<>();
    ids.forEach(id -> all.add(new JsonString(id.hex())));
    return new JsonArray(all);
  }
}
