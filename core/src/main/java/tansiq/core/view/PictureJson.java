package tansiq.core.view;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tansiq.core.incident.Incident;
import tansiq.core.incident.Spot;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonNull;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.json.JsonText;
import tansiq.core.picture.Cut;
import tansiq.core.picture.Layer;
import tansiq.core.picture.Window;

/** A whole layer as text, piece by piece, so that a large picture needs no large memory. */
public final class PictureJson {
  private PictureJson() {}

  /**
   * What a whole picture says of itself.
   *
   * @param member whose node made it
   * @param group the scope, empty for all that the node holds
   * @param status word of the status
   * @param example whether the records are an example's
   * @param asOf ISO 8601, empty for now
   * @param attribution of the data, empty when nothing has to be attributed
   */
  public record Head(
      String member,
      String group,
      String status,
      boolean example,
      String asOf,
      Cut cut,
      String attribution) {}

  /** The picture as one JSON object, its incidents newest first. */
  public static void json(Head head, Layer layer, Entries entries, Consumer<String> out) {
    JsonObject.Builder json = provenance(head, layer);
    json.put(
        "counts",
        JsonObject.builder()
            .put("incidents", layer.size())
            .put("reports", layer.reports())
            .put("origins", layer.origins())
            .put("unplaced", layer.unplaced())
            .build());
    stream(json.build(), "incidents", layer, out, i -> IncidentJson.withReports(i, entries));
  }

  /**
   * The picture as a GeoJSON FeatureCollection (RFC 7946) with provenance as foreign members
   * (section 6.1). An incident without a place is a feature without a geometry (section 3.2).
   */
  public static void geojson(Head head, Layer layer, Entries entries, Consumer<String> out) {
    JsonObject.Builder json = provenance(head, layer).put("type", "FeatureCollection");
    stream(json.build(), "features", layer, out, i -> feature(i, entries));
  }

  private static JsonObject.Builder provenance(Head head, Layer layer) {
    JsonObject.Builder cut = JsonObject.builder();
    head.cut().sizes().forEach((ledger, size) -> cut.put(ledger.toString(), size));
    return JsonObject.builder()
        .put("member", head.member())
        .put("group", orNull(head.group()))
        .put("status", head.status())
        .put("example", head.example())
        .put("digest", layer.digest())
        .put("asOf", orNull(head.asOf()))
        .put("cut", cut.build())
        .put("attribution", orNull(head.attribution()));
  }

  private static Json orNull(String text) {
    return text.isEmpty() ? new JsonNull() : new JsonString(text);
  }

  private static JsonObject feature(Incident incident, Entries entries) {
    Json geometry = incident.where().<Json>map(PictureJson::point).orElse(new JsonNull());
    return JsonObject.builder()
        .put("type", "Feature")
        .put("id", incident.id().hex())
        .put("geometry", geometry)
        .put("properties", IncidentJson.of(incident, entries))
        .build();
  }

  private static JsonObject point(Spot spot) {
    return JsonObject.builder()
        .put("type", "Point")
        .put(
            "coordinates",
            JsonArray.of(IncidentJson.degrees(spot.lonE7()), IncidentJson.degrees(spot.latE7())))
        .build();
  }

  /** Renders one incident. */
  private interface Each {
    JsonObject json(Incident incident);
  }

  private static void stream(
      JsonObject head, String name, Layer layer, Consumer<String> out, Each each) {
    String start = text(head);
    out.accept(start.substring(0, start.length() - 1) + ",\"" + name + "\":[");
    boolean[] any = {false};
    layer.visit(
        Window.ALL,
        incident -> {
          out.accept((any[0] ? ",\n" : "\n") + text(each.json(incident)));
          any[0] = true;
          return true;
        });
    out.accept("]}\n");
  }

  private static String text(Json json) {
    return new String(JsonText.canonical(json), StandardCharsets.UTF_8);
  }
}
