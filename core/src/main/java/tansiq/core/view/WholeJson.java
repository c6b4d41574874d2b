package tansiq.core.view;

import java.util.ArrayList;
import java.util.List;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonNull;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.measure.Figure;
import tansiq.core.measure.Row;
import tansiq.core.measure.Whole;

/** What the whole sees as JSON, in the shape of docs/api.md. */
public final class WholeJson {
  private WholeJson() {}

  /** The figures alone; the incidents behind each are listed apart. */
  public static JsonObject of(Whole whole) {
    List<Json> rows = new ArrayList<>();
    whole.rows().forEach(row -> rows.add(row(row)));
    return JsonObject.builder()
        .put("incidents", whole.incidents())
        .put("inTimeS", Whole.IN_TIME.toSeconds())
        .put("rows", new JsonArray(rows))
        .build();
  }

  private static JsonObject row(Row row) {
    List<Json> members = new ArrayList<>();
    row.part().members().forEach(member -> members.add(new JsonString(member)));
    JsonObject.Builder json =
        JsonObject.builder()
            .put("part", row.part().name())
            .put("kind", row.part().kind().word())
            .put("members", new JsonArray(members))
            .put(
                "alone",
                JsonObject.builder()
                    .put("reports", row.alone().reports())
                    .put("incidents", row.alone().incidents())
                    .put("origins", row.alone().origins())
                    .build());
    for (Figure figure : Figure.values()) {
      json.put(figure.word(), row.count(figure));
    }
    return json.put("earlierS", row.earlier().<Json>map(WholeJson::earlier).orElse(new JsonNull()))
        .build();
  }

  private static JsonObject earlier(Row.Earlier earlier) {
    return JsonObject.builder()
        .put("median", earlier.median().toSeconds())
        .put("least", earlier.least().toSeconds())
        .put("most", earlier.most().toSeconds())
        .build();
  }
}
