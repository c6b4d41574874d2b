package tansiq.core.report;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tansiq.core.json.Fields;
import tansiq.core.json.Json;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.place.Names;
import tansiq.core.proof.Hash;

/** Reads the parts of a report that an input and a section spell alike. */
final class ContentFields {
  /** The longest name, {@code ext} or party, in UTF-16 units. */
  static final int LONGEST_NAME = 200;

  private static final int MOST_TEXTS = 100;
  private static final int MOST_CLAIMS = 100;
  static final int MOST_NAMES = 100;
  private static final int LONGEST_WORD = 64;
  private static final long MOST_BYTES = 1L << 50;

  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[a-z]+/[a-z0-9][a-z0-9.+-]{0,63}", Pattern.CASE_INSENSITIVE);

  private ContentFields() {}

  static What what(Fields f) {
    Category category = f.word("category", Category::find, "no such category");
    return new What(category, counts(f, "count"), counts(f, "dead"), counts(f, "injured"));
  }

  private static Counts counts(Fields f, String name) {
    return f.findObject(name).map(ContentFields::counts).orElse(Counts.NONE);
  }

  private static Counts counts(Fields f) {
    int low = (int) f.findInteger("low", 0, Counts.MAX).orElse(Counts.UNKNOWN);
    int best = (int) f.findInteger("best", 0, Counts.MAX).orElse(Counts.UNKNOWN);
    int high = (int) f.findInteger("high", 0, Counts.MAX).orElse(Counts.UNKNOWN);
    if (!Counts.isOrdered(low, best, high)) {
      if (best == Counts.UNKNOWN) {
        throw f.refusal("low", "is above high");
      }
      throw low > best ? f.refusal("low", "is above best") : f.refusal("high", "is below best");
    }
    return new Counts(low, best, high);
  }

  /**
   * Reads a time.
   *
   * @param latest no time of the report may lie after this one
   */
  static When when(Fields f, Instant latest) {
    return when(f, f.time("from"), precision(f), latest);
  }

  static When when(Fields f, Instant from, Optional<Duration> precision, Instant latest) {
    Optional<Instant> to = f.findTime("to");
    check(f, "from", from, latest);
    to.ifPresent(end -> check(f, "to", end, latest));
    if (to.filter(end -> end.isBefore(from)).isPresent()) {
      throw f.refusal("to", "is before from");
    }
    return new When(from, to, precision);
  }

  private static void check(Fields f, String name, Instant time, Instant latest) {
    if (time.isAfter(latest)) {
      throw f.refusal(name, "is more than 24 hours after the record's own time");
    }
    if (time.isBefore(When.EARLIEST)) {
      throw f.refusal(name, "is before 1900");
    }
  }

  static Optional<Duration> precision(Fields f) {
    return f.findText("precision", LONGEST_WORD).map(text -> precision(f, text));
  }

  private static Duration precision(Fields f, String text) {
    try {
      Duration width = duration(text);
      if (!width.isNegative() && width.compareTo(When.WIDEST) <= 0) {
        return width;
      }
    } catch (DateTimeException | ArithmeticException _) {
      // Falls through to the one refusal.
    }
    throw f.refusal("precision", "is not a duration of days, hours, minutes or seconds like PT15M");
  }

  /** As {@link Duration#parse}; some minutes or hours, as most are, without its patterns. */
  private static Duration duration(String text) {
    int end = text.length() - 1;
    boolean hours = text.endsWith("H");
    if (end < 3 || end > 6 || !text.startsWith("PT") || (!hours && !text.endsWith("M"))) {
      return Duration.parse(text);
    }
    int number = 0;
    for (int i = 2; i < end; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return Duration.parse(text);
      }
      number = number * 10 + (c - '0');
    }
    return hours ? Duration.ofHours(number) : Duration.ofMinutes(number);
  }

  static How how(Fields f) {
    return new How(
        f.findWord("means", Means::find, "no such means"),
        f.findWord("reliability", ContentFields::reliability, "is not a letter from A to F"),
        f.has("credibility")
            ? Optional.of((int) f.integer("credibility", 1, 6))
            : Optional.empty());
  }

  private static Optional<Character> reliability(String text) {
    boolean one = text.length() == 1 && text.charAt(0) >= 'A' && text.charAt(0) <= 'F';
    return one ? Optional.of(text.charAt(0)) : Optional.empty();
  }

  static Optional<Double> bearing(Fields f) {
    return f.findNumber("bearing", 0, 360).map(degrees -> degrees == 360 ? 0.0 : degrees);
  }

  static List<Text> texts(Fields f) {
    List<Text> texts = new ArrayList<>();
    long bytes = 0;
    for (Fields item : f.objects("text", MOST_TEXTS)) {
      Text text = Text.read(item, Report.MAX_TEXT_BYTES);
      bytes += utf8Length(text.value());
      texts.add(text);
    }
    if (bytes > Report.MAX_TEXT_BYTES) {
      throw f.refusal("text", "is over 64 KiB");
    }
    return texts;
  }

  /** A surrogate counts two, so that a pair counts four. */
  private static int utf8Length(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }

  static List<Media> media(Fields f) {
    List<Media> media = new ArrayList<>();
    for (Fields item : f.objects("media", Report.MAX_MEDIA)) {
      media.add(
          new Media(
              Hash.of(item.hex("sha256", Hash.BYTES)),
              item.word("type", ContentFields::mediaType, "is not a media type like image/jpeg"),
              item.integer("bytes", 0, MOST_BYTES)));
    }
    return media;
  }

  private static Optional<String> mediaType(String text) {
    return Optional.of(text).filter(type -> MEDIA_TYPE.matcher(type).matches());
  }

  static List<Claim> claims(Fields f) {
    List<Claim> claims = new ArrayList<>();
    for (Fields item : f.objects("claims", MOST_CLAIMS)) {
      claims.add(new Claim(line(item, "what"), line(item, "party"), line(item, "by")));
    }
    return claims;
  }

  /** A name as text of unknown language, or as an object by language; none when absent. */
  static Names names(Fields f, String name) {
    Json json = f.find(name);
    if (json == null) {
      return Names.NONE;
    }
    if (json instanceof JsonString) {
      return Names.of("und", line(f, name));
    }
    if (!(json instanceof JsonObject byLanguage) || byLanguage.members().isEmpty()) {
      throw f.refusal(name, "is neither a name nor names by language");
    }
    Fields each = f.object(name);
    if (byLanguage.members().size() > MOST_NAMES) {
      throw f.refusal(name, "has over " + MOST_NAMES + " names");
    }
    SortedMap<String, String> names = new TreeMap<>();
    for (String language : byLanguage.members().keySet()) {
      if (Text.language(language).isEmpty()) {
        throw f.refusal(name, "has a name whose language is no tag like ar");
      }
      names.put(language, line(each, language));
    }
    return new Names(names);
  }

  /** A text on one line that is not empty. */
  static String line(Fields f, String name) {
    String text = f.text(name, LONGEST_NAME);
    if (text.isBlank()) {
      throw f.refusal(name, "is empty");
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        throw f.refusal(name, "has a control character");
      }
    }
    return text;
  }

  static Optional<String> findLine(Fields f, String name) {
    return f.has(name) ? Optional.of(line(f, name)) : Optional.empty();
  }
}
