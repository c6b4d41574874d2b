package tansiq.node.example;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;

/** The written rule of {@code deal.md}: who tells of a fact, and who else may hold it. */
final class Deal {
  /** East of this meridian, a report of Syria or Iraq belongs to the border pair too. */
  private static final double BORDER_EAST_OF = 40;

  private final Roster roster;
  private final Map<String, Table.Row> rules = new HashMap<>();

  Deal(Roster roster) {
    this.roster = roster;
    for (Table.Row row : Table.rows("deal.csv")) {
      rules.put(row.get("rule"), row);
    }
  }

  /** Who may hold a report besides its author. */
  sealed interface Share {
    /** Nobody. */
    record Home() implements Share {}

    /** A group; of some, all but the exact place and the words that name it. */
    record Group(String level, String group, boolean placeStays) implements Share {}
  }

  /** Who tells of the account with this number, whose desk belongs to this member. */
  String account(int number, String deskMember) {
    List<String> counted = roster.counted();
    int slot = number % counted.size();
    return counted.size() > Roster.STATES.size() && slot >= Roster.STATES.size()
        ? counted.get(slot)
        : roster.ownerOf(deskMember);
  }

  /** Who tells of the event with this id. */
  String event(long id) {
    List<ExampleMember> nodes = roster.withNode();
    return nodes.get((int) (id % nodes.size())).word();
  }

  /** Who may hold the fact with this number, told by this author at this longitude. */
  Share share(int number, String author, Optional<Double> lon) {
    if (applies("home", number)) {
      return new Share.Home();
    }
    if (applies("trio", number) && roster.isIn(author, "trio")) {
      return new Share.Group("confidential", "trio", false);
    }
    if (applies("border", number)
        && roster.isIn(author, "border")
        && lon.filter(east -> east > BORDER_EAST_OF).isPresent()) {
      return new Share.Group("restricted", "border", false);
    }
    boolean wide =
        roster.hasGroup("wide") && (!roster.isIn(author, "four") || applies("wide", number));
    return new Share.Group("restricted", wide ? "wide" : "four", applies("tear-line", number));
  }

  /** Who passes the fact on, if anybody: the next in the group after its author. */
  Optional<String> passer(int number, String author, Share share) {
    if (!applies("passed-on", number)
        || !(share instanceof Share.Group group)
        || !group.level().equals("restricted")
        || group.group().equals("border")
        || group.placeStays()) {
      return Optional.empty();
    }
    List<String> nodes = roster.nodesOf(group.group());
    return Optional.of(nodes.get((nodes.indexOf(author) + 1) % nodes.size()));
  }

  private boolean applies(String rule, int number) {
    Table.Row row = rules.get(rule);
    if (row == null) {
      throw new IllegalArgumentException("no rule " + rule);
    }
    return number % row.number("every") == row.number("at");
  }

  /** A label as a report states it; what stays at home states none. */
  static Optional<JsonObject> label(String author, Share share) {
    return switch (share) {
      case Share.Home ignored -> Optional.empty();
      case Share.Group group -> {
        JsonObject.Builder label =
            JsonObject.builder()
                .put("level", group.level())
                .put("audience", audience(List.of("group:" + group.group())));
        if (group.placeStays()) {
          label.put("sections", narrowed(List.of("where", "text"), List.of(author)));
        }
        yield Optional.of(label.build());
      }
    };
  }

  static Json audience(List<String> parties) {
    return new JsonArray(parties.stream().<Json>map(JsonString::new).toList());
  }

  static JsonObject narrowed(List<String> sections, List<String> parties) {
    JsonObject.Builder narrowed = JsonObject.builder();
    for (String section : sections) {
      narrowed.put(section, JsonObject.builder().put("audience", audience(parties)).build());
    }
    return narrowed.build();
  }
}
