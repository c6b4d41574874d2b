package tansiq.core.place;

/** What came of reading coordinates as somebody wrote them. */
public sealed interface CoordinateReading {
  /**
   * They name a point.
   *
   * @param precision half of what the last digit tells apart, rounded up
   */
  record Found(Point point, Metres precision) implements CoordinateReading {}

  /**
   * The pair is asked about: as written it lies outside the alliance's region, swapped inside.
   *
   * @param written the point as written, latitude first
   * @param suggestion the point with the two swapped
   */
  record LooksSwapped(Point written, Point suggestion, Metres precision)
      implements CoordinateReading {
    /** The question in plain words. */
    public String question() {
      return "looks swapped: "
          + written.lat()
          + ", "
          + written.lon()
          + " lies outside the region, "
          + suggestion.lat()
          + ", "
          + suggestion.lon()
          + " within it";
    }
  }

  /**
   * They name none.
   *
   * @param reason in plain words
   */
  record Refused(String reason) implements CoordinateReading {}
}
