package tansiq.core.member;

import tansiq.core.exchange.Message;
import tansiq.core.exchange.VerifiedCheckpoint;
import tansiq.core.proof.Hash;
import tansiq.core.proof.Signer;
import tansiq.core.record.LedgerId;

/** What a member asks of whoever drives it. */
public sealed interface Effect {
  /** Send a message to a connected peer, before all that its feed gives. */
  record Send(String peer, Message.ToFeed message) implements Effect {}

  /** Close the connection to a peer that broke the protocol or lied; it may connect again later. */
  record Drop(String peer, String reason) implements Effect {}

  /**
   * Sign a checkpoint of the own ledger, on any thread, and hand it to {@link Member#signed}. No
   * other is asked for until then.
   */
  record Sign(LedgerId ledger, long size, Hash root) implements Effect {
    /** The checkpoint, signed (C2SP tlog-checkpoint). */
    public VerifiedCheckpoint by(Signer signer) {
      return VerifiedCheckpoint.sign(signer, ledger, size, root);
    }
  }

  /** A checkpoint has been certified: feeds have more to give. */
  record Certified(LedgerId ledger, long size) implements Effect {}

  /** Entries {@code from} up to, without, {@code to} have become visible to the own picture. */
  record Visible(LedgerId ledger, long from, long to) implements Effect {}

  /** More of an entry that is visible already has come. */
  record Supplemented(LedgerId ledger, long index) implements Effect {}
}
