package tansiq.core.place;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads UTM and MGRS (NGA.SIG.0012, Universal Grids and the Transverse Mercator and Polar
 * Stereographic Map Projections, 2014). The polar grids are refused.
 */
final class GridReference {
  private static final String BANDS = "CDEFGHJKLMNPQRSTUVWX";
  private static final String ROWS = "ABCDEFGHJKLMNPQRSTUV";
  private static final String COLUMNS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

  private static final Pattern MGRS =
      Pattern.compile("(\\d{1,2})([A-Z])([A-Z])([A-Z])((?:\\d\\d){0,5})");
  private static final Pattern UTM =
      Pattern.compile(
          "(?:UTM)?(?:ZONE)?(\\d{1,2})(NORTH|SOUTH|[C-X])[,]?"
              + "(\\d{6}(?:\\.\\d+)?)(?:M?E)?[,/]?(\\d{1,8}(?:\\.\\d+)?)(?:M?N)?");

  /** Separates easting and northing once spaces are gone. */
  private static final Pattern BETWEEN_NUMBERS = Pattern.compile("(?<=\\d)\\s+(?=\\d)");

  private static final int SQUARE = 100_000;
  private static final int ROW_CYCLE = 2_000_000;
  private static final int FALSE_EASTING = 500_000;
  private static final int FALSE_NORTHING = 10_000_000;

  /** Off the central meridian a band begins a little farther south in the southern hemisphere. */
  private static final int BAND_MARGIN = 200_000;

  private GridReference() {}

  /** What the text says, or nothing when it has the form of neither. */
  static Optional<CoordinateReading> read(String text, Optional<Box> region) {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    Matcher utm = UTM.matcher(BETWEEN_NUMBERS.matcher(upper).replaceAll("/").replaceAll("\\s", ""));
    if (utm.matches()) {
      return Optional.of(utm(utm, region));
    }
    Matcher mgrs = MGRS.matcher(upper.replaceAll("[\\s-]", ""));
    return mgrs.matches() ? Optional.of(mgrs(mgrs)) : Optional.empty();
  }

  private static CoordinateReading mgrs(Matcher text) {
    int zone = Integer.parseInt(text.group(1));
    int band = BANDS.indexOf(text.group(2));
    int column = COLUMNS.indexOf(text.group(3)) - 8 * ((zone - 1) % 3);
    int row = ROWS.indexOf(text.group(4));
    if (zone < 1 || zone > 60 || band < 0) {
      return new CoordinateReading.Refused("no such zone of MGRS");
    }
    if (column < 0 || column > 7 || row < 0) {
      return new CoordinateReading.Refused("no such square in this zone of MGRS");
    }
    String digits = text.group(5);
    int half = digits.length() / 2;
    int unit = (int) StrictMath.pow(10, 5 - half);
    int squareRow = (row + (zone % 2 == 0 ? ROWS.length() - 5 : 0)) % ROWS.length();
    double east = SQUARE * (column + 1.0) + number(digits.substring(0, half)) * unit + unit / 2.0;
    double north = squareRow * (double) SQUARE + number(digits.substring(half)) * unit + unit / 2.0;
    double least = TransverseMercator.northing(8 * band - 80.0) - BAND_MARGIN;
    boolean south = band < BANDS.indexOf('N');
    if (south) {
      least += FALSE_NORTHING;
    }
    while (north < least) {
      north += ROW_CYCLE;
    }
    Metres precision = Metres.ofCeiling(unit * StrictMath.sqrt(0.5));
    return place(zone, east, south ? north - FALSE_NORTHING : north, precision, band);
  }

  private static CoordinateReading utm(Matcher text, Optional<Box> region) {
    int zone = Integer.parseInt(text.group(1));
    if (zone < 1 || zone > 60) {
      return new CoordinateReading.Refused("no such zone of UTM");
    }
    String where = text.group(2);
    double east = Double.parseDouble(text.group(3));
    double north = Double.parseDouble(text.group(4));
    Metres precision = new Metres(1);
    CoordinateReading northern = place(zone, east, north, precision, -1);
    CoordinateReading southern = place(zone, east, north - FALSE_NORTHING, precision, -1);
    return switch (where) {
      case "NORTH" -> northern;
      case "SOUTH" -> southern;
      // S is the southern hemisphere to some, and to others the band from 32° to 40° north.
      case "S" -> inRegion(northern, southern, region);
      default -> {
        int band = BANDS.indexOf(where);
        if (band < 0) {
          yield new CoordinateReading.Refused("no such band of UTM");
        }
        yield band < BANDS.indexOf('N')
            ? place(zone, east, north - FALSE_NORTHING, precision, band)
            : place(zone, east, north, precision, where.equals("N") ? -1 : band);
      }
    };
  }

  private static CoordinateReading inRegion(
      CoordinateReading northern, CoordinateReading southern, Optional<Box> region) {
    boolean north = isIn(northern, region);
    boolean south = isIn(southern, region);
    if (north == south) {
      return new CoordinateReading.Refused(
          "S may be the southern hemisphere or the band from 32° to 40° north:"
              + " write NORTH or SOUTH");
    }
    return north ? northern : southern;
  }

  private static boolean isIn(CoordinateReading reading, Optional<Box> region) {
    return reading instanceof CoordinateReading.Found found
        && region.filter(box -> box.contains(found.point())).isPresent();
  }

  /**
   * The point of a grid place.
   *
   * @param band in which it must lie, or -1
   */
  private static CoordinateReading place(
      int zone, double east, double north, Metres precision, int band) {
    TransverseMercator.Degrees at = TransverseMercator.inverse(east - FALSE_EASTING, north);
    double lat = at.lat();
    double lon = at.lon() + 6 * zone - 183;
    if (lat < -80.5 || lat > 84.5 || StrictMath.abs(at.lon()) > 12) {
      return new CoordinateReading.Refused("lies outside its zone");
    }
    if (band >= 0 && !isInBand(lat, band, precision)) {
      return new CoordinateReading.Refused("lies outside its band");
    }
    double around = lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
    return new CoordinateReading.Found(Point.ofDegrees(lat, around), precision);
  }

  /**
   * Squares at a band's edge reach over it, so that a coarse reference may lie a little outside.
   */
  private static boolean isInBand(double lat, int band, Metres precision) {
    double south = 8 * band - 80;
    double north = band == BANDS.length() - 1 ? 84 : south + 8;
    double slack = 1.0 + precision.value() / Geodesy.METRES_PER_DEGREE;
    return lat >= south - slack && lat <= north + slack;
  }

  private static int number(String digits) {
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }
}
