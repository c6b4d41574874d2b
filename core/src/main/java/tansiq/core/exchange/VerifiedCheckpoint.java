package tansiq.core.exchange;

import tansiq.core.json.Verdict;
import tansiq.core.proof.Checkpoint;
import tansiq.core.proof.Hash;
import tansiq.core.proof.SignedCheckpoint;
import tansiq.core.proof.Signer;
import tansiq.core.proof.VerifierKey;
import tansiq.core.record.LedgerId;

/**
 * A checkpoint whose author's signature has been verified, or was made here. Only that makes one,
 * so that whoever is given one need not verify again: verifying costs a millisecond and is done
 * beside the one writer.
 */
public final class VerifiedCheckpoint {
  private final LedgerId ledger;
  private final SignedCheckpoint signed;
  private final VerifierKey key;

  private VerifiedCheckpoint(LedgerId ledger, SignedCheckpoint signed, VerifierKey key) {
    this.ledger = ledger;
    this.signed = signed;
    this.key = key;
  }

  /** Verifies a signed note by the key of the ledger's author. */
  public static Verdict<VerifiedCheckpoint> verify(byte[] note, LedgerId ledger, VerifierKey key) {
    return SignedCheckpoint.verify(note, ledger.toString(), key)
        .then(signed -> new Verdict.Accepted<>(new VerifiedCheckpoint(ledger, signed, key)));
  }

  /** Signs a checkpoint of the signer's own ledger. */
  public static VerifiedCheckpoint sign(Signer signer, LedgerId ledger, long size, Hash root) {
    Checkpoint checkpoint = Checkpoint.of(ledger.toString(), size, root);
    return new VerifiedCheckpoint(ledger, SignedCheckpoint.sign(checkpoint, signer), signer.key());
  }

  /** The ledger. */
  public LedgerId ledger() {
    return ledger;
  }

  /** The author's word, with its signature. */
  public SignedCheckpoint signed() {
    return signed;
  }

  /** The key by which it was verified. */
  public VerifierKey key() {
    return key;
  }

  /** How many entries it covers. */
  public long size() {
    return signed.checkpoint().size();
  }

  /** The root of the entries that it covers. */
  public Hash root() {
    return signed.checkpoint().root();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifiedCheckpoint that
        && ledger.equals(that.ledger)
        && signed.equals(that.signed)
        && key.equals(that.key);
  }

  @Override
  public int hashCode() {
    return signed.hashCode();
  }

  @Override
  public String toString() {
    return ledger + " " + size() + " " + root();
  }
}
