package tansiq.core.member;

import tansiq.core.proof.Hash;

/** What became of a draft. */
public sealed interface Outcome {
  /**
   * The record is on disk and survives a crash.
   *
   * @param id its leaf
   * @param index its place in the ledger
   * @param again whether it had been kept before, by the same {@code ext} and content
   */
  record Kept(Hash id, long index, boolean again) implements Outcome {}

  /** The draft breaks a rule; nothing has changed. */
  record Refused(String field, String reason) implements Outcome {}

  /**
   * The {@code ext} was used with other content; nothing has changed. A correction says {@code
   * amends}.
   *
   * @param id the record that was kept under that {@code ext}
   */
  record Differs(Hash id) implements Outcome {}

  /** This node can keep nothing just now; nothing has changed. */
  record Unavailable(State state) implements Outcome {}
}
