package tansiq.core.member;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tansiq.core.exchange.Feed;
import tansiq.core.exchange.Holdings;
import tansiq.core.exchange.Message;
import tansiq.core.exchange.VerifiedCheckpoint;
import tansiq.core.ledger.Disk;
import tansiq.core.ledger.Ledger;
import tansiq.core.proof.Signer;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.release.Policy;

/**
 * One member's node. One thread drives it, in any order of calls; every call returns without
 * waiting and answers with effects, which the driver carries out in order.
 *
 * <p>{@code now} may jump, forwards and backwards: it only makes things due.
 */
public final class Member {
  private Member() {}

  /** Told of each entry that is visible when a member is opened, in order within each ledger. */
  @FunctionalInterface
  public interface Seen {
    /** The next entry of a ledger. */
    void entry(LedgerId ledger, long index, Entry entry);
  }

  /**
   * Opens what is on the disk, the own ledger begun if there is none. Ledgers are read once: what
   * is visible of them is handed to {@code seen} on the way. What is due then (a checkpoint,
   * perhaps) {@link #tick} does. Throws {@link tansiq.core.ledger.DiskFailure} when the disk cannot
   * be read.
   *
   * @param disk the data directory; ledgers lie below {@code ledgers/MEMBER/EPOCH}
   * @param key the own ledger's; used for its public half only, signing is an effect
   * @param salts 16 bytes that nobody can guess, anew at each call
   */
  public static Member open(
      Settings settings, Disk disk, Signer key, Supplier<byte[]> salts, Instant now, Seen seen) {
    throw new UnsupportedOperationException();
  }

  /**
   * The ledgers of this node, its own and others'. Any thread may read below their {@link
   * Ledger#visible()}; the collection itself is for the thread that drives.
   */
  public Collection<Ledger> ledgers() {
    throw new UnsupportedOperationException();
  }

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
  public List<Effect> signed(Instant now, VerifiedCheckpoint checkpoint) {
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

  /**
   * The serving half of a new connection to a peer. It may be driven by another thread than this
   * member; see {@link Feed}.
   */
  public Feed feed(String peer) {
    throw new UnsupportedOperationException();
  }

  /**
   * What this member has for its peers, and the keys by which {@link
   * tansiq.core.exchange.Codec#decode} verifies what they send. Any thread may read it.
   */
  public Holdings holdings() {
    throw new UnsupportedOperationException();
  }

  /** How many of a ledger's visible entries lack something that this member may hold. */
  public long lacking(LedgerId ledger) {
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
