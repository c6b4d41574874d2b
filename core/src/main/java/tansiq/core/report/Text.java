package tansiq.core.report;

import java.util.Optional;
import java.util.regex.Pattern;
import tansiq.core.json.Fields;

/**
 * Free text in one language.
 *
 * @param lang BCP 47 tag; {@code und} if unknown
 * @param translated {@code machine} or {@code human} when it is a translation of another one
 */
public record Text(String lang, String value, Optional<String> translated) {
  /** The shape of BCP 47 tags (RFC 5646, section 2.1), without asking whether one is registered. */
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,8}(-[A-Za-z0-9]{1,8}){0,5}");

  /**
   * Reads a text as it is spelt wherever one stands: {@code lang}, {@code value}, {@code
   * translated}.
   *
   * @param longest of its value, in UTF-16 units
   */
  public static Text read(Fields f, int longest) {
    String lang = f.word("lang", Text::language, "is not a language tag like ar");
    String value = f.text("value", longest);
    if (value.isBlank()) {
      throw f.refusal("value", "is empty");
    }
    Optional<String> translated =
        f.findWord("translated", Text::translated, "is not machine or human");
    return new Text(lang, value, translated);
  }

  /** The language tag that a text is by its form. */
  public static Optional<String> language(String text) {
    return Optional.of(text).filter(tag -> LANGUAGE.matcher(tag).matches());
  }

  private static Optional<String> translated(String text) {
    return Optional.of(text).filter(word -> word.equals("machine") || word.equals("human"));
  }
}
