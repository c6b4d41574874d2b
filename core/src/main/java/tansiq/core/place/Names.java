package tansiq.core.place;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tansiq.core.json.JsonObject;

/**
 * What something is called, by language.
 *
 * @param byLanguage a name by its BCP 47 tag; {@code und} is a name of unknown language
 */
public record Names(SortedMap<String, String> byLanguage) {
  /** No name. */
  public static final Names NONE = new Names(new TreeMap<>());

  /** In which order a name is looked for when the reader's own language has none. */
  private static final List<String> ORDER = List.of("en", "ar", "fa", "ru", "tr", "uk");

  /** Copies the names in. */
  public Names {
    byLanguage = Collections.unmodifiableSortedMap(new TreeMap<>(byLanguage));
  }

  /** Pairs of language and name. */
  public static Names of(String... languagesAndNames) {
    SortedMap<String, String> names = new TreeMap<>();
    for (int i = 0; i < languagesAndNames.length; i += 2) {
      names.put(languagesAndNames[i], languagesAndNames[i + 1]);
    }
    return new Names(names);
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return byLanguage.isEmpty();
  }

  /** The name in a language, else the first of English, Arabic, Persian, Russian and the rest. */
  public Optional<String> find(String language) {
    return findIn(language).map(Map.Entry::getValue);
  }

  /** As {@link #find}, with the language that the name is in. */
  public Optional<Map.Entry<String, String>> findIn(String language) {
    return Stream.concat(
            Stream.concat(Stream.of(language), ORDER.stream()), byLanguage.keySet().stream())
        .filter(each -> byLanguage.containsKey(each))
        .findFirst()
        .map(found -> Map.entry(found, byLanguage.getOrDefault(found, "")));
  }

  /** These names, and of the others those in languages that these lack. */
  public Names orElse(Names others) {
    SortedMap<String, String> names = new TreeMap<>(others.byLanguage);
    names.putAll(byLanguage);
    return new Names(names);
  }

  /** An object of name by language. */
  public JsonObject toJson() {
    JsonObject.Builder json = JsonObject.builder();
    for (Map.Entry<String, String> name : byLanguage.entrySet()) {
      json.put(name.getKey(), name.getValue());
    }
    return json.build();
  }
}
