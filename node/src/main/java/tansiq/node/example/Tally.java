package tansiq.node.example;

import tansiq.core.json.JsonObject;

/**
 * A number as a range, as the example's files write it.
 *
 * @param low the least, or {@link #UNKNOWN}
 * @param best the likeliest, or {@link #UNKNOWN}
 * @param high the most, or {@link #UNKNOWN}
 */
record Tally(int low, int best, int high) {
  static final int UNKNOWN = -1;
  static final Tally NONE = new Tally(UNKNOWN, UNKNOWN, UNKNOWN);

  /** From three cells, of which any may be empty. */
  static Tally of(String low, String best, String high) {
    return new Tally(number(low), number(best), number(high));
  }

  /** From {@code BEST}, {@code LOW-BEST-HIGH}, or {@code LOW+}. */
  static Tally parse(String text) {
    if (text.endsWith("+")) {
      return of(text.substring(0, text.length() - 1), "", "");
    }
    String[] parts = text.split("-", -1);
    return parts.length == 3 ? of(parts[0], parts[1], parts[2]) : of("", text, "");
  }

  private static int number(String cell) {
    return cell.isEmpty() ? UNKNOWN : Integer.parseInt(cell);
  }

  boolean isEmpty() {
    return equals(NONE);
  }

  boolean isZero() {
    return best == 0 && high <= 0;
  }

  /** Puts it into a report's {@code what}, unless nothing is known. */
  void putInto(JsonObject.Builder what, String name) {
    if (isEmpty()) {
      return;
    }
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
    what.put(name, json.build());
  }
}
