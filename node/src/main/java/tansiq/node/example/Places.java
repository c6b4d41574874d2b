package tansiq.node.example;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tansiq.core.json.JsonNumber;
import tansiq.core.json.JsonObject;
import tansiq.core.place.Names;

/** The places that the example tells of, by key, and the governorates of the data set. */
final class Places {
  private static final List<String> LANGUAGES = List.of("en", "ar", "fa", "ru");

  private final Map<String, Table.Row> places = new HashMap<>();
  private final Map<String, Table.Row> governorates = new HashMap<>();

  Places() {
    for (Table.Row row : Table.rows("places.csv")) {
      places.put(row.get("key"), row);
    }
    for (Table.Row row : Table.rows("governorates.csv")) {
      governorates.put(row.get("value"), row);
    }
  }

  /**
   * A point with its radius in metres, and what it is called.
   *
   * @param point absent when nobody knows where it is
   */
  record Spot(Names names, Optional<Point> point) {
    /** WGS 84 degrees, and metres. */
    record Point(double lat, double lon, int radius) {}

    /** The same place, sure to another radius. */
    Spot at(double lat, double lon, int radius) {
      return new Spot(names, Optional.of(new Point(lat, lon, radius)));
    }

    /** As a report states it. */
    JsonObject toJson() {
      JsonObject.Builder json = JsonObject.builder();
      point.ifPresent(known ->
          json.put("lat", new JsonNumber(known.lat()))
              .put("lon", new JsonNumber(known.lon()))
              .put("radius_m", known.radius()));
      return json.put("place", names.toJson()).build();
    }
  }

  /** A place; a part of a town is named with its town. */
  Spot get(String key) {
    Table.Row row = row(key);
    Names names = names(row);
    if (row.has("within")) {
      names = join(names, names(row(row.get("within"))));
    }
    if (!row.has("lat")) {
      return new Spot(names, Optional.empty());
    }
    return spot(names, row);
  }

  /** A whole governorate: its middle, and the radius of a circle of its area. */
  Spot governorate(String value) {
    Table.Row row = governorates.get(value);
    if (row == null) {
      throw new IllegalArgumentException("no governorate " + value);
    }
    return spot(names(row), row);
  }

  private Table.Row row(String key) {
    Table.Row row = places.get(key);
    if (row == null) {
      throw new IllegalArgumentException("no place " + key);
    }
    return row;
  }

  private static Spot spot(Names names, Table.Row row) {
    return new Spot(names, Optional.empty())
        .at(
            Double.parseDouble(row.get("lat")),
            Double.parseDouble(row.get("lon")),
            row.number("radius_m"));
  }

  private static Names names(Table.Row row) {
    return Names.of(
        "en", row.get("en"), "ar", row.get("ar"), "fa", row.get("fa"), "ru", row.get("ru"));
  }

  private static Names join(Names part, Names town) {
    String[] joined = new String[2 * LANGUAGES.size()];
    for (int i = 0; i < LANGUAGES.size(); i++) {
      String language = LANGUAGES.get(i);
      String comma = language.equals("ar") || language.equals("fa") ? "، " : ", ";
      joined[2 * i] = language;
      joined[2 * i + 1] =
          part.find(language).orElseThrow() + comma + town.find(language).orElseThrow();
    }
    return Names.of(joined);
  }
}
