package tansiq.core.council;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tansiq.core.json.Fields;
import tansiq.core.place.Names;
import tansiq.core.proof.Hash;
import tansiq.core.record.LedgerId;
import tansiq.core.report.Branch;
import tansiq.core.report.Category;
import tansiq.core.report.Text;

/** Reads the fields that several kinds of talk share. */
final class TalkFields {
  /** Most papers beside one record. */
  private static final int MOST_PAPERS = 64;

  private static final int MOST_TEXTS = 32;
  private static final int MOST_NAMES = 64;
  private static final int MOST_MEMBERS = 256;
  private static final int LONGEST_LINE = 400;

  /** Longest text in one language, in UTF-16 units: some thirty printed pages. */
  private static final int LONGEST_TEXT = 100_000;

  private TalkFields() {}

  static Hash id(Fields f, String name) {
    return Hash.of(f.hex(name, Hash.BYTES));
  }

  static Optional<Hash> findId(Fields f, String name) {
    return f.has(name) ? Optional.of(id(f, name)) : Optional.empty();
  }

  /** What it belongs to, which is required, the earlier version and the papers. */
  static Talk.Links links(Fields f) {
    return links(f, Optional.of(id(f, "on")));
  }

  static Talk.Links links(Fields f, Optional<Hash> on) {
    Optional<Hash> amends = findId(f, "amends");
    List<Hash> papers = new ArrayList<>();
    List<String> texts = f.texts("papers", MOST_PAPERS, 2 * Hash.BYTES);
    for (int i = 0; i < texts.size(); i++) {
      String place = "papers[" + i + "]";
      Hash paper =
          Hash.findHex(texts.get(i))
              .orElseThrow(() -> f.refusal(place, "is not 64 lower-case hexadecimal digits"));
      if (papers.contains(paper)) {
        throw f.refusal(place, "is there twice");
      }
      papers.add(paper);
    }
    return new Talk.Links(on, amends, papers);
  }

  /** A line by language; at least one. */
  static Names line(Fields f, String name) {
    Names names = findLine(f, name);
    if (names.isEmpty()) {
      throw f.refusal(name, "is missing: an object with a text by language, such as {\"en\": …}");
    }
    return names;
  }

  static Names findLine(Fields f, String name) {
    if (!f.has(name)) {
      return Names.NONE;
    }
    Fields each = f.object(name);
    SortedMap<String, String> lines = new TreeMap<>();
    for (String language : each.names()) {
      if (lines.size() == MOST_NAMES || Text.language(language).isEmpty()) {
        throw f.refusal(name, "needs language tags like ar, at most " + MOST_NAMES);
      }
      String line = each.text(language, LONGEST_LINE);
      if (line.isBlank() || line.codePoints().anyMatch(Character::isISOControl)) {
        throw each.refusal(language, "is empty, or not one line");
      }
      lines.put(language, line);
    }
    return new Names(lines);
  }

  /** Texts, each language at most once; none when absent. */
  static List<Text> findTexts(Fields f, String name) {
    List<Text> texts = new ArrayList<>();
    SortedSet<String> languages = new TreeSet<>();
    for (Fields item : f.objects(name, MOST_TEXTS)) {
      Text text = Text.read(item, LONGEST_TEXT);
      item.nothingElse();
      if (!languages.add(text.lang())) {
        throw item.refusal("lang", "is there twice");
      }
      texts.add(text);
    }
    return List.copyOf(texts);
  }

  /** Texts, at least one. */
  static List<Text> texts(Fields f, String name) {
    List<Text> texts = findTexts(f, name);
    if (texts.isEmpty()) {
      throw f.refusal(name, "needs a text in at least one language");
    }
    return texts;
  }

  static SortedSet<String> languages(Fields f, String name) {
    SortedSet<String> languages = new TreeSet<>();
    for (String tag : f.texts(name, MOST_NAMES, 64)) {
      if (Text.language(tag).isEmpty()) {
        throw f.refusal(name, "has one that is no language tag like ar");
      }
      languages.add(tag);
    }
    if (languages.isEmpty()) {
      throw f.refusal(name, "names none");
    }
    return languages;
  }

  static Optional<String> group(String text) {
    return Optional.of(text).filter(LedgerId::isMember);
  }

  /** Where something is on public record, as people cite it. */
  static Optional<String> source(Fields f) {
    Optional<String> source = f.findText("source", 4 * LONGEST_LINE);
    if (source.isPresent() && source.get().isBlank()) {
      throw f.refusal("source", "is empty");
    }
    return source;
  }

  /** A category, or a branch of them. */
  static Optional<String> category(String text) {
    boolean known = Category.find(text).isPresent() || Branch.find(text).isPresent();
    return known ? Optional.of(text) : Optional.empty();
  }

  /** Members' names, at least one. */
  static SortedSet<String> members(Fields f, String name) {
    SortedSet<String> members = new TreeSet<>(f.texts(name, MOST_MEMBERS, 32));
    if (members.isEmpty() || !members.stream().allMatch(LedgerId::isMember)) {
      throw f.refusal(name, "needs members' names");
    }
    return members;
  }

  /** One of an enumeration's constants, in lower case, with hyphens. */
  static <E extends Enum<E>> E word(Fields f, String name, E[] values) {
    List<String> words = new ArrayList<>();
    for (E value : values) {
      words.add(Talk.word(value));
    }
    return f.word(
        name,
        text -> words.contains(text) ? Optional.of(values[words.indexOf(text)]) : Optional.empty(),
        "is none of " + String.join(", ", words));
  }
}
