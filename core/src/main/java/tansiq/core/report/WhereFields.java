package tansiq.core.report;

import java.util.List;
import java.util.Optional;
import tansiq.core.json.Fields;
import tansiq.core.place.Area;
import tansiq.core.place.CoordinateReading;
import tansiq.core.place.Coordinates;
import tansiq.core.place.Gazetteer;
import tansiq.core.place.Metres;
import tansiq.core.place.Names;
import tansiq.core.place.Placing;
import tansiq.core.place.Point;

/** Reads where something happened, as an input says it. */
final class WhereFields {
  private static final int LONGEST_COORDINATES = 100;

  /** In which order the names of a place are looked up. */
  private static final List<String> LANGUAGES = List.of("en", "ar", "fa", "ru");

  private final Context context;

  WhereFields(Context context) {
    this.context = context;
  }

  Where read(Fields f) {
    KnownFields.only(f, KnownFields.WHERE);
    Names names = ContentFields.names(f, "place");
    Optional<Metres> radius = f.findNumber("radius_m", 0, Metres.MAX).map(Metres::ofCeiling);
    boolean point = f.has("lat") || f.has("lon");
    int forms = (point ? 1 : 0) + (f.has("coordinates") ? 1 : 0) + (f.has("area") ? 1 : 0);
    if (forms > 1) {
      throw f.refusal("", "has more than one of lat and lon, coordinates and area");
    }
    if (f.has("area")) {
      return new Where.Within(f.accepted("area", Area.read(f.value("area"))), names);
    }
    if (forms == 1) {
      return at(f, names, radius);
    }
    if (names.isEmpty()) {
      throw f.refusal("", "has none of lat and lon, coordinates, area and place");
    }
    return named(f, names, radius);
  }

  private Where at(Fields f, Names names, Optional<Metres> radius) {
    boolean asWritten = f.flag("as_written");
    if (f.has("coordinates")) {
      return switch (Coordinates.read(
          f.text("coordinates", LONGEST_COORDINATES), context.region())) {
        case CoordinateReading.Found(Point point, Metres precision) ->
            given(point, names, radius, precision);
        case CoordinateReading.LooksSwapped asked -> {
          if (!asWritten) {
            throw swapped(f, asked);
          }
          yield given(asked.written(), names, radius, asked.precision());
        }
        case CoordinateReading.Refused(String reason) -> throw f.refusal("coordinates", reason);
      };
    }
    Point point = point(f);
    if (!asWritten && Coordinates.looksSwapped(point, context.region())) {
      throw swapped(
          f, new CoordinateReading.LooksSwapped(point, Coordinates.swap(point), new Metres(0)));
    }
    return new Where.At(point, radius, names, Placing.GIVEN);
  }

  private static RuntimeException swapped(Fields f, CoordinateReading.LooksSwapped asked) {
    return f.refusal("", asked.question() + "; as_written: true keeps it");
  }

  /** A reference to a square of some kilometres says how exact it is where the author does not. */
  private static Where given(Point point, Names names, Optional<Metres> stated, Metres precision) {
    boolean coarse = precision.compareTo(Where.At.DEFAULT_RADIUS) > 0;
    Optional<Metres> radius = stated.isEmpty() && coarse ? Optional.of(precision) : stated;
    return new Where.At(point, radius, names, Placing.GIVEN);
  }

  static Point point(Fields f) {
    return Point.ofDegrees(f.number("lat", -90, 90), f.number("lon", -180, 180));
  }

  private Where named(Fields f, Names names, Optional<Metres> radius) {
    List<String> countries =
        ContentFields.findLine(f, "country").map(List::of).orElse(context.countries());
    Optional<Gazetteer.Match> match = find(names, countries);
    if (match.isEmpty()) {
      return new Where.Unplaced(names);
    }
    Gazetteer.Match found = match.get();
    return new Where.At(
        found.point(),
        Optional.of(radius.orElse(found.radius())),
        together(names, found.names()),
        found.placing());
  }

  /** Both, unless that were more names than a section can hold. */
  private static Names together(Names given, Names listed) {
    Names both = given.orElse(listed);
    return both.byLanguage().size() > ContentFields.MOST_NAMES ? given : both;
  }

  private Optional<Gazetteer.Match> find(Names names, List<String> countries) {
    for (String language : LANGUAGES) {
      String name = names.byLanguage().get(language);
      if (name != null) {
        Optional<Gazetteer.Match> match = context.places().find(name, countries);
        if (match.isPresent()) {
          return match;
        }
      }
    }
    return names.byLanguage().values().stream()
        .flatMap(name -> context.places().find(name, countries).stream())
        .findFirst();
  }
}
