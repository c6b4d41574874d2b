package tansiq.core.report;

import java.util.OptionalInt;
import tansiq.core.json.JsonObject;

/**
 * A number as a range: what is known of it. Two reports that differ are both kept.
 *
 * @param low the least, or {@link #UNKNOWN}
 * @param best the likeliest, or {@link #UNKNOWN}
 * @param high the most, or {@link #UNKNOWN}
 */
public record Counts(int low, int best, int high) {
  /** Not known. */
  public static final int UNKNOWN = -1;

  /** The largest number that a report may state. */
  public static final int MAX = 1_000_000_000;

  /** Nothing is known. */
  public static final Counts NONE = new Counts(UNKNOWN, UNKNOWN, UNKNOWN);

  /** Checks that low ≤ best ≤ high among those that are known. */
  public Counts {
    if (!isInRange(low) || !isInRange(best) || !isInRange(high) || !isOrdered(low, best, high)) {
      throw new IllegalArgumentException("not a range: " + low + " " + best + " " + high);
    }
  }

  /** Whether low ≤ best ≤ high among those that are known. */
  static boolean isOrdered(int low, int best, int high) {
    int least = low == UNKNOWN ? 0 : low;
    int most = high == UNKNOWN ? Integer.MAX_VALUE : high;
    return least <= most && (best == UNKNOWN || (least <= best && best <= most));
  }

  private static boolean isInRange(int number) {
    return number >= UNKNOWN && number <= MAX;
  }

  /** Whether nothing is known. */
  public boolean isEmpty() {
    return low == UNKNOWN && best == UNKNOWN && high == UNKNOWN;
  }

  /** The likeliest number: {@code best}, else the only bound or the middle of both. */
  public OptionalInt likeliest() {
    if (best != UNKNOWN) {
      return OptionalInt.of(best);
    }
    if (low == UNKNOWN) {
      return high == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(high);
    }
    return OptionalInt.of(high == UNKNOWN ? low : low + (high - low) / 2);
  }

  /** The least that it may be: {@code low}, else {@code best}, else 0. */
  public int least() {
    return low != UNKNOWN ? low : StrictMath.max(best, 0);
  }

  /** The most that it may be: {@code high}, else {@code best}, else {@link #MAX}. */
  public int most() {
    if (high != UNKNOWN) {
      return high;
    }
    return best != UNKNOWN ? best : MAX;
  }

  /** An object of those that are known. */
  public JsonObject toJson() {
    JsonObject.Builder json = JsonObject.builder();
    if (low != UNKNOWN) {
      json.put("low", low);
    }
    if (best != UNKNOWN) {
      json.put("best", best);
    }
    if (high != UNKNOWN) {
      json.put("high", high);
    }
    return json.build();
  }
}
