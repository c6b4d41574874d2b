package tansiq.core.member;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tansiq.core.exchange.Feed;
import tansiq.core.exchange.Message;
import tansiq.core.record.LedgerId;
import tansiq.core.release.Policy;

/**
 * One member's node. One thread drives it, in any order of calls; every call returns without
 * waiting and answers with effects, which the driver carries out in order. Opened with {@code
 * Member.open(Settings, Disk, Signer key, Supplier<byte[]> salts, Instant now, EntryVisitor seen)}.
 *
 * <p>{@code now} may jump, forwards and backwards: it only makes things due.
 */
public final class Member {
  private Member() {}

  /** What came of a submission: an outcome for each draft in its order, and effects. */
  public record Submitted(List<Outcome> outcomes, List<Effect> effects) {
    /** Copies the lists in. */
    public Submitted {
      outcomes = List.copyOf(outcomes);
      effects = List.copyOf(effects);
    }
  }

  /**
   * Keeps drafts, all with one sync of the disk; durable on return. A draft that is refused does
   * not stop the others.
   */
  public Submitted submit(Instant now, List<Draft> drafts) {
    throw new UnsupportedOperationException();
  }

  /** When {@link #tick} is next worth calling; nothing if nothing is due. */
  public Optional<Instant> due() {
    throw new UnsupportedOperationException();
  }

  /** Does what has become due: checkpoints and delayed releases. */
  public List<Effect> tick(Instant now) {
    throw new UnsupportedOperationException();
  }

  /** Takes back a checkpoint that was to be signed. */
  public List<Effect> signed(Instant now, Effect.Sign asked, byte[] note) {
    throw new UnsupportedOperationException();
  }

  /** A connection to a pinned peer, whose name its TLS key has proved, is up. */
  public List<Effect> connected(Instant now, String peer) {
    throw new UnsupportedOperationException();
  }

  /** The connection to a peer is gone. */
  public List<Effect> disconnected(Instant now, String peer) {
    throw new UnsupportedOperationException();
  }

  /** A peer's feed said something. */
  public List<Effect> received(Instant now, String peer, Message.ToTaker message) {
    throw new UnsupportedOperationException();
  }

  /** Opens a new epoch of the own ledger, by a person's decision, and says the alliance anew. */
  public Submitted openEpoch(Instant now) {
    throw new UnsupportedOperationException();
  }

  /** The serving half of a new connection to a peer. */
  public Feed feed(String peer) {
    throw new UnsupportedOperationException();
  }

  /** Whether this member can keep records of its own. */
  public State state() {
    throw new UnsupportedOperationException();
  }

  /** The own ledger: the latest epoch. */
  public LedgerId own() {
    throw new UnsupportedOperationException();
  }

  /** Who may hold what comes next in a ledger, by what is visible of it. */
  public Policy policy(LedgerId ledger) {
    throw new UnsupportedOperationException();
  }
}
