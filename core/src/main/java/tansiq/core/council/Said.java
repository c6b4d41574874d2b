package tansiq.core.council;

import java.time.Instant;
import tansiq.core.json.JsonObject;
import tansiq.core.proof.Hash;
import tansiq.core.record.Label;
import tansiq.core.record.LedgerId;

/**
 * One record by which a member talks, as a picture shows it.
 *
 * @param at the author's clock; wherever a term ends, this moment counts
 * @param label who else may hold it
 * @param content what {@code talk} was read from
 */
public record Said(
    Hash id,
    LedgerId ledger,
    long index,
    Instant at,
    Label label,
    String kind,
    JsonObject content,
    Talk talk) {
  /** Whose word it is. */
  public String member() {
    return ledger.member();
  }

  /** Whether it stands later in the ledgers of the same member. */
  boolean isLaterOfSame(Said other) {
    return member().equals(other.member())
        && (ledger.epoch() > other.ledger.epoch()
            || (ledger.epoch() == other.ledger.epoch() && index > other.index));
  }
}
