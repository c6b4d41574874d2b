package tansiq.core.report;

import tansiq.core.proof.Hash;

/** Whose observation it is. One origin counts once within an incident. */
public sealed interface Origin {
  /** A source within the member, by a name that the member chose. */
  record Own(String name) implements Origin {}

  /** Another's report, passed on. */
  record PassedOn(Hash record) implements Origin {}
}
