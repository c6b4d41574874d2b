package tansiq.core.ledger;

import java.util.List;
import java.util.Optional;
import tansiq.core.proof.Hash;
import tansiq.core.proof.Merkle;
import tansiq.core.proof.SignedCheckpoint;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;

/**
 * One ledger on one disk: a member's own, or what this node holds of another's.
 *
 * <p>One thread writes; any number may read without locks what lies below {@link #visible()}.
 * Whatever fails with a {@link DiskFailure} leaves the ledger as it was before the call, readable,
 * and may be tried again.
 */
public final class Ledger implements Merkle.Leaves {
  private Ledger() {}

  /** Opens or begins the ledger that this node writes: every durable entry is visible. */
  public static Ledger openOwn(Disk disk, String directory, LedgerId id) {
    throw new UnsupportedOperationException();
  }

  /**
   * Opens or begins a ledger that another writes: entries are visible once a checkpoint covers
   * them.
   */
  public static Ledger openForeign(Disk disk, String directory, LedgerId id) {
    throw new UnsupportedOperationException();
  }

  /** Which ledger this is. */
  public LedgerId id() {
    throw new UnsupportedOperationException();
  }

  /** How many entries are durable. */
  public long size() {
    throw new UnsupportedOperationException();
  }

  /**
   * How many entries readers may see: of an own ledger all, of another's those that its latest
   * matching checkpoint covers. It never falls.
   */
  public long visible() {
    throw new UnsupportedOperationException();
  }

  /** The root of all entries. For the writing thread. */
  public Hash root() {
    throw new UnsupportedOperationException();
  }

  /**
   * The root of the first entries: at once for sizes that {@link #root()} was asked at lately, else
   * by hashing all their leaves. For the writing thread.
   */
  public Hash root(long size) {
    throw new UnsupportedOperationException();
  }

  /** Adds entries at the end. All are durable on return, or none is there. */
  public void append(List<? extends Entry> batch) {
    throw new UnsupportedOperationException();
  }

  /**
   * Adds sections that came later to an entry: a bare one becomes held, a held one gains sections.
   * Durable on return. Throws {@link IllegalArgumentException} when the leaf is another.
   */
  public void supplement(long index, Entry.Held more) {
    throw new UnsupportedOperationException();
  }

  /** Destroys the body of an entry and keeps its leaf. Durable on return. */
  public void destroy(long index) {
    throw new UnsupportedOperationException();
  }

  /**
   * Keeps a checkpoint, whose signature the caller has verified or made, durably; what it covers
   * becomes visible. Throws {@link IllegalArgumentException} when it is of another origin, of more
   * entries than there are, of fewer than the latest, or of another root.
   */
  public void certify(SignedCheckpoint checkpoint) {
    throw new UnsupportedOperationException();
  }

  /** The latest durable checkpoint. */
  public Optional<SignedCheckpoint> checkpoint() {
    throw new UnsupportedOperationException();
  }

  /** Drops the entries from a size on, which must not be visible. Durable on return. */
  public void truncate(long size) {
    throw new UnsupportedOperationException();
  }

  /** The leaf of a durable entry. */
  @Override
  public Hash leaf(long index) {
    throw new UnsupportedOperationException();
  }

  /** A durable entry with all that is held of it. */
  public Entry read(long index) {
    throw new UnsupportedOperationException();
  }

  /** Visits the durable entries from one index up to, not including, another. */
  public void read(long from, long to, EntryVisitor visitor) {
    throw new UnsupportedOperationException();
  }
}
