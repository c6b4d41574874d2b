package tansiq.core.exchange;

import java.util.Optional;
import tansiq.core.ledger.Ledger;
import tansiq.core.proof.VerifierKey;
import tansiq.core.record.LedgerId;
import tansiq.core.release.Policy;

/**
 * What a node has of one ledger for others. Immutable but for the ledger, of which it reads only
 * what the checkpoint covers.
 *
 * @param ledger with the entries
 * @param key by which the author's checkpoints are verified
 * @param checkpoint the latest; nothing beyond it is given
 * @param supplements how often bodies that were lacking have come
 * @param course of the ledger's policy, at least up to the checkpoint
 */
public record Holding(
    Ledger ledger,
    VerifierKey key,
    Optional<VerifiedCheckpoint> checkpoint,
    long supplements,
    Course course) {

  /** Which ledger it is. */
  public LedgerId id() {
    return ledger.id();
  }

  /** How many entries there are to give. */
  public long size() {
    return checkpoint.map(VerifiedCheckpoint::size).orElse(0L);
  }

  /** The policy after all that there is to give. */
  Policy policy() {
    return course.at(size(), ledger::read);
  }

  /** Whether a peer is given this ledger at all: its author, and whom the author has pinned. */
  boolean isFor(String peer) {
    return policy().alliance().isPinned(peer);
  }
}
