package tansiq.core.place;

import java.util.Optional;

/**
 * Reads coordinates as people write them: decimal degrees, degrees with minutes and seconds, MGRS
 * and UTM, in Latin, Arabic-Indic and Persian digits.
 */
public final class Coordinates {
  private static final int LONGEST = 100;

  private Coordinates() {}

  /**
   * Reads a pair. Latitude comes first unless letters say otherwise.
   *
   * @param region where the alliance is at work; decides whether a pair looks swapped
   */
  public static CoordinateReading read(String text, Optional<Box> region) {
    if (text.length() > LONGEST) {
      return new CoordinateReading.Refused("longer than " + LONGEST + " characters");
    }
    String plain = AngleText.plain(text);
    Optional<CoordinateReading> grid = GridReference.read(plain, region);
    if (grid.isPresent()) {
      return grid.get();
    }
    CoordinateReading reading = AngleText.pair(plain);
    if (reading instanceof CoordinateReading.Found(Point point, Metres precision)
        && !AngleText.hasLetters(plain)
        && looksSwapped(point, region)) {
      return new CoordinateReading.LooksSwapped(point, swap(point), precision);
    }
    return reading;
  }

  /** Whether a point lies outside the region and its swapped one within. */
  public static boolean looksSwapped(Point point, Optional<Box> region) {
    return region.isPresent()
        && !region.get().contains(point)
        && Point.isLatitude(point.lon())
        && region.get().contains(swap(point));
  }

  /** The point with latitude and longitude swapped; the longitude is to be within ±90°. */
  public static Point swap(Point point) {
    return new Point(point.lonE7(), point.latE7());
  }
}
