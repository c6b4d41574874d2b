package tansiq.core.place;

/**
 * A rectangle of latitudes and longitudes, edges included. It never crosses the antimeridian.
 *
 * @param southE7 least latitude in 1e-7 degree
 * @param westE7 least longitude in 1e-7 degree
 * @param northE7 greatest latitude in 1e-7 degree
 * @param eastE7 greatest longitude in 1e-7 degree
 */
public record Box(int southE7, int westE7, int northE7, int eastE7) {
  /** Checks the order of the edges and their ranges. */
  public Box {
    if (new Point(southE7, westE7).latE7() > new Point(northE7, eastE7).latE7()
        || westE7 > eastE7) {
      throw new IllegalArgumentException("edges out of order");
    }
  }

  /** The rectangle between these degrees. */
  public static Box ofDegrees(double south, double west, double north, double east) {
    Point low = Point.ofDegrees(south, west);
    Point high = Point.ofDegrees(north, east);
    return new Box(low.latE7(), low.lonE7(), high.latE7(), high.lonE7());
  }

  /** The least rectangle that holds every point within a distance, cut at the edges of the map. */
  public static Box around(Point centre, double metres) {
    double lat = metres / Geodesy.METRES_PER_DEGREE;
    double widest = StrictMath.min(89.9, StrictMath.abs(centre.lat()) + lat);
    double lon = lat / StrictMath.cos(StrictMath.toRadians(widest));
    return ofDegrees(
        StrictMath.max(-90, centre.lat() - lat),
        StrictMath.max(-180, centre.lon() - lon),
        StrictMath.min(90, centre.lat() + lat),
        StrictMath.min(180, centre.lon() + lon));
  }

  /** Whether the point lies within or on the edge. */
  public boolean contains(Point point) {
    return point.latE7() >= southE7
        && point.latE7() <= northE7
        && point.lonE7() >= westE7
        && point.lonE7() <= eastE7;
  }

  /** The middle. */
  public Point centre() {
    return new Point((int) (((long) southE7 + northE7) / 2), (int) (((long) westE7 + eastE7) / 2));
  }
}
