package tansiq.core.report;

import java.util.Optional;
import tansiq.core.place.Point;

/**
 * Where the observer stood and looked; it stays with the author unless the author widens it.
 *
 * @param bearing degrees clockwise from north, from 0 to below 360
 */
public record Vantage(Optional<Point> from, Optional<Double> bearing) {
  /** Nothing is said. */
  public static final Vantage NONE = new Vantage(Optional.empty(), Optional.empty());

  /** Whether nothing is said. */
  public boolean isEmpty() {
    return from.isEmpty() && bearing.isEmpty();
  }
}
