package tansiq.core.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import tansiq.core.json.Bounds;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.json.JsonText;
import tansiq.core.json.Parsed;

/** Reads the vectors that others made. */
final class Vectors {
  private Vectors() {}

  static JsonObject read(String resource) {
    try (InputStream in = Vectors.class.getResourceAsStream(resource)) {
      return switch (JsonText.parse(in.readAllBytes(), Bounds.RECORD)) {
        case Parsed.Value(Json json) -> (JsonObject) json;
        case Parsed.Refused refused -> throw new AssertionError(resource + ": " + refused);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JsonObject> objects(JsonObject object, String name) {
    return items(object, name).stream().map(JsonObject.class::cast).toList();
  }

  static List<Json> items(JsonObject object, String name) {
    return object.find(name) instanceof JsonArray(List<Json> items) ? items : List.of();
  }

  static String text(JsonObject object, String name) {
    return ((JsonString) object.find(name)).value();
  }

  /** A hash; where a vector writes a word in its place, that word's own hash stands for it. */
  static Hash hash(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    return bytes.length == Hash.BYTES ? Hash.of(bytes) : Sha256.hash(bytes);
  }
}
