package tansiq.node.intake;

import tansiq.core.report.Prepared;

/** What came of one line of the input. */
public sealed interface Item {
  /** Where the line is in the input, from 1. */
  long line();

  /** It is ready to be kept. */
  record Ready(long line, Prepared prepared) implements Item {}

  /**
   * It is refused and changes nothing.
   *
   * @param field dotted, such as {@code when.from}; empty when it is the line as a whole
   * @param reason in plain words
   */
  record Rejected(long line, String field, String reason) implements Item {}
}
