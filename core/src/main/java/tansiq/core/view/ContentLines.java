package tansiq.core.view;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The lines of an iCalendar object (RFC 5545, section 3.1): escaped, folded, ended by CRLF. */
final class ContentLines {
  /** Octets of a line without its end (section 3.1). */
  private static final int LONGEST = 75;

  /** The form of a UTC moment (section 3.3.5); an iCalendar moment has no part of a second. */
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final StringBuilder out = new StringBuilder();

  /** A property whose value needs no escaping. */
  ContentLines plain(String name, String value) {
    fold(name + ":" + value);
    return this;
  }

  /** A property that is a text in a language (sections 3.2.10 and 3.3.11). */
  ContentLines text(String name, Spoken spoken) {
    fold(name + ";LANGUAGE=" + spoken.lang() + ":" + escaped(spoken.text()));
    return this;
  }

  /** A property that is a moment. */
  ContentLines moment(String name, Instant moment) {
    return plain(name, UTC.format(moment.truncatedTo(ChronoUnit.SECONDS)));
  }

  /** A property that is a day in UTC (section 3.3.4). */
  ContentLines day(String name, Instant moment) {
    return plain(name + ";VALUE=DATE", UTC.format(moment).substring(0, 8));
  }

  /** Backslash, semicolon, comma and the end of a line are escaped; other controls are no text. */
  private static String escaped(String text) {
    StringBuilder value = new StringBuilder();
    text.replace("\r\n", "\n")
        .codePoints()
        .forEach(c -> {
          switch (c) {
            case '\\', ';', ',' -> value.append('\\').append((char) c);
            case '\n', '\r', 0x2028, 0x2029 -> value.append("\\n");
            case '\t' -> value.append('\t');
            default -> {
              if (!Character.isISOControl(c)) {
                value.appendCodePoint(c);
              }
            }
          }
        });
    return value.toString();
  }

  /** Folds between characters, never inside the octets of one. */
  private void fold(String line) {
    int octets = 0;
    for (int i = 0; i < line.length(); ) {
      int c = line.codePointAt(i);
      int width = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
      if (octets + width > LONGEST) {
        out.append("\r\n ");
        octets = 1;
      }
      out.appendCodePoint(c);
      octets += width;
      i += Character.charCount(c);
    }
    out.append("\r\n");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
