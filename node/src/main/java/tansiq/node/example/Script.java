package tansiq.node.example;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonNumber;
import tansiq.core.json.JsonObject;

/** The scripted layer: reads {@code script.txt}, whose first lines say how it is written. */
final class Script {
  private static final ZoneId DAMASCUS = ZoneId.of("Asia/Damascus");
  private static final String EXT = "script/";

  private final Roster roster;
  private final Places places;
  private final Map<String, Block> blocks = new LinkedHashMap<>();

  private Script(Roster roster, Places places) {
    this.roster = roster;
    this.places = places;
  }

  /** All records of this layer, in the script's order. */
  static List<ExampleReport> reports(Roster roster, Places places) {
    Script script = new Script(roster, places);
    script.read(Table.lines("script.txt"));
    List<ExampleReport> reports = new ArrayList<>();
    for (Block block : script.blocks.values()) {
      script.report(block).ifPresent(reports::add);
    }
    return reports;
  }

  /**
   * One record of the script.
   *
   * @param verb what it is
   * @param rest the origin, or {@code of KEY}
   * @param lines by their first word, what follows it
   */
  private record Block(
      String verb, String key, String member, String rest, Map<String, List<String>> lines) {
    String line(String word) {
      return list(word).getFirst();
    }

    List<String> list(String word) {
      return lines.getOrDefault(word, List.of());
    }

    Optional<String> of() {
      return rest.startsWith("of ") ? Optional.of(rest.substring(3)) : Optional.empty();
    }
  }

  private void read(List<String> lines) {
    Block block = null;
    for (String line : lines) {
      if (line.startsWith("#")) {
        continue;
      }
      if (line.isBlank()) {
        block = null;
      } else if (block == null) {
        String[] words = line.split(" ", 4);
        block = new Block(words[0], words[1], roster.ownerOf(words[2]), words[3], new HashMap<>());
        if (blocks.put(block.key(), block) != null) {
          throw new IllegalStateException("script.txt has two of " + block.key());
        }
      } else {
        String[] words = line.split(" ", 2);
        block.lines().computeIfAbsent(words[0], word -> new ArrayList<>()).add(words[1]);
      }
    }
  }

  private Block get(String key) {
    Block block = blocks.get(key);
    if (block == null) {
      throw new IllegalStateException("script.txt lacks " + key);
    }
    return block;
  }

  private Optional<ExampleReport> report(Block block) {
    String ext = EXT + block.key();
    return switch (block.verb()) {
      case "report" -> Optional.of(own(block, ext, start(ext).put("origin", block.rest())));
      case "amendment" -> {
        Block first = get(block.of().orElseThrow());
        yield Optional.of(
            own(
                block,
                ext,
                start(ext).put("amends", EXT + first.key()).put("origin", first.rest())));
      }
      case "passed-on" -> {
        Block first = get(block.of().orElseThrow());
        // In an alliance of two or three, a member would pass its own report on to itself.
        yield first.member().equals(block.member())
            ? Optional.empty()
            : Optional.of(
                new ExampleReport(
                    block.member(),
                    ext,
                    content(block, start(ext)),
                    Optional.of(new ExampleReport.PassedOn(first.member(), EXT + first.key()))));
      }
      case "retraction" -> Optional.of(retraction(block, ext));
      default -> throw new IllegalStateException("script.txt: " + block.verb());
    };
  }

  private ExampleReport own(Block block, String ext, JsonObject.Builder report) {
    return new ExampleReport(block.member(), ext, content(block, report), Optional.empty());
  }

  private ExampleReport retraction(Block block, String ext) {
    Block first = get(block.of().orElseThrow());
    JsonObject.Builder json =
        JsonObject.builder()
            .put("kind", "retraction")
            .put("ext", ext)
            .put("retracts", EXT + first.key())
            .put("reason", block.line("reason"))
            .put("status", "exercise");
    label(first).ifPresent(stated -> json.put("label", stated));
    return new ExampleReport(block.member(), ext, json.build(), Optional.empty());
  }

  private static JsonObject.Builder start(String ext) {
    return JsonObject.builder().put("kind", "report").put("ext", ext);
  }

  private JsonObject content(Block block, JsonObject.Builder report) {
    report
        .put("status", "exercise")
        .put("layer", "script")
        .put("what", what(block.line("what")))
        .put("when", when(block.line("when")))
        .put("where", where(block.line("where")))
        .put("how", how(block.line("how")));
    List<Json> texts = block.list("text").stream().map(Script::text).toList();
    if (!texts.isEmpty()) {
      report.put("text", new JsonArray(texts));
    }
    List<Json> claims = block.list("claim").stream().map(Script::claim).toList();
    if (!claims.isEmpty()) {
      report.put("claims", new JsonArray(claims));
    }
    label(block).ifPresent(stated -> report.put("label", stated));
    return report.build();
  }

  private static Json what(String line) {
    String[] words = line.split(" ", -1);
    JsonObject.Builder what = JsonObject.builder().put("category", words[0]);
    for (int i = 1; i < words.length; i += 2) {
      Tally.parse(words[i + 1]).putInto(what, words[i]);
    }
    return what.build();
  }

  private static Json when(String line) {
    String[] halves = line.split(" ± ", -1);
    String[] ends = halves[0].split(" to ", -1);
    String[] first = ends[0].split(" ", -1);
    JsonObject.Builder when = JsonObject.builder().put("from", instant(first[0], first[1]));
    if (ends.length > 1) {
      String[] last = ends[1].split(" ", -1);
      when.put("to", instant(last.length > 1 ? last[0] : first[0], last[last.length - 1]));
    }
    return when.put("precision", halves[1]).build();
  }

  private static String instant(String day, String time) {
    return LocalDate.parse(day)
        .atTime(LocalTime.parse(time))
        .atZone(DAMASCUS)
        .toInstant()
        .toString();
  }

  private Json where(String line) {
    String[] halves = line.split(" ± ", -1);
    int radius = Integer.parseInt(halves[1]);
    if (!Character.isDigit(halves[0].charAt(0))) {
      Places.Spot spot = places.get(halves[0]);
      Places.Spot.Point middle = spot.point().orElseThrow();
      return spot.at(middle.lat(), middle.lon(), radius).toJson();
    }
    String[] parts = halves[0].split(" ", 2);
    String[] degrees = parts[0].split(",", -1);
    return places
        .get(parts[1])
        .at(Double.parseDouble(degrees[0]), Double.parseDouble(degrees[1]), radius)
        .toJson();
  }

  private static Json how(String line) {
    String[] words = line.split(" ", -1);
    JsonObject.Builder how = JsonObject.builder().put("means", words[0]);
    for (int i = 1; i < words.length; i += 2) {
      String value = words[i + 1];
      switch (words[i]) {
        case "from" -> {
          String[] degrees = value.split(",", -1);
          how.put(
              "from",
              JsonObject.builder()
                  .put("lat", new JsonNumber(Double.parseDouble(degrees[0])))
                  .put("lon", new JsonNumber(Double.parseDouble(degrees[1])))
                  .build());
        }
        case "bearing" -> how.put("bearing", Integer.parseInt(value));
        case "grade" ->
            how.put("reliability", value.substring(0, 1))
                .put("credibility", Integer.parseInt(value.substring(1)));
        default -> throw new IllegalStateException("script.txt: how " + line);
      }
    }
    return how.build();
  }

  private static Json text(String line) {
    String[] words = line.split(" ", 2);
    JsonObject.Builder text = JsonObject.builder().put("lang", words[0]);
    String human = "human ";
    return words[1].startsWith(human)
        ? text.put("value", words[1].substring(human.length())).put("translated", "human").build()
        : text.put("value", words[1]).build();
  }

  private static Json claim(String line) {
    String[] parts = line.split(" \\| ", -1);
    return JsonObject.builder()
        .put("what", parts[0])
        .put("party", parts[1])
        .put("by", parts[2])
        .build();
  }

  private Optional<JsonObject> label(Block block) {
    String[] words = block.line("label").split(" ", -1);
    if (words[1].equals("home")) {
      return Optional.empty();
    }
    JsonObject.Builder label =
        JsonObject.builder()
            .put("level", words[0])
            .put("audience", Deal.audience(parties(words[1])));
    for (String only : block.list("only")) {
      String[] parts = only.split(" ", -1);
      label.put("sections", Deal.narrowed(List.of(parts[0].split(",", -1)), parties(parts[1])));
    }
    return Optional.of(label.build());
  }

  /** An audience in an alliance of this size: a group that is not there gives way to the four. */
  private List<String> parties(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(party -> {
          String group = "group:";
          if (!party.startsWith(group)) {
            return roster.ownerOf(party);
          }
          return roster.hasGroup(party.substring(group.length())) ? party : "group:four";
        })
        .distinct()
        .toList();
  }
}
