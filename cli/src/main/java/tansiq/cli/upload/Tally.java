package tansiq.cli.upload;

/**
 * What became of the lines of a file so far.
 *
 * @param kept new records
 * @param again lines whose record was there already
 * @param refused lines that made no record
 * @param stayedAtHome new records that go to nobody, because nothing labels them
 * @param lastLine the last line of the file whose answer is in
 */
public record Tally(long kept, long again, long refused, long stayedAtHome, long lastLine) {
  /** Nothing yet. */
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

  Tally plus(Tally other) {
    return new Tally(
        kept + other.kept,
        again + other.again,
        refused + other.refused,
        stayedAtHome + other.stayedAtHome,
        Math.max(lastLine, other.lastLine));
  }
}
