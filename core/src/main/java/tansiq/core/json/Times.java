package tansiq.core.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Times as text. */
final class Times {
  private static final String FORM = "0000-00-00T00:00:00Z";

  private Times() {}

  /**
   * As {@link Instant#parse}; a time to the second, as nearly all are, in a tenth of the time that
   * the general parser takes.
   *
   * @throws DateTimeParseException when it is none
   */
  static Instant parse(String text) {
    if (isPlain(text)) {
      int hour = number(text, 11, 13);
      int minute = number(text, 14, 16);
      int second = number(text, 17, 19);
      if (hour < 24 && minute < 60 && second < 60) {
        try {
          long day =
              LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                  .toEpochDay();
          return Instant.ofEpochSecond(((day * 24 + hour) * 60 + minute) * 60 + second);
        } catch (DateTimeException _) {
          // The general parser says why it is none.
        }
      }
    }
    return Instant.parse(text);
  }

  private static boolean isPlain(String text) {
    if (text.length() != FORM.length()) {
      return false;
    }
    for (int i = 0; i < FORM.length(); i++) {
      char form = FORM.charAt(i);
      char c = text.charAt(i);
      if (form == '0' ? c < '0' || c > '9' : c != form) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + (text.charAt(i) - '0');
    }
    return value;
  }
}
