package tansiq.node.example;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.proof.Hash;
import tansiq.core.record.Level;

/**
 * One thing that a member of the example says.
 *
 * @param line of {@code talks.txt} where it begins
 * @param key by which others name it
 * @param content as docs/talk.md describes it, without the ids of other records
 * @param on what it belongs to, by key
 * @param amends the earlier version, by key
 * @param papers what is laid beside it: keys of talks, or the {@code ext} of reports
 * @param label who may hold it; absent, who may hold what it belongs to
 */
public record ExampleTalk(
    int line,
    String kind,
    String key,
    String member,
    JsonObject content,
    Optional<String> on,
    Optional<String> amends,
    List<String> papers,
    Optional<Stated> label) {

  /** A label that the file states. */
  public record Stated(Level level, List<String> audience) {
    /** Copies the list in. */
    public Stated {
      audience = List.copyOf(audience);
    }
  }

  /** Copies the list in. */
  public ExampleTalk {
    papers = List.copyOf(papers);
  }

  /** What it speaks of: keys of talks above it, or the {@code ext} of reports. */
  public List<String> names() {
    return Stream.of(on.stream(), amends.stream(), papers.stream()).flatMap(each -> each).toList();
  }

  /** The content as a node takes it, with the ids of the records that it speaks of. */
  public JsonObject naming(Function<String, Hash> ids) {
    Map<String, Json> members = new LinkedHashMap<>(content.members());
    on.ifPresent(name -> members.put("on", id(ids, name)));
    amends.ifPresent(name -> members.put("amends", id(ids, name)));
    if (!papers.isEmpty()) {
      members.put("papers", new JsonArray(papers.stream().map(name -> id(ids, name)).toList()));
    }
    return new JsonObject(members);
  }

  private static Json id(Function<String, Hash> ids, String name) {
    return new JsonString(ids.apply(name).hex());
  }
}
