package tansiq.core.member;

import tansiq.core.record.Entry;
import tansiq.core.report.Prepared;

/**
 * A record of this member's own that is to be kept. Bytes and hashes are made beforehand, by
 * whatever threads there are, so that the one writer has little left to do.
 */
public sealed interface Draft {
  /**
   * A report or a retraction. By its {@code ext} it is kept once however often it is submitted; one
   * without is known by its content.
   */
  record Filed(Prepared prepared) implements Draft {}

  /** A record of another kind, complete as it is: a pin, a roster, a ceiling, a release. */
  record Act(Entry.Held record) implements Draft {}
}
