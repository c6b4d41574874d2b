package tansiq.core.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import tansiq.core.incident.Told;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonNull;
import tansiq.core.json.JsonNumber;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.picture.Layer;
import tansiq.core.place.Point;
import tansiq.core.proof.Hash;
import tansiq.core.record.Audience;
import tansiq.core.record.Entry;
import tansiq.core.record.Label;
import tansiq.core.record.Level;
import tansiq.core.report.Origin;
import tansiq.core.report.Prepared;
import tansiq.core.report.ReportSections;
import tansiq.core.report.Source;
import tansiq.core.report.Vantage;
import tansiq.core.report.VisibleReport;
import tansiq.core.report.Where;

/** Reports as JSON, in the shape of docs/api.md. */
public final class ReportJson {
  private static final JsonNull NULL = new JsonNull();

  private ReportJson() {}

  /**
   * One report as a layer shows it. What only a node knows ({@code mayHold}, {@code mine}) is the
   * caller's to add. Where the body is no longer held, what the picture knows of it alone.
   */
  public static JsonObject of(Layer.Standing standing, Entries entries) {
    Optional<Entry.Held> shown = Shown.of(standing.told(), entries);
    return shown.isPresent()
        ? write(standing, shown.get(), entries)
        : known(standing.told()).put("incident", IncidentJson.text(standing.incident())).build();
  }

  private static JsonObject.Builder known(Told told) {
    return JsonObject.builder()
        .put("id", told.id().hex())
        .put("ledger", told.ledger().toString())
        .put("index", told.index())
        .put("member", told.ledger().member())
        .put("at", told.at().toString())
        .put("account", told.account())
        .put("stance", told.stance().word());
  }

  private static JsonObject write(Layer.Standing standing, Entry.Held shown, Entries entries) {
    VisibleReport report = ReportSections.read(shown);
    JsonObject.Builder json =
        known(standing.told())
            .put("status", shown.header().status().word())
            .put("ext", IncidentJson.text(Prepared.ext(shown)))
            .put(
                "origin",
                report.source().flatMap(Source::origin).map(ReportJson::origin).orElse(NULL))
            .put("desk", NULL);
    putSections(json, report, shown);
    return json.put("label", label(shown.header().label()))
        .put("withheld", withheld(shown))
        .put("amends", IncidentJson.text(standing.amends().map(Hash::hex)))
        .put("amendedBy", IncidentJson.ids(standing.amendedBy()))
        .put(
            "retractedBy",
            standing.retractedBy().<Json>map(by -> retraction(by, entries)).orElse(NULL))
        .put("layer", IncidentJson.text(report.source().flatMap(Source::layer)))
        .put("attribution", IncidentJson.text(report.source().flatMap(Source::attribution)))
        .put("incident", IncidentJson.text(standing.incident()))
        .build();
  }

  /** Sections whose form in the record is that of the input are shown as they are. */
  private static void putSections(JsonObject.Builder json, VisibleReport report, Entry.Held shown) {
    for (String name : List.of("what", "when", "how", "coarse")) {
      if (shown.sections().containsKey(name) && !report.ignored().contains(name)) {
        json.put(name, shown.sections().get(name).content());
      }
    }
    report.where().ifPresent(where -> json.put("where", where(where)));
    report.vantage().ifPresent(vantage -> json.put("vantage", vantage(vantage)));
    for (String name : List.of("text", "media", "claims")) {
      if (shown.sections().containsKey(name)
          && !report.ignored().contains(name)
          && shown.sections().get(name).content().find(name) instanceof JsonArray list) {
        json.put(name, list);
      }
    }
  }

  static Json origin(Origin origin) {
    return switch (origin) {
      case Origin.Own(String name) -> new JsonString(name);
      case Origin.PassedOn(Hash record) -> JsonObject.builder().put("record", record.hex()).build();
    };
  }

  private static JsonObject where(Where where) {
    JsonObject.Builder json = JsonObject.builder();
    switch (where) {
      case Where.At at -> {
        put(json, at.point());
        at.stated().ifPresent(radius -> json.put("radius_m", radius.value()));
        json.put("placed", at.placing().word());
      }
      case Where.Within within -> json.put("area", within.area().toJson());
      case Where.Unplaced _ -> {}
    }
    if (!where.names().isEmpty()) {
      json.put("place", where.names().toJson());
    }
    return json.build();
  }

  private static JsonObject vantage(Vantage vantage) {
    JsonObject.Builder json = JsonObject.builder();
    vantage
        .from()
        .ifPresent(from -> {
          JsonObject.Builder point = JsonObject.builder();
          put(point, from);
          json.put("from", point.build());
        });
    vantage.bearing().ifPresent(degrees -> json.put("bearing", new JsonNumber(degrees)));
    return json.build();
  }

  private static void put(JsonObject.Builder json, Point point) {
    json.put("lat", IncidentJson.degrees(point.latE7()))
        .put("lon", IncidentJson.degrees(point.lonE7()));
  }

  static JsonObject label(Label label) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("level", label.level().word())
            .put("audience", words(label.audience().parties()));
    if (!label.caveats().isEmpty()) {
      json.put("caveats", words(label.caveats()));
    }
    JsonObject.Builder sections = JsonObject.builder();
    label
        .sections()
        .forEach((name, part) -> {
          JsonObject.Builder one = JsonObject.builder();
          part.level().map(Level::word).ifPresent(level -> one.put("level", level));
          part.audience()
              .map(Audience::parties)
              .ifPresent(parties -> one.put("audience", words(parties)));
          sections.put(name, one.build());
        });
    return json.put("sections", sections.build()).build();
  }

  private static JsonArray withheld(Entry.Held shown) {
    SortedSet<String> names = new TreeSet<>(shown.header().sections().keySet());
    names.removeAll(shown.sections().keySet());
    // It never leaves its author and tells nobody anything.
    names.remove(ReportSections.INPUT);
    return words(names);
  }

  private static JsonObject retraction(Told by, Entries entries) {
    JsonObject.Builder json =
        JsonObject.builder().put("id", by.id().hex()).put("at", by.at().toString());
    return json.put(
            "reason",
            IncidentJson.text(
                Shown.of(by, entries)
                    .flatMap(ReportSections::readRetraction)
                    .flatMap(tansiq.core.report.Retraction::reason)))
        .build();
  }

  private static JsonArray words(SortedSet<String> words) {
    List<Json> all = new ArrayList<>();
    words.forEach(word -> all.add(new JsonString(word)));
    return new JsonArray(all);
  }
}
