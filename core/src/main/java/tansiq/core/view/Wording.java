package tansiq.core.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
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
    String comma = language.isRightToLeft() ? "، " : ", ";
    return String.join(comma, some.stream().map(this::member).toList());
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
    ZonedDateTime at = moment.atZone(ZoneOffset.UTC);
    String time = at.toLocalTime().toString().substring(0, 5);
    return day(moment) + (language.isRightToLeft() ? "، " : ", ") + language.digits(time) + " UTC";
  }

  /** A whole number in the reader's digits. */
  String number(long number) {
    return language.digits(Long.toString(number));
  }
}
