package tansiq.core.json;

/** What came of reading a text: a value, or the reason and the byte at which it was refused. */
public sealed interface Parsed {
  /** The text is one JSON value. */
  record Value(Json json) implements Parsed {}

  /**
   * The text is refused.
   *
   * @param reason in plain words, without the input's text
   * @param offset the byte at which the reading stopped, from 0
   */
  record Refused(String reason, long offset) implements Parsed {}
}
