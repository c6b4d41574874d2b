package tansiq.core.place;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Places and admin areas by name, in several languages and spellings. Immutable and thread-safe.
 * Names are compared by {@link Spelling}; a name is looked for among places, then admin areas, then
 * aliases; one that says that it is an admin area, such as {@code Aleppo Governorate}, among places
 * last.
 */
public final class Gazetteer {
  /** Knows nothing. */
  public static final Gazetteer EMPTY = GazetteerReader.read("", "", "", "");

  /**
   * A place in a country that nobody named is believed only if it is a city that many know: else a
   * village that the lists lack would be found under its namesake at the other end of the world.
   */
  static final int KNOWN_EVERYWHERE = 100_000;

  private static final double FARTHEST_COUNTRY_METRES = 300_000;

  private static final int MEMORY = 1 << 10;

  private final List<Entry> entries;
  private final NameIndex places;
  private final NameIndex areas;
  private final NameIndex aliases;
  private final List<Entry> byLatitude;
  private final List<Zone> zones;

  /** What was looked for of late: reports that come together tell of the same few places. */
  private final AtomicReferenceArray<@Nullable Found> memory = new AtomicReferenceArray<>(MEMORY);

  Gazetteer(
      List<Entry> entries, NameIndex places, NameIndex areas, NameIndex aliases, List<Zone> zones) {
    this.entries = List.copyOf(entries);
    this.places = places;
    this.areas = areas;
    this.aliases = aliases;
    this.zones = List.copyOf(zones);
    this.byLatitude =
        entries.stream()
            .filter(entry -> !entry.area())
            .sorted(
                Comparator.comparingInt((Entry entry) -> entry.point().latE7())
                    .thenComparing(Entry::id))
            .toList();
  }

  /**
   * One line of a list.
   *
   * @param id the place's number in its list, or the area's code
   * @param population 0 if not known
   * @param within the code of the admin area; may be empty
   * @param area whether it is an admin area
   */
  record Entry(
      String id,
      Names names,
      Point point,
      Metres radius,
      String country,
      int population,
      @Nullable Names within,
      boolean area) {}

  /** What came of looking for a name. */
  private record Found(String name, List<String> countries, Optional<Match> match) {}

  /** A time zone's principal place in a country. */
  record Zone(String country, Point point, ZoneId id) {}

  /**
   * A place, area or alias that bears a name.
   *
   * @param names by language
   * @param radius how sure the match makes of the place
   * @param placing which list knew it
   * @param country ISO 3166-1 code of two letters; may be empty
   * @param within the admin area in which a place lies; may be none
   */
  public record Match(
      Names names, Point point, Metres radius, Placing placing, String country, Names within) {}

  /**
   * Builds one from four lists as text: tab-separated columns under a line of headings, which the
   * lists' own page describes. Throws on a list of another form.
   */
  public static Gazetteer read(String places, String areas, String aliases, String zones) {
    return GazetteerReader.read(places, areas, aliases, zones);
  }

  /**
   * The place of a name. Among several, one in these countries wins, then the more populous, then
   * the one in the earlier country, then the smaller id.
   *
   * @param countries ISO 3166-1 codes; where some are given, a place elsewhere must be a city of
   *     100,000
   */
  public Optional<Match> find(String name, Collection<String> countries) {
    List<String> order = List.copyOf(countries);
    int slot = (31 * name.hashCode() + order.hashCode()) & (MEMORY - 1);
    Found known = memory.get(slot);
    if (known == null || !known.name().equals(name) || !known.countries().equals(order)) {
      known = new Found(name, order, look(name, order));
      memory.set(slot, known);
    }
    return known.match();
  }

  private Optional<Match> look(String name, List<String> order) {
    Spelling spelling = Spelling.of(name);
    Optional<Match> place = Optional.empty();
    if (!spelling.area()) {
      place = best(places, spelling.key(), order, Placing.PLACE);
    }
    return place
        .or(() -> best(areas, spelling.key(), order, Placing.AREA))
        .or(() -> best(aliases, spelling.key(), order, Placing.ALIAS))
        .or(() ->
            spelling.area()
                ? best(places, spelling.key(), order, Placing.PLACE)
                : Optional.empty());
  }

  private Optional<Match> best(
      NameIndex index, String key, List<String> countries, Placing placing) {
    List<Entry> found = new ArrayList<>();
    index.exact(key, number -> found.add(entries.get(number)));
    return found.stream()
        .filter(entry ->
            placing != Placing.PLACE
                || countries.isEmpty()
                || countries.contains(entry.country())
                || entry.population() >= KNOWN_EVERYWHERE)
        .min(
            Comparator.comparing((Entry entry) -> !countries.contains(entry.country()))
                .thenComparing(Comparator.comparingInt(Entry::population).reversed())
                .thenComparingInt(entry -> rank(countries, entry.country()))
                .thenComparing(Entry::id, Gazetteer::compareIds))
        .map(entry -> match(entry, placing));
  }

  private static int rank(List<String> countries, String country) {
    int rank = countries.indexOf(country);
    return rank < 0 ? countries.size() : rank;
  }

  private static int compareIds(String a, String b) {
    return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
  }

  private static Match match(Entry entry, Placing placing) {
    Names within = entry.within();
    return new Match(
        entry.names(),
        entry.point(),
        entry.radius(),
        placing,
        entry.country(),
        within == null ? Names.NONE : within);
  }

  /**
   * What bears a name that begins with a text: exact names first, then what lies in these
   * countries, then the most populous.
   */
  public List<Match> search(String prefix, Collection<String> countries, int limit) {
    String key = Spelling.key(prefix);
    if (key.isEmpty()) {
      return List.of();
    }
    Set<Integer> exact = new HashSet<>();
    List<Integer> numbers = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (NameIndex index : List.of(places, areas, aliases)) {
      index.exact(key, exact::add);
      index.prefix(
          key,
          number -> {
            if (seen.add(number)) {
              numbers.add(number);
            }
          });
    }
    return numbers.stream()
        .sorted(
            Comparator.comparing((Integer number) -> !exact.contains(number))
                .thenComparing(number -> !countries.contains(entries.get(number).country()))
                .thenComparingInt(number -> -entries.get(number).population())
                .thenComparing(number -> entries.get(number).id(), Gazetteer::compareIds))
        .limit(limit)
        .map(entries::get)
        .map(entry -> match(entry, entry.area() ? Placing.AREA : Placing.PLACE))
        .toList();
  }

  /** The nearest place to a point, however far. */
  public Optional<Match> nearest(Point point) {
    return Optional.ofNullable(nearestEntry(point)).map(entry -> match(entry, Placing.PLACE));
  }

  private @Nullable Entry nearestEntry(Point point) {
    int up = firstNotSouthOf(point.latE7());
    int down = up - 1;
    Entry nearest = null;
    double least = Double.MAX_VALUE;
    boolean more = true;
    while (more) {
      more = false;
      for (int i : new int[] {up, down}) {
        if (i >= 0 && i < byLatitude.size()) {
          Entry entry = byLatitude.get(i);
          double north =
              StrictMath.abs(entry.point().lat() - point.lat()) * Geodesy.METRES_PER_DEGREE;
          if (north <= least) {
            more = true;
            double metres = entry.point().metresTo(point);
            if (metres < least) {
              least = metres;
              nearest = entry;
            }
          }
        }
      }
      up++;
      down--;
    }
    return nearest;
  }

  private int firstNotSouthOf(int latE7) {
    int low = 0;
    int high = byLatitude.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (byLatitude.get(middle).point().latE7() < latE7) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * The time zone at a point: of the country of the nearest place within 300 km, the zone whose
   * principal place is nearest.
   */
  public Optional<ZoneId> zone(Point point) {
    Entry nearest = nearestEntry(point);
    if (nearest == null || nearest.point().metresTo(point) > FARTHEST_COUNTRY_METRES) {
      return Optional.empty();
    }
    return zone(nearest.country(), point);
  }

  /** The time zone at a point in a country. */
  public Optional<ZoneId> zone(String country, Point point) {
    return zones.stream()
        .filter(zone -> zone.country().equals(country))
        .min(
            Comparator.comparingDouble((Zone zone) -> zone.point().metresTo(point))
                .thenComparing(zone -> zone.id().getId()))
        .map(Zone::id);
  }
}
