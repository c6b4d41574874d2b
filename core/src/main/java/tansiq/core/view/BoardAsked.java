package tansiq.core.view;

import java.util.Optional;
import tansiq.core.proof.Hash;

/**
 * What of a board somebody wants to see.
 *
 * @param member whose "what awaits me" it is, each with the matter; empty for all members, without
 * @param council of which the lists are; empty for all, and for what is in none
 * @param openOnly whether of decisions, statements, commitments and consultations only the open
 *     ones are listed
 * @param isBrief whether longer words are left out
 * @param limit of each list; what is left out is what was filed first and what is due last
 */
public record BoardAsked(
    Optional<String> member, Optional<Hash> council, boolean openOnly, boolean isBrief, int limit) {
  /** All of it. */
  public static final BoardAsked ALL =
      new BoardAsked(Optional.empty(), Optional.empty(), false, false, Integer.MAX_VALUE);

  /** At least one of each list. */
  public BoardAsked {
    if (limit < 1) {
      throw new IllegalArgumentException("limit " + limit);
    }
  }
}
