package tansiq.node.intake;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tansiq.core.json.Fields;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.json.Verdict;

/** Reads the file of a mapping. */
final class MappingFile {
  private static final int LONGEST = 1000;
  private static final int MOST = 1000;

  private MappingFile() {}

  static Verdict<Mapping> read(JsonObject file) {
    return Fields.read(
        file,
        f -> {
          f.findText("about", LONGEST);
          char delimiter =
              f.findWord("delimiter", MappingFile::delimiter, "is not one ASCII character")
                  .orElse(',');
          Set<String> missing = new LinkedHashSet<>(f.texts("missing", MOST, LONGEST));
          Map<String, Set<String>> rows = new LinkedHashMap<>();
          f.findObject("rows")
              .ifPresent(wanted ->
                  wanted
                      .names()
                      .forEach(column ->
                          rows.put(
                              column, new LinkedHashSet<>(wanted.texts(column, MOST, LONGEST)))));
          Template.Members report = members(f.object("report"));
          f.nothingElse();
          return new Mapping(delimiter, missing, rows, report);
        });
  }

  private static Optional<Character> delimiter(String text) {
    boolean one = text.length() == 1 && text.charAt(0) < 0x80 && "\"\r\n".indexOf(text) < 0;
    return one ? Optional.of(text.charAt(0)) : Optional.empty();
  }

  private static Template.Members members(Fields f) {
    Map<String, Template> each = new LinkedHashMap<>();
    for (String name : f.names()) {
      each.put(name, template(f, name));
    }
    return new Template.Members(each);
  }

  private static Template template(Fields f, String name) {
    Json json = f.value(name);
    return switch (json) {
      case JsonString(String text) -> constant(words(f, name, text));
      case JsonObject _ -> object(f.object(name));
      case JsonArray(List<Json> items) -> items(f, name, items);
      default -> new Template.Constant(json);
    };
  }

  /** Text without columns is the same for all rows. */
  private static Template constant(Template.Words words) {
    return words.parts().size() == 1
        ? new Template.Constant(new JsonString(words.parts().getFirst()))
        : words;
  }

  private static Template items(Fields f, String name, List<Json> items) {
    List<Template> each = new ArrayList<>();
    boolean objects = items.stream().allMatch(JsonObject.class::isInstance);
    if (objects) {
      f.objects(name, MOST).forEach(item -> each.add(object(item)));
    } else {
      f.texts(name, MOST, LONGEST).forEach(text -> each.add(constant(words(f, name, text))));
    }
    return new Template.Items(each);
  }

  /** An object whose first member is one of the five words is made from a row, others are kept. */
  private static Template object(Fields f) {
    Template made;
    if (f.has("number")) {
      made = new Template.Numeric(words(f, "number"));
    } else if (f.has("choose")) {
      made = choice(f);
    } else if (f.has("scale")) {
      Template.Scale scale = f.word("scale", MappingFile::scale, "is not a known scale");
      made = new Template.Graded(scale, words(f, "of"));
    } else if (f.has("time")) {
      made = new Template.Time(words(f, "time"), clock(f));
    } else if (f.has("middle") || f.has("half")) {
      made = span(f, f.has("middle"));
    } else {
      return members(f);
    }
    f.nothingElse();
    return made;
  }

  private static Template choice(Fields f) {
    Template.Words text = words(f, "choose");
    JsonObject from = f.object("from").json();
    return Template.choice(
        text, new TreeMap<>(from.members()), Optional.ofNullable(f.find("otherwise")));
  }

  private static Optional<Template.Scale> scale(String word) {
    return switch (word) {
      case "ucdp-date" -> Optional.of(Template.Scale.UCDP_DATE);
      case "ucdp-where" -> Optional.of(Template.Scale.UCDP_WHERE);
      case "acled-time" -> Optional.of(Template.Scale.ACLED_TIME);
      case "acled-geo" -> Optional.of(Template.Scale.ACLED_GEO);
      default -> Optional.empty();
    };
  }

  private static Template span(Fields f, boolean middle) {
    String name = middle ? "middle" : "half";
    List<String> days = f.texts(name, 2, LONGEST);
    if (days.size() != 2) {
      throw f.refusal(name, "is not a first and a last day");
    }
    Template.Clock clock = clock(f);
    if (clock.zone().isEmpty()) {
      throw f.refusal("zone", "is missing");
    }
    return new Template.Span(
        words(f, name, days.getFirst()), words(f, name, days.getLast()), clock, middle);
  }

  private static Template.Clock clock(Fields f) {
    String pattern = f.text("format", 100);
    Optional<ZoneId> zone = f.findWord("zone", MappingFile::zone, "is not a time zone");
    try {
      return new Template.Clock(DateTimeFormatter.ofPattern(pattern, Locale.ROOT), pattern, zone);
    } catch (IllegalArgumentException _) {
      throw f.refusal("format", "is not a pattern like yyyy-MM-dd HH:mm:ss");
    }
  }

  private static Optional<ZoneId> zone(String text) {
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Template.Words words(Fields f, String name) {
    return words(f, name, f.text(name, LONGEST));
  }

  /** Parts text at its columns; a brace that is meant is written twice. */
  private static Template.Words words(Fields f, String name, String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean column = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean twice = i + 1 < text.length() && text.charAt(i + 1) == c;
      if (column ? c == '}' : c == '{' && !twice) {
        parts.add(part.toString());
        part.setLength(0);
        column = !column;
      } else {
        part.append(c);
        if (!column && (c == '{' || c == '}')) {
          if (!twice) {
            throw f.refusal(name, "has a brace without its other");
          }
          i++;
        }
      }
    }
    if (column) {
      throw f.refusal(name, "has a brace without its other");
    }
    parts.add(part.toString());
    return new Template.Words(parts);
  }
}
