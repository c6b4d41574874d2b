package tansiq.core.alliance;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tansiq.core.json.Fields;
import tansiq.core.json.JsonObject;
import tansiq.core.record.LedgerId;

/** What something is called in several languages, as content. */
final class Names {
  /** More languages than a name needs, and fewer than would hurt. */
  private static final int LANGUAGES = 64;

  private static final int CHARS = 200;

  /** A language tag (BCP 47), by form. */
  private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8}){0,4}");

  private Names() {}

  /** A member's or a group's name, or nothing when the text has not its form. */
  static Optional<String> find(String text) {
    return LedgerId.isMember(text) ? Optional.of(text) : Optional.empty();
  }

  static SortedMap<String, String> read(Fields fields) {
    SortedMap<String, String> names = new TreeMap<>();
    for (String language : fields.names()) {
      if (names.size() == LANGUAGES || !LANGUAGE.matcher(language).matches()) {
        throw fields.refusal("", "needs language tags, at most " + LANGUAGES);
      }
      names.put(language, fields.text(language, CHARS));
    }
    return names;
  }

  static JsonObject json(Map<String, String> names) {
    JsonObject.Builder object = JsonObject.builder();
    names.forEach(object::put);
    return object.build();
  }

  static <V> SortedMap<String, V> copy(Map<String, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
