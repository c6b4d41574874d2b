package tansiq.core.release;

import tansiq.core.record.Level;

/** By which rule a member may, or may not, hold a section. */
public sealed interface Rule {
  /** The member may hold the section. */
  sealed interface Holds extends Rule {}

  /** The member may not hold the section. */
  sealed interface Denied extends Rule {}

  /** The member is the author, who holds everything. */
  record Author() implements Holds {}

  /** The audience names the member. */
  record Named() implements Holds {}

  /** The audience names a group whose roster, as the author accepts it, has the member. */
  record InGroup(String group) implements Holds {}

  /** The audience is {@code all}, and the author has pinned the member. */
  record Pinned() implements Holds {}

  /** The author has not pinned the member. */
  record NotPinned() implements Denied {}

  /** The level is above what the author grants to the member. */
  record AboveCeiling(Level level, Level ceiling) implements Denied {}

  /** The member is not in the audience, or the audience names nobody that the author knows. */
  record NotInAudience() implements Denied {}

  /** The record has no such section. */
  record NoSuchSection() implements Denied {}
}
