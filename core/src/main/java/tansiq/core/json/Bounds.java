package tansiq.core.json;

/**
 * What a text may cost before it is refused.
 *
 * @param bytes largest length of the text
 * @param depth deepest nesting of arrays and objects, at most 500, because the reader recurses
 * @param values most values of any kind, members of objects included
 */
public record Bounds(int bytes, int depth, int values) {
  /** The bounds of one report or section: 1 MiB, 32 deep, 100,000 values. */
  public static final Bounds RECORD = new Bounds(1 << 20, 32, 100_000);

  /** Checks the ranges. */
  public Bounds {
    if (bytes < 1 || depth < 0 || depth > 500 || values < 1) {
      throw new IllegalArgumentException(bytes + ", " + depth + ", " + values);
    }
  }
}
