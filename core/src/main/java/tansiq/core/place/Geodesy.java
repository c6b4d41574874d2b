package tansiq.core.place;

/**
 * Distances on a sphere of the Earth's mean radius (IUGG R₁). Against the ellipsoid the error stays
 * below 0.6 %, far below what any report is sure of. {@code StrictMath} makes the result the same
 * on every machine.
 */
public final class Geodesy {
  /** Mean radius of the Earth in metres: (2a + b) / 3 of WGS 84. */
  public static final double RADIUS = 6_371_008.8;

  /** Metres in a degree of latitude, and of longitude on the equator. */
  public static final double METRES_PER_DEGREE = RADIUS * StrictMath.PI / 180;

  private static final double RADIANS_PER_UNIT = StrictMath.PI / 180 / Point.E7;

  private Geodesy() {}

  /**
   * The great-circle distance in metres between two points in 1e-7 degree, by the haversine
   * formula, which stays exact for points close together.
   */
  public static double metres(int latA, int lonA, int latB, int lonB) {
    double sinLat = StrictMath.sin(((long) latB - latA) * RADIANS_PER_UNIT / 2);
    double sinLon = StrictMath.sin(((long) lonB - lonA) * RADIANS_PER_UNIT / 2);
    double h =
        sinLat * sinLat
            + StrictMath.cos(latA * RADIANS_PER_UNIT)
                * StrictMath.cos(latB * RADIANS_PER_UNIT)
                * sinLon
                * sinLon;
    return 2 * RADIUS * StrictMath.asin(StrictMath.min(1, StrictMath.sqrt(h)));
  }
}
