package tansiq.core.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tansiq.core.place.Names;
import tansiq.core.report.Text;

/**
 * How a rendering speaks to its reader.
 *
 * @param language its own words, and what it looks for first where something is said in several
 * @param members what people call the members; one that is not here is called by its short name
 */
public record Wording(Language language, SortedMap<String, Names> members) {
  /** Copies the map in. */
  public Wording {
    members = new TreeMap<>(members);
  }

  String say(String key) {
    return Words.of(language, key);
  }

  String say(String key, String first, String second) {
    return say(key).replace("{0}", first).replace("{1}", second);
  }

  String say(String kind, Enum<?> value) {
    return Words.of(language, kind, value);
  }

  /** A name in the reader's language, or in one that there is, with that language. */
  Optional<Spoken> line(Names names) {
    return names.findIn(language.tag()).map(Wording::spoken);
  }

  private static Spoken spoken(Map.Entry<String, String> found) {
    return new Spoken(found.getKey(), found.getValue());
  }

  /** A text in the reader's language, or in one that there is. */
  Optional<Text> text(List<Text> texts) {
    SortedMap<String, String> values = new TreeMap<>();
    texts.forEach(text -> values.put(text.lang(), text.value()));
    return new Names(values)
        .findIn(language.tag())
        .flatMap(found -> texts.stream().filter(t -> t.lang().equals(found.getKey())).findFirst());
  }

  /** What people call a member. */
  String member(String member) {
    return members.getOrDefault(member, Names.NONE).find(language.tag()).orElse(member);
  }

  /** Several members, in their order. */
  String members(Collection<String> some) {
    return String.join(comma(), some.stream().map(this::member).toList());
  }

  /** What stands between the parts of a list. */
  String comma() {
    return language.isRightToLeft() ? "، " : ", ";
  }

  /** What stands between the longer parts of a list. */
  String semicolon() {
    return language == Language.AR || language == Language.FA ? "؛ " : "; ";
  }

  /** A degree with as many decimals as tell a village apart. */
  String degrees(double degrees) {
    return language.digits(
        BigDecimal.valueOf(degrees).setScale(3, RoundingMode.HALF_EVEN).toPlainString());
  }

  /** What a language is called; by its tag where there is no word. */
  String language(String tag) {
    return Words.find(language, "language." + tag).orElse(tag);
  }

  /** From one moment to another; a day where it is a whole one, as when no hour is known. */
  String span(Instant from, Optional<Instant> to) {
    if (to.isEmpty()) {
      return minute(from);
    }
    if (isWholeDays(from, to.get())) {
      return day(from).equals(day(to.get())) ? day(from) : day(from) + " – " + day(to.get());
    }
    return day(from).equals(day(to.get()))
        ? day(from) + comma() + time(from) + " – " + time(to.get()) + " UTC"
        : minute(from) + " – " + minute(to.get());
  }

  /** Whether an hour is told only because a record must have one. */
  static boolean isWholeDays(Instant from, Instant to) {
    LocalTime first = from.atZone(ZoneOffset.UTC).toLocalTime();
    LocalTime last = to.atZone(ZoneOffset.UTC).toLocalTime().truncatedTo(ChronoUnit.SECONDS);
    return first.equals(LocalTime.MIDNIGHT) && last.equals(LocalTime.of(23, 59, 59));
  }

  private String time(Instant moment) {
    return language.digits(moment.atZone(ZoneOffset.UTC).toLocalTime().toString().substring(0, 5));
  }

  /** A distance, in kilometres where it is some. */
  String distance(int metres) {
    return metres % 1000 == 0
        ? say("kilometres", number(metres / 1000), "")
        : say("metres", number(metres), "");
  }

  /** A day in UTC. */
  String day(Instant moment) {
    ZonedDateTime at = moment.atZone(ZoneOffset.UTC);
    return number(at.getDayOfMonth())
        + " "
        + language.month(at.getMonthValue())
        + " "
        + number(at.getYear());
  }

  /** A day and a minute, with the zone said. */
  String minute(Instant moment) {
    return day(moment) + comma() + time(moment) + " UTC";
  }

  /** A whole number in the reader's digits. */
  String number(long number) {
    return language.digits(Long.toString(number));
  }
}
