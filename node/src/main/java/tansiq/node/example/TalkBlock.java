package tansiq.node.example;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonBool;
import tansiq.core.json.JsonNumber;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.record.Level;

/** The fields of one block of {@code talks.txt}, while its lines are read. */
final class TalkBlock {
  private static final Set<String> LINES =
      Set.of("name", "tierName", "title", "place", "regarding", "office");
  private static final Set<String> TEXTS =
      Set.of("texts", "vision", "programme", "notice", "remit", "reason");
  private static final Set<String> WORDS =
      Set.of("group", "reply", "procedure", "holds", "say", "form", "word", "urgency", "source");
  private static final Set<String> TIMES = Set.of("from", "to", "until", "review", "by", "due");
  private static final Set<String> LISTS = Set.of("members", "languages");
  private static final Set<String> TRANSLATED = Set.of("human", "machine");

  private final String kind;
  private final Map<String, Json> fields = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> lines = new LinkedHashMap<>();
  private final Map<String, Map<String, Paragraphs>> texts = new LinkedHashMap<>();
  private final List<Json> seats = new ArrayList<>();
  private List<String> papers = List.of();
  private Optional<ExampleTalk.Stated> label = Optional.empty();

  TalkBlock(String kind) {
    this.kind = kind;
  }

  /** One text in the making. */
  private record Paragraphs(String translated, List<String> lines) {}

  /** What does not belong there; caught by {@link TalkScript}, which knows the line. */
  static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1;

    Wrong(String reason) {
      super(reason);
    }
  }

  /** Takes a line of the block; {@link Wrong} when it does not fit. */
  void take(String line) {
    String[] halves = line.split(" ", 2);
    String word = halves[0];
    if (halves.length < 2 || halves[1].isBlank()) {
      throw new Wrong("\"" + word + "\" says nothing");
    }
    String rest = halves[1].strip();
    if (LINES.contains(word)) {
      String[] parts = language(word, rest);
      once(word, lines.computeIfAbsent(word, key -> new LinkedHashMap<>()).put(parts[0], parts[1]));
    } else if (TEXTS.contains(word)) {
      text(word, rest);
    } else if (word.equals("seats")) {
      seats.add(seat(rest));
    } else if (word.equals("papers")) {
      papers = List.of(rest.split(",", -1));
    } else if (word.equals("label")) {
      label = Optional.of(label(rest));
    } else {
      once(word, fields.put(word, plain(word, rest)));
    }
  }

  private static void once(String word, @Nullable Object before) {
    if (before != null) {
      throw new Wrong("\"" + word + "\" is there twice");
    }
  }

  private static String[] language(String word, String rest) {
    String[] parts = rest.split(" ", 2);
    if (parts.length < 2) {
      throw new Wrong("\"" + word + "\" needs a language and words");
    }
    return parts;
  }

  private void text(String word, String rest) {
    String[] parts = language(word, rest);
    String[] after = parts[1].split(" ", 2);
    boolean marked = after.length == 2 && TRANSLATED.contains(after[0]);
    String translated = marked ? after[0] : "";
    Paragraphs paragraphs =
        texts
            .computeIfAbsent(word, key -> new LinkedHashMap<>())
            .computeIfAbsent(parts[0], key -> new Paragraphs(translated, new ArrayList<>()));
    if (!paragraphs.translated.equals(translated)) {
      throw new Wrong("\"" + word + " " + parts[0] + "\" is partly a translation");
    }
    paragraphs.lines.add(marked ? after[1] : parts[1]);
  }

  private Json plain(String word, String rest) {
    if (LISTS.contains(word) || (word.equals("to") && kind.equals("consultation"))) {
      return texts(List.of(rest.split(",", -1)));
    }
    if (TIMES.contains(word)) {
      return time(word, rest);
    }
    if (WORDS.contains(word)) {
      return new JsonString(rest);
    }
    return switch (word) {
      case "tier" -> number(rest);
      case "closes" -> new JsonBool(rest.equals("true"));
      default -> throw new Wrong("\"" + word + "\" is no field that this file can say");
    };
  }

  private static Json time(String word, String rest) {
    try {
      return new JsonString(Instant.parse(rest).toString());
    } catch (DateTimeParseException e) {
      throw new Wrong("\"" + word + "\" is no moment such as 2017-05-23T15:00:00Z");
    }
  }

  private static Json number(String rest) {
    if (!rest.matches("[0-9]{1,3}")) {
      throw new Wrong("\"tier\" is no number");
    }
    return JsonNumber.of(Long.parseLong(rest));
  }

  private static Json seat(String rest) {
    String[] parts = rest.split(" \\| ", -1);
    JsonObject.Builder office = JsonObject.builder();
    for (String part : List.of(parts).subList(1, parts.length)) {
      String[] words = language("seats", part);
      office.put(words[0], words[1]);
    }
    return JsonObject.builder().put("office", office.build()).put("capacity", parts[0]).build();
  }

  private static ExampleTalk.Stated label(String rest) {
    String[] words = rest.split(" ", -1);
    Optional<Level> level = Level.find(words[0]);
    if (level.isEmpty() || words.length != 2) {
      throw new Wrong("\"label\" needs a level and an audience");
    }
    return new ExampleTalk.Stated(level.get(), List.of(words[1].split(",", -1)));
  }

  private static Json texts(List<String> texts) {
    return new JsonArray(texts.stream().<Json>map(JsonString::new).toList());
  }

  /** What the lines say, without the ids of other records. */
  JsonObject content() {
    Map<String, Json> all = new LinkedHashMap<>(fields);
    lines.forEach((word, byLanguage) -> {
      JsonObject.Builder line = JsonObject.builder();
      byLanguage.forEach(line::put);
      all.put(word, line.build());
    });
    texts.forEach((word, byLanguage) -> {
      List<Json> some = new ArrayList<>();
      byLanguage.forEach((language, paragraphs) -> {
        JsonObject.Builder text =
            JsonObject.builder()
                .put("lang", language)
                .put("value", String.join("\n", paragraphs.lines));
        if (!paragraphs.translated.isEmpty()) {
          text.put("translated", paragraphs.translated);
        }
        some.add(text.build());
      });
      all.put(word, new JsonArray(some));
    });
    if (!seats.isEmpty()) {
      all.put("seats", new JsonArray(seats));
    }
    return new JsonObject(all);
  }

  List<String> papers() {
    return papers;
  }

  Optional<ExampleTalk.Stated> label() {
    return label;
  }
}
