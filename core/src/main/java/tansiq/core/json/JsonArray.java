package tansiq.core.json;

import java.util.Arrays;
import java.util.List;

/** A JSON array. */
public record JsonArray(List<Json> items) implements Json {
  /** Copies the items in. */
  public JsonArray {
    items = List.copyOf(items);
  }

  /** An array of these items. */
  public static JsonArray of(Json... items) {
    return new JsonArray(Arrays.asList(items));
  }
}
