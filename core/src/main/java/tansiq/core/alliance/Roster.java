package tansiq.core.alliance;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import tansiq.core.json.Fields;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.json.Verdict;
import tansiq.core.record.LedgerId;

/**
 * The members of a group, as the record's author accepts them. A later roster of the same group
 * replaces this one from its own place in the ledger on, and opens nothing older.
 *
 * @param group the group's name, of the form of a member's name
 * @param name the group's name for people, by language tag (BCP 47)
 * @param members at most 1,024
 */
public record Roster(String group, SortedMap<String, String> name, SortedSet<String> members)
    implements AllianceRecord {
  /** The record's kind. */
  public static final String KIND = "roster";

  static final int MOST = 1024;

  /** Checks the names' form and copies the collections in. */
  public Roster {
    name = Names.copy(name);
    members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
    if (!LedgerId.isMember(group)
        || members.size() > MOST
        || !members.stream().allMatch(LedgerId::isMember)) {
      throw new IllegalArgumentException("roster of " + group);
    }
  }

  /** Reads the section's content. */
  public static Verdict<Roster> read(JsonObject content) {
    return Fields.read(
        content,
        fields -> {
          List<String> members = fields.texts("members", MOST, 32);
          if (!members.stream().allMatch(LedgerId::isMember)) {
            throw fields.refusal("members", "are not all members' names");
          }
          return new Roster(
              fields.word("group", Names::find, "is not a group's name"),
              Names.read(fields.object("name")),
              new TreeSet<>(members));
        });
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public JsonObject content() {
    List<Json> items = members.stream().<Json>map(JsonString::new).toList();
    return JsonObject.builder()
        .put("group", group)
        .put("name", Names.json(name))
        .put("members", new JsonArray(items))
        .build();
  }
}
