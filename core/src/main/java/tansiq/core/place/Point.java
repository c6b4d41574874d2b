package tansiq.core.place;

import tansiq.core.json.JsonObject;

/**
 * A point on the Earth (WGS 84), kept as integers so that it is the same on every machine.
 *
 * @param latE7 latitude in 1e-7 degree, from -90 to 90 degrees, north positive
 * @param lonE7 longitude in 1e-7 degree, from -180 to 180 degrees, east positive
 */
public record Point(int latE7, int lonE7) {
  /** How many units make a degree. */
  public static final int E7 = 10_000_000;

  private static final int MAX_LAT = 90 * E7;
  private static final int MAX_LON = 180 * E7;

  /** Checks the ranges. */
  public Point {
    if (latE7 < -MAX_LAT || latE7 > MAX_LAT || lonE7 < -MAX_LON || lonE7 > MAX_LON) {
      throw new IllegalArgumentException("not on the Earth: " + latE7 + ", " + lonE7);
    }
  }

  /** Whether this is a latitude in degrees. */
  public static boolean isLatitude(double degrees) {
    return degrees >= -90 && degrees <= 90;
  }

  /** Whether this is a longitude in degrees. */
  public static boolean isLongitude(double degrees) {
    return degrees >= -180 && degrees <= 180;
  }

  /** The point nearest to these degrees; throws outside the ranges. */
  public static Point ofDegrees(double lat, double lon) {
    if (!isLatitude(lat) || !isLongitude(lon)) {
      throw new IllegalArgumentException("not on the Earth: " + lat + ", " + lon);
    }
    return new Point((int) StrictMath.rint(lat * E7), (int) StrictMath.rint(lon * E7));
  }

  /** Latitude in degrees. */
  public double lat() {
    return latE7 / (double) E7;
  }

  /** Longitude in degrees. */
  public double lon() {
    return lonE7 / (double) E7;
  }

  /** The distance to another point along the sphere, in metres; see {@link Geodesy#metres}. */
  public double metresTo(Point other) {
    return Geodesy.metres(latE7, lonE7, other.latE7, other.lonE7);
  }

  /** The integers as the members {@code lat_e7} and {@code lon_e7}. */
  public JsonObject toJson() {
    return JsonObject.builder().put("lat_e7", latE7).put("lon_e7", lonE7).build();
  }
}
