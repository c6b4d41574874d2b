package tansiq.node.example;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tansiq.core.json.Json;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.proof.Hash;

/**
 * One input of the example: what a member would send to its own node.
 *
 * @param member who files it
 * @param ext unique in its member and the same each time
 * @param input a report or a retraction as intake takes it; of a report passed on, without its
 *     origin
 * @param passedOn whose report this one passes on, if it does
 */
public record ExampleReport(
    String member, String ext, JsonObject input, Optional<PassedOn> passedOn) {

  /** Another member's report, by the {@code ext} that it has there. */
  public record PassedOn(String member, String ext) {}

  /** The input of a report passed on, naming the record that it passes on. */
  public JsonObject naming(Hash record) {
    if (passedOn.isEmpty()) {
      throw new IllegalStateException("passes nothing on: " + ext);
    }
    Map<String, Json> members = new LinkedHashMap<>(input.members());
    members.put("origin", new JsonObject(Map.of("record", new JsonString(record.toString()))));
    return new JsonObject(members);
  }
}
