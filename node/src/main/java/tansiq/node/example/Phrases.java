package tansiq.node.example;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tansiq.core.place.Names;

/** Says in a desk's language what the coded facts say: a sentence of our own, from a template. */
final class Phrases {
  private static final int KINDS_OF_SENTENCE = 2;

  private final Map<String, Table.Row> phrases = new HashMap<>();

  Phrases() {
    for (Table.Row row : Table.rows("phrases.csv")) {
      phrases.put(row.get("key"), row);
    }
  }

  /**
   * A sentence and, where told, the casualties.
   *
   * @param number of the fact; it chooses the kind of sentence
   */
  String tell(
      String language,
      int number,
      String category,
      Names where,
      Tally dead,
      Tally injured,
      Tally count) {
    String sentence =
        phrase("sentence-" + number % KINDS_OF_SENTENCE, language)
            .replace("{what}", phrase(category, language))
            .replace("{where}", where.find(language).orElseThrow());
    return capital(sentence)
        + tally("count", language, count)
        + tally("dead", language, dead)
        + tally("injured", language, injured);
  }

  /** The sentence of somebody who passes it on. */
  String passOn(String language, String sentence) {
    return phrase("passed-on", language).replace("{sentence}", sentence);
  }

  private String tally(String key, String language, Tally tally) {
    if (tally.isEmpty()) {
      return "";
    }
    if (tally.isZero()) {
      return " " + phrase(key + "-none", language);
    }
    String form;
    if (tally.high() != Tally.UNKNOWN && tally.low() != tally.high()) {
      form = "range";
    } else {
      form = tally.best() == Tally.UNKNOWN ? "at-least" : "one";
    }
    String number =
        phrase(form, language)
            .replace("{low}", digits(language, StrictMath.max(0, tally.low())))
            .replace("{best}", digits(language, tally.best()))
            .replace("{high}", digits(language, tally.high()));
    return " " + phrase(key, language).replace("{n}", number);
  }

  private String phrase(String key, String language) {
    Table.Row row = phrases.get(key);
    if (row == null) {
      throw new IllegalArgumentException("no phrase " + key);
    }
    return row.get(language);
  }

  /** The digits that a reader of the language writes. */
  private static String digits(String language, int number) {
    char zero =
        switch (language) {
          case "ar" -> '٠';
          case "fa" -> '۰';
          default -> '0';
        };
    StringBuilder text = new StringBuilder();
    for (char digit : Integer.toString(number).toCharArray()) {
      text.append((char) (zero + digit - '0'));
    }
    return text.toString();
  }

  private static String capital(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }
}
