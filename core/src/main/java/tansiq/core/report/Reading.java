package tansiq.core.report;

/** What came of reading one line of intake. */
public sealed interface Reading {
  /** It may be kept. */
  record Accepted(Filing filing) implements Reading {}

  /**
   * It is refused and changes nothing.
   *
   * @param field dotted, such as {@code when.from}; empty when it is the input as a whole
   * @param reason in plain words
   */
  record Refused(String field, String reason) implements Reading {}
}
