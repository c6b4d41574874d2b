package tansiq.core.report;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tansiq.core.place.Metres;

/**
 * What the precision codes of other data sets mean here: the half-width in time, and the radius,
 * within which the truth lies with 90 %. The codes are those of the UCDP GED codebook 23.1 ({@code
 * date_prec}, {@code where_prec}) and of the ACLED codebook ({@code time_precision}, {@code
 * geo_precision}); the figures are ours, chosen from the codebooks' wording.
 */
public final class Precision {
  private static final List<Duration> UCDP_DATE =
      List.of(
          Duration.ofHours(12), // 1: the day is known.
          Duration.ofDays(3), // 2: two to six days.
          Duration.ofHours(84), // 3: the week is known.
          Duration.ofDays(15), // 4: the month is known.
          Duration.ofDays(183)); // 5: more than a month, up to a year.

  private static final List<Metres> UCDP_WHERE =
      List.of(
          new Metres(2000), // 1: the exact place.
          new Metres(25_000), // 2: near a place.
          new Metres(30_000), // 3: the second-order admin area.
          new Metres(80_000), // 4: the first-order admin area.
          new Metres(100_000), // 5: a line or an area without bounds.
          new Metres(400_000), // 6: the country.
          new Metres(500_000)); // 7: waters or airspace of no country.

  private static final List<Duration> ACLED_TIME =
      List.of(
          Duration.ofHours(12), // 1: the day is known.
          Duration.ofHours(84), // 2: the week is known.
          Duration.ofDays(15)); // 3: the month is known.

  private static final List<Metres> ACLED_GEO =
      List.of(
          new Metres(3000), // 1: the town is known.
          new Metres(25_000), // 2: part of a region.
          new Metres(80_000)); // 3: the region.

  private Precision() {}

  /** The half-width of a UCDP {@code date_prec}, from 1 to 5. */
  public static Optional<Duration> ucdpDate(int code) {
    return at(UCDP_DATE, code);
  }

  /** The radius of a UCDP {@code where_prec}, from 1 to 7. */
  public static Optional<Metres> ucdpWhere(int code) {
    return at(UCDP_WHERE, code);
  }

  /** The half-width of an ACLED {@code time_precision}, from 1 to 3. */
  public static Optional<Duration> acledTime(int code) {
    return at(ACLED_TIME, code);
  }

  /** The radius of an ACLED {@code geo_precision}, from 1 to 3. */
  public static Optional<Metres> acledGeo(int code) {
    return at(ACLED_GEO, code);
  }

  private static <T> Optional<T> at(List<T> scale, int code) {
    return code >= 1 && code <= scale.size() ? Optional.of(scale.get(code - 1)) : Optional.empty();
  }
}
