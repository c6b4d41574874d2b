package tansiq.core.report;

import java.util.List;
import tansiq.core.json.Fields;

/** Refuses fields that the format does not have, with the nearest one that it has. */
final class KnownFields {
  static final List<String> REPORT =
      List.of(
          "kind",
          "ext",
          "origin",
          "status",
          "attribution",
          "amends",
          "layer",
          "what",
          "when",
          "where",
          "how",
          "text",
          "media",
          "claims",
          "label");
  static final List<String> RETRACTION =
      List.of("kind", "ext", "status", "retracts", "reason", "label");
  static final List<String> WHAT = List.of("category", "count", "dead", "injured");
  static final List<String> COUNTS = List.of("low", "best", "high");
  static final List<String> WHEN = List.of("from", "to", "precision");
  static final List<String> WHERE =
      List.of("lat", "lon", "coordinates", "as_written", "radius_m", "place", "country", "area");
  static final List<String> HOW = List.of("means", "reliability", "credibility", "from", "bearing");
  static final List<String> POINT = List.of("lat", "lon");
  static final List<String> TEXT = List.of("lang", "value", "translated");
  static final List<String> MEDIA = List.of("sha256", "type", "bytes");
  static final List<String> CLAIM = List.of("what", "party", "by");
  static final List<String> ORIGIN = List.of("record");
  static final List<String> LABEL = List.of("level", "audience", "caveats", "sections");
  static final List<String> PART = List.of("level", "audience");

  private static final int FARTHEST_HINT = 2;

  private KnownFields() {}

  /** Refuses the first field that is not among these. */
  static Fields only(Fields fields, List<String> known) {
    String beyond = fields.firstBeyond(known);
    if (beyond != null) {
      throw unknown(fields, beyond, known);
    }
    return fields;
  }

  /** To throw for a name that is not among these. */
  static RuntimeException unknown(Fields fields, String name, List<String> known) {
    String nearest = "";
    int least = FARTHEST_HINT + 1;
    for (String candidate : known) {
      int distance = distance(name, candidate);
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    String shown =
        name.length() <= 64 && name.chars().noneMatch(Character::isISOControl) ? name : "";
    return fields.refusal(
        shown, nearest.isEmpty() ? "is unknown" : "is unknown; did you mean " + nearest + "?");
  }

  /**
   * How many letters to change, add or take away (Levenshtein), a difference of case being none.
   */
  private static int distance(String from, String to) {
    if (StrictMath.abs(from.length() - to.length()) > FARTHEST_HINT) {
      return FARTHEST_HINT + 1;
    }
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        boolean same =
            Character.toLowerCase(from.charAt(i - 1)) == Character.toLowerCase(to.charAt(j - 1));
        int change = diagonal + (same ? 0 : 1);
        diagonal = row[j];
        row[j] = StrictMath.min(change, StrictMath.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
