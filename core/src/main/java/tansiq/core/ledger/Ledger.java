package tansiq.core.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tansiq.core.proof.CompactRange;
import tansiq.core.proof.Hash;
import tansiq.core.proof.Merkle;
import tansiq.core.proof.SignedCheckpoint;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;

/**
 * One ledger on one disk: a member's own, or what this node holds of another's.
 *
 * <p>One thread writes; any number may read without locks what is durable. Whatever fails with a
 * {@link DiskFailure} leaves the ledger as it was before the call, readable, and may be tried
 * again.
 *
 * <p>An append writes the bodies, makes them durable, then writes the leaves and makes those
 * durable; an entry is there when its leaf is. So a crash at any point leaves a beginning of what
 * was written, and all of what was acknowledged.
 */
public final class Ledger implements Merkle.Leaves {
  private static final int ROOTS_REMEMBERED = 64;

  private final LedgerId id;
  private final boolean own;
  private final LeafFile leaves;
  private final BodyFiles bodies;
  private final SupplementFile supplements;
  private final CheckpointFile checkpoints;
  private final Entries entries;
  private final Residue residue;
  private final Map<Long, Hash> roots = new LinkedHashMap<>();
  private CompactRange range;
  private CompactRange certified;
  private volatile @Nullable SignedCheckpoint checkpoint;
  private volatile long size;

  private volatile long visible;

  private Ledger(Disk disk, String directory, LedgerId id, boolean own) {
    this.id = id;
    this.own = own;
    if (isThere(disk, directory)) {
      leaves = LeafFile.open(disk, directory, id);
    } else {
      BodyFiles.create(disk, directory, id);
      SupplementFile.create(disk, directory, id);
      CheckpointFile.create(disk, directory, id);
      // The last of all, so that whoever finds it finds the others.
      leaves = LeafFile.create(disk, directory, id);
    }
    bodies = new BodyFiles(disk, directory, id);
    supplements = SupplementFile.open(disk, directory, id);
    checkpoints = CheckpointFile.open(disk, directory, id);
    entries = new Entries(leaves, bodies);
    residue = new Residue(disk, directory, leaves, supplements);
    residue.truncateAgain();
    Recovery recovery = new Recovery(leaves, supplements, checkpoints, Long.MAX_VALUE);
    recovery.checkNothingLost();
    recovery.removeTails();
    recovery.supplement(entries);
    recovery.open(bodies);
    range = recovery.range();
    certified = recovery.certified();
    checkpoint = recovery.checkpoint().orElse(null);
    size = recovery.size();
    visible = own ? size : certified.size();
    for (long index : entries.destroyed()) {
      destroyBodies(index, recovery.rows());
    }
  }

  /** Opens or begins the ledger that this node writes: every durable entry is visible. */
  public static Ledger openOwn(Disk disk, String directory, LedgerId id) {
    return new Ledger(disk, directory, id, true);
  }

  /**
   * Opens or begins a ledger that another writes: entries are visible once a checkpoint covers
   * them.
   */
  public static Ledger openForeign(Disk disk, String directory, LedgerId id) {
    return new Ledger(disk, directory, id, false);
  }

  /** Which ledger a directory holds, or nothing when it holds none. */
  public static Optional<LedgerId> find(Disk disk, String directory) {
    String path = LeafFile.path(directory);
    return disk.exists(path) ? FileHead.find(disk, path, LeafFile.USE) : Optional.empty();
  }

  /**
   * Whether a directory holds a ledger, whole as it was begun. A crash while it was begun leaves no
   * leaves, and nothing in the other files; throws when there is something.
   */
  static boolean isThere(Disk disk, String directory) {
    String path = LeafFile.path(directory);
    if (disk.exists(path)) {
      return true;
    }
    for (String other : disk.list(directory)) {
      byte[] content = new byte[(int) StrictMath.min(disk.size(directory + "/" + other), 1 << 16)];
      disk.read(directory + "/" + other, 0, content, 0, content.length);
      int head = StrictMath.min(FileHead.BYTES, content.length);
      if (!LeafFile.isZero(content, head, content.length - head)) {
        throw new DiskFailure(
            DiskFailure.Kind.DAMAGED, path, "is gone, and the ledger's other files are not");
      }
    }
    return false;
  }

  /** Which ledger this is. */
  public LedgerId id() {
    return id;
  }

  /** How many entries are durable. */
  public long size() {
    return size;
  }

  /**
   * How many entries readers may see: of an own ledger all, of another's those that its latest
   * matching checkpoint covers. It never falls.
   */
  public long visible() {
    return visible;
  }

  /** The root of all entries. For the writing thread. */
  public Hash root() {
    return roots.computeIfAbsent(size, _ -> range.root());
  }

  /**
   * The root of the first entries: at once for sizes that {@link #root()} was asked at lately, else
   * by hashing all their leaves. For the writing thread.
   */
  public Hash root(long at) {
    if (at < 0 || at > size) {
      throw new IllegalArgumentException(at + " of " + size);
    }
    if (at == size) {
      return root();
    }
    Hash known = roots.get(at);
    return known != null ? known : entries.range(at).root();
  }

  /** Adds entries at the end. All are durable on return, or none is there. */
  public void append(List<? extends Entry> batch) {
    for (Entry entry : batch) {
      if (entry instanceof Entry.Held held && !held.header().ledger().equals(id)) {
        throw new IllegalArgumentException("of " + held.header().ledger() + ", not of " + id);
      }
    }
    if (batch.isEmpty()) {
      return;
    }
    residue.clean(size);
    BodyFiles.Mark mark = bodies.mark();
    try {
      leaves.reserve(size + batch.size());
      List<Slot> slots = new ArrayList<>(batch.size());
      for (Entry entry : batch) {
        Place place =
            switch (entry) {
              case Entry.Held held -> bodies.append(size + slots.size(), held);
              case Entry.Bare bare -> Place.absent(bare.absence());
            };
        slots.add(new Slot(entry.leaf(), place, slots.size()));
      }
      bodies.sync();
      leaves.append(size, slots);
    } catch (DiskFailure failure) {
      bodies.back(mark);
      residue.failed(size);
      throw failure;
    }
    for (Entry entry : batch) {
      range.append(entry.leaf());
    }
    long longer = range.size();
    size = longer;
    if (own) {
      visible = longer;
    }
    while (roots.size() > ROOTS_REMEMBERED) {
      roots.remove(roots.keySet().iterator().next());
    }
  }

  /**
   * Adds sections that came later to entries, by index: a bare one becomes held, a held one gains
   * sections. All are durable on return, with one sync, or none has changed. Throws {@link
   * IllegalArgumentException} when a leaf is another.
   *
   * @return the indexes of those that gained something
   */
  public List<Long> supplement(SortedMap<Long, Entry.Held> more) {
    SortedMap<Long, Entry.Held> merged = new TreeMap<>();
    more.forEach((index, held) ->
        merged(index, read(index), held).ifPresent(whole -> merged.put(index, whole)));
    if (merged.isEmpty()) {
      return List.of();
    }
    residue.clean(size);
    BodyFiles.Mark mark = bodies.mark();
    List<SupplementFile.Row> rows = new ArrayList<>(merged.size());
    try {
      merged.forEach((index, whole) ->
          rows.add(
              new SupplementFile.Row(
                  index, whole.leaf(), bodies.append(index, whole), rows.size())));
      bodies.sync();
      supplements.append(rows);
    } catch (DiskFailure failure) {
      bodies.back(mark);
      residue.failed(size);
      throw failure;
    }
    rows.forEach(row -> entries.replace(row.index(), row.place()));
    return List.copyOf(merged.keySet());
  }

  /** An entry with what came later, if that is anything new. */
  private static Optional<Entry.Held> merged(long index, Entry before, Entry.Held more) {
    if (!before.leaf().equals(more.leaf())) {
      throw new IllegalArgumentException("another leaf than that of entry " + index);
    }
    return switch (before) {
      case Entry.Bare bare -> Optional.of(more);
      case Entry.Held held ->
          held.with(more).filter(both -> both.sections().size() > held.sections().size());
    };
  }

  /** Destroys the body of an entry and keeps its leaf. Durable on return. */
  public void destroy(long index) {
    Place gone = Place.absent(Entry.Absence.DESTROYED);
    residue.clean(size);
    try {
      supplements.append(List.of(new SupplementFile.Row(index, leaf(index), gone, 0)));
    } catch (DiskFailure failure) {
      residue.failed(size);
      throw failure;
    }
    entries.replace(index, gone);
    destroyBodies(index, supplements.scan().items());
  }

  /**
   * Keeps a checkpoint, whose signature the caller has verified or made, durably; what it covers
   * becomes visible. Throws {@link IllegalArgumentException} when it is of another origin, of more
   * entries than there are, of fewer than the latest, or of another root.
   */
  public void certify(SignedCheckpoint signed) {
    long at = signed.checkpoint().size();
    SignedCheckpoint before = checkpoint;
    if (!signed.checkpoint().origin().equals(id.toString())
        || at > size
        || (before != null && at < before.checkpoint().size())
        || !root(at).equals(signed.checkpoint().root())) {
      throw new IllegalArgumentException(signed.checkpoint() + " does not fit " + id);
    }
    residue.finishTruncation(size);
    checkpoints.append(signed);
    checkpoint = signed;
    if (at == size) {
      certified = range.copy();
    }
    if (!own) {
      visible = at;
    }
  }

  /** The latest durable checkpoint. */
  public Optional<SignedCheckpoint> checkpoint() {
    return Optional.ofNullable(checkpoint);
  }

  /** Drops the entries from a size on, which must not be visible. Durable on return. */
  public void truncate(long to) {
    if (to < visible || to > size) {
      throw new IllegalArgumentException(to + " is not within " + visible + " to " + size);
    }
    if (to == size) {
      return;
    }
    CompactRange shorter = certified.size() == to ? certified.copy() : entries.range(to);
    checkpoints.clean();
    residue.truncate(to);
    size = to;
    range = shorter;
    roots.keySet().removeIf(at -> at > to);
    entries.dropFrom(to);
    residue.finishTruncation(size);
  }

  /** The leaf of a durable entry. */
  @Override
  public Hash leaf(long index) {
    checkIndex(index);
    return leaves.read(index).leaf();
  }

  /** A durable entry with all that is held of it. */
  public Entry read(long index) {
    checkIndex(index);
    return entries.read(index);
  }

  /**
   * The index up to which, from another on, bodies take at most about so many bytes; one entry at
   * least. So a reader for others need not hold more at a time than it can send.
   */
  public long upTo(long from, long to, int bytes) {
    return entries.upTo(from, to, bytes);
  }

  /** Visits the durable entries from one index up to, not including, another. */
  public void read(long from, long to, EntryVisitor visitor) {
    if (from < 0 || to > size) {
      throw new IllegalArgumentException(from + " to " + to + " of " + size);
    }
    entries.read(from, to, visitor);
  }

  private void checkIndex(long index) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException(index + " of " + size);
    }
  }

  /**
   * Removes what a write that failed has left on the disk, where a copy of the disk would have it.
   * It is tried at once when a write fails, and before the next; this is for a disk that is seen to
   * work again.
   */
  public void clean() {
    residue.clean(size);
  }

  private void destroyBodies(long index, List<SupplementFile.Row> rows) {
    Slot slot = leaves.read(index);
    if (slot.place().isHeld()) {
      bodies.destroy(slot.place());
    }
    for (SupplementFile.Row row : rows) {
      if (row.index() == index && row.leaf().equals(slot.leaf()) && row.place().isHeld()) {
        bodies.destroy(row.place());
      }
    }
  }
}
