package tansiq.core.place;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds a gazetteer from its lists. Used once. */
final class GazetteerReader {
  private static final String PLACES =
      "id\tcountry\tarea\tfeature\tpopulation\tlat\tlon\tname\ten\tar\tfa\tru\ttr\tuk";
  private static final String AREAS =
      "code\tcountry\tlat\tlon\tradius_m\ten\tar\tfa\tru\ttr\tuk\talso";
  private static final String ALIASES = "names\ttarget";
  private static final String ZONES = "country\tlat\tlon\tzone";

  private static final String[] LANGUAGES = {"en", "ar", "fa", "ru", "tr", "uk"};

  private final List<Gazetteer.Entry> entries = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final NameIndex.Builder places = new NameIndex.Builder();
  private final NameIndex.Builder areas = new NameIndex.Builder();
  private final NameIndex.Builder aliases = new NameIndex.Builder();
  private final List<Gazetteer.Zone> zones = new ArrayList<>();

  static Gazetteer read(String places, String areas, String aliases, String zones) {
    GazetteerReader reader = new GazetteerReader();
    rows(areas, AREAS).forEach(reader::area);
    rows(places, PLACES).forEach(reader::place);
    rows(aliases, ALIASES).forEach(reader::alias);
    rows(zones, ZONES).forEach(reader::zone);
    return new Gazetteer(
        reader.entries,
        reader.places.build(),
        reader.areas.build(),
        reader.aliases.build(),
        reader.zones);
  }

  private static List<String[]> rows(String text, String headings) {
    List<String[]> rows = new ArrayList<>();
    int columns = headings.split("\t", -1).length;
    boolean first = true;
    for (String line : text.lines().toList()) {
      if (first && !line.equals(headings)) {
        throw new IllegalArgumentException("the list begins with: " + line);
      }
      String[] row = line.split("\t", -1);
      if (row.length != columns) {
        throw new IllegalArgumentException(row.length + " columns: " + line);
      }
      if (!first) {
        rows.add(row);
      }
      first = false;
    }
    return rows;
  }

  private void area(String[] row) {
    Names names = names(row, 5);
    Point point = point(row[2], row[3]);
    Metres radius = new Metres(Integer.parseInt(row[4]));
    int number = add(new Gazetteer.Entry(row[0], names, point, radius, row[1], 0, null, true));
    names.byLanguage().values().forEach(name -> areas.add(Spelling.key(name), number));
    for (String also : row[11].split("\\|", -1)) {
      areas.add(Spelling.key(also), number);
    }
  }

  private void place(String[] row) {
    Names names = names(row, 8);
    int population = Integer.parseInt(row[4]);
    Names within = withinOf(row[2]);
    Metres radius = row[3].equals("OWN") ? new Metres(5000) : radius(population);
    int number =
        add(
            new Gazetteer.Entry(
                row[0], names, point(row[5], row[6]), radius, row[1], population, within, false));
    names.byLanguage().values().forEach(name -> places.add(Spelling.key(name), number));
    places.add(Spelling.key(row[7]), number);
  }

  private @Nullable Names withinOf(String code) {
    Integer number = numbers.get(code);
    return number == null ? null : entries.get(number).names();
  }

  private void alias(String[] row) {
    Integer number = numbers.get(row[1]);
    if (number == null) {
      throw new IllegalArgumentException("an alias of nothing: " + row[1]);
    }
    for (String name : row[0].split("\\|", -1)) {
      aliases.add(Spelling.key(name), number);
    }
  }

  private void zone(String[] row) {
    zones.add(new Gazetteer.Zone(row[0], point(row[1], row[2]), ZoneId.of(row[3])));
  }

  private int add(Gazetteer.Entry entry) {
    entries.add(entry);
    numbers.put(entry.id(), entries.size() - 1);
    return entries.size() - 1;
  }

  /** A town's name places an incident in or about the town: the larger, the less exactly. */
  private static Metres radius(int population) {
    if (population >= 1_000_000) {
      return new Metres(12_000);
    }
    if (population >= 300_000) {
      return new Metres(8000);
    }
    if (population >= 100_000) {
      return new Metres(6000);
    }
    return new Metres(population >= 20_000 ? 4000 : 3000);
  }

  private static Names names(String[] row, int from) {
    SortedMap<String, String> names = new TreeMap<>();
    for (int i = 0; i < LANGUAGES.length; i++) {
      if (!row[from + i].isEmpty()) {
        names.put(LANGUAGES[i], row[from + i]);
      }
    }
    return new Names(names);
  }

  private static Point point(String lat, String lon) {
    return Point.ofDegrees(Double.parseDouble(lat), Double.parseDouble(lon));
  }
}
