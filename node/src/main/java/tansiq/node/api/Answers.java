package tansiq.node.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonNull;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.json.JsonText;
import tansiq.core.picture.Cut;

/** Puts values into answers. */
final class Answers {
  static final String JSON = "application/json";
  private static final JsonNull NULL = new JsonNull();

  private Answers() {}

  static void json(Context ctx, JsonObject body) {
    json(ctx, HttpStatus.OK, body);
  }

  static void json(Context ctx, HttpStatus status, JsonObject body) {
    ctx.status(status).contentType(JSON).result(JsonText.canonical(body));
  }

  static void refuse(Context ctx, Refusal refusal) {
    JsonObject.Builder error = JsonObject.builder().put("code", refusal.code());
    if (!refusal.field().isEmpty()) {
      error.put("field", refusal.field());
    }
    error.put("reason", refusal.reason());
    json(ctx, refusal.status(), JsonObject.builder().put("error", error.build()).build());
  }

  static Json orNull(String text) {
    return text.isEmpty() ? NULL : new JsonString(text);
  }

  static Json orNull(Optional<Instant> time) {
    return time.<Json>map(at -> new JsonString(at.toString())).orElse(NULL);
  }

  static JsonArray texts(Collection<String> texts) {
    return new JsonArray(texts.stream().<Json>map(JsonString::new).toList());
  }

  static JsonArray objects(Collection<JsonObject> objects) {
    return new JsonArray(new ArrayList<>(objects));
  }

  static JsonObject texts(Map<String, String> texts) {
    JsonObject.Builder object = JsonObject.builder();
    texts.forEach(object::put);
    return object.build();
  }

  static JsonObject cut(Cut cut) {
    JsonObject.Builder object = JsonObject.builder();
    cut.sizes().forEach((ledger, size) -> object.put(ledger.toString(), size));
    return object.build();
  }

  /** The object with further members at its end. */
  static JsonObject with(JsonObject object, List<Map.Entry<String, Json>> more) {
    JsonObject.Builder both = JsonObject.builder();
    object.members().forEach(both::put);
    more.forEach(entry -> both.put(entry.getKey(), entry.getValue()));
    return both.build();
  }
}
