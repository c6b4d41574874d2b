package tansiq.core.member;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tansiq.core.alliance.AllianceRecord;
import tansiq.core.exchange.Course;
import tansiq.core.exchange.Holding;
import tansiq.core.exchange.VerifiedCheckpoint;
import tansiq.core.json.Verdict;
import tansiq.core.ledger.Disk;
import tansiq.core.ledger.EntryVisitor;
import tansiq.core.ledger.Ledger;
import tansiq.core.proof.SignedCheckpoint;
import tansiq.core.proof.VerifierKey;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.release.Policy;
import tansiq.core.release.Release;

/**
 * One ledger as this member has it: what is on disk, and what is remembered of it so that it need
 * not be read again. All of the latter can be rebuilt from the former.
 */
final class Volume {
  /** How many bytes of the ledger are gone through for releases that act with one sync. */
  private static final int RELEASED_AT_ONCE = 4 << 20;

  private final String self;
  private final VerifierKey key;
  private Ledger ledger;

  /** Over all durable entries, tentative ones too. */
  private Course course;

  /** Over the entries that are visible. */
  private Course visible;

  /** Where something is missing that this member may hold and somebody else may have. */
  private final BitSet lacking = new BitSet();

  /** Where releases are that have yet to act: they do once they are visible. */
  private final SortedSet<Long> releases = new TreeSet<>();

  private Optional<VerifiedCheckpoint> checkpoint;
  private long supplements;

  /** Below this nothing is dropped, because this member wrote it. */
  private long floor;

  /** Up to here the own picture has been told. */
  private long shown;

  private Volume(String self, VerifierKey key, Ledger ledger) {
    this.self = self;
    this.key = key;
    this.ledger = ledger;
    this.course = Course.none(ledger.id());
    this.visible = course;
    this.checkpoint = ledger.checkpoint().flatMap(kept -> verified(kept, ledger.id(), key));
  }

  /**
   * Opens a ledger and reads it once.
   *
   * @param own whether this node writes it; else its entries are tentative until a checkpoint
   *     covers them
   * @param seen is given what is visible
   */
  static Volume open(
      String self, VerifierKey key, Disk disk, LedgerId id, boolean own, EntryVisitor seen) {
    Volume volume = new Volume(self, key, openLedger(disk, id, own));
    Ledger ledger = volume.ledger;
    ledger.read(
        0,
        ledger.visible(),
        (index, entry) -> {
          volume.note(index, entry, false);
          seen.visit(index, entry);
        });
    volume.visible = volume.course;
    volume.shown = ledger.visible();
    ledger.read(
        ledger.visible(), ledger.size(), (index, entry) -> volume.note(index, entry, false));
    return volume;
  }

  static String directory(LedgerId id) {
    return Shelf.LEDGERS + "/" + id;
  }

  private static Ledger openLedger(Disk disk, LedgerId id, boolean own) {
    return own
        ? Ledger.openOwn(disk, directory(id), id)
        : Ledger.openForeign(disk, directory(id), id);
  }

  private static Optional<VerifiedCheckpoint> verified(
      SignedCheckpoint kept, LedgerId id, VerifierKey key) {
    return switch (VerifiedCheckpoint.verify(kept.bytes(), id, key)) {
      case Verdict.Accepted<VerifiedCheckpoint>(VerifiedCheckpoint checkpoint) ->
          Optional.of(checkpoint);
      // A checkpoint by a key that is no longer pinned covers nothing any more.
      case Verdict.Refused<VerifiedCheckpoint> refused -> Optional.empty();
    };
  }

  /** From now on this node writes the ledger: all that is durable is visible. */
  void write(Disk disk) {
    ledger = openLedger(disk, id(), true);
    visible = course;
    floor = 0;
  }

  /** From now on this node takes the ledger, its own, from others, beyond what it has. */
  void fetch(Disk disk, long from) {
    if (ledger.visible() == ledger.size()) {
      ledger = openLedger(disk, id(), false);
    }
    floor = from;
  }

  /** This member wrote the first entries itself: whatever peers say of them, they stay. */
  void keep(long written) {
    floor = StrictMath.min(written, ledger.size());
  }

  /** What lies beyond this is tentative. */
  long base() {
    return StrictMath.max(ledger.visible(), floor);
  }

  LedgerId id() {
    return ledger.id();
  }

  Ledger ledger() {
    return ledger;
  }

  VerifierKey key() {
    return key;
  }

  long size() {
    return ledger.size();
  }

  Optional<VerifiedCheckpoint> checkpoint() {
    return checkpoint;
  }

  /** How many entries the latest checkpoint covers. */
  long certified() {
    return checkpoint.map(VerifiedCheckpoint::size).orElse(0L);
  }

  /** The policy by which the next entry is judged. */
  Policy policy() {
    return course.latest();
  }

  Course course() {
    return course;
  }

  BitSet lacking() {
    return lacking;
  }

  boolean isBy(String member) {
    return id().member().equals(member);
  }

  /** Tells the own picture what has become visible since it was told last. */
  void show(List<Effect> effects) {
    if (ledger.visible() > shown) {
      effects.add(new Effect.Visible(id(), shown, ledger.visible()));
      shown = ledger.visible();
    }
  }

  /** Up to here the own picture has been told. */
  long shown() {
    return shown;
  }

  /** The policy by which the next entry beyond what is visible is judged. */
  Policy visiblePolicy() {
    return visible.latest();
  }

  /**
   * Whether this member may hold what is there of a record. An alliance record may come before the
   * pin that opens it; that the pin has come too is seen at the checkpoint.
   *
   * @param before the policy by which the record is judged
   */
  boolean mayHold(Entry.Held held, Policy before) {
    if (AllianceRecord.isOne(held.header())) {
      return true;
    }
    Set<String> allowed = before.sectionsFor(self, held.header());
    return !allowed.isEmpty() && allowed.containsAll(held.sections().keySet());
  }

  /** What there is for others. */
  Holding holding() {
    return new Holding(ledger, key, checkpoint, supplements, visible);
  }

  /**
   * Adds entries, durably.
   *
   * @param fromAuthor whether the author itself gave them, whose word about what is missing is
   *     final
   */
  void append(List<? extends Entry> entries, boolean fromAuthor) {
    long index = ledger.size();
    ledger.append(entries);
    for (Entry entry : entries) {
      note(index, entry, fromAuthor);
      index++;
    }
    if (ledger.visible() == ledger.size()) {
      visible = course;
    }
  }

  private void note(long index, Entry entry, boolean fromAuthor) {
    if (!fromAuthor && index < Integer.MAX_VALUE && isLacking(entry, course.latest())) {
      lacking.set((int) index);
    }
    course = course.apply(index, entry);
    noteRelease(index, entry);
  }

  private void noteRelease(long index, Entry entry) {
    // A member holds all of its own, and needs no release for it.
    if (entry instanceof Entry.Held held
        && held.header().kind().equals(Release.KIND)
        && !isBy(self)) {
      releases.add(index);
    }
  }

  /** Whether an entry lacks what this member may hold, judged by the policy before it. */
  private boolean isLacking(Entry entry, Policy policy) {
    return switch (entry) {
      case Entry.Bare bare -> bare.absence() == Entry.Absence.LACKING;
      case Entry.Held held -> {
        Set<String> there = held.sections().keySet();
        yield there.size() < held.header().sections().size()
            && !there.containsAll(policy.sectionsFor(self, held.header()));
      }
    };
  }

  /** Drops tentative entries from a size on. */
  void truncate(long size) {
    if (size == ledger.size()) {
      return;
    }
    ledger.truncate(size);
    if (size < Integer.MAX_VALUE) {
      lacking.clear((int) size, Math.max((int) size, lacking.length()));
    }
    releases.removeIf(index -> index >= size);
    course = visible;
    ledger.read(ledger.visible(), size, (index, entry) -> course = course.apply(index, entry));
  }

  /** Whether visible releases have yet to act. */
  boolean isReleasing() {
    return !releases.headSet(ledger.visible()).isEmpty();
  }

  /**
   * Lets the first of the visible releases act that have yet to, as many as can be held at a time,
   * with one sync; when the disk fails they are still to act.
   *
   * @return the indexes of the entries that gained something
   */
  List<Long> release() {
    if (!isReleasing()) {
      return List.of();
    }
    // A release is as large as what it opens, so that the author does not say how much is held.
    long to = ledger.upTo(releases.first(), ledger.visible(), RELEASED_AT_ONCE);
    List<Long> acting = List.copyOf(releases.headSet(to));
    SortedMap<Long, Entry.Held> opened = new TreeMap<>();
    for (long index : acting) {
      if (Release.read(ledger.read(index)).orElse(null)
              instanceof Verdict.Accepted<Release>(Release(long released, Entry.Held record))
          // A release of what is not there, or is another record, is its author's nonsense.
          && released < index
          && ledger.leaf(released).equals(record.leaf())) {
        opened.merge(released, record, (one, other) -> one.with(other).orElse(one));
      }
    }
    List<Long> gained = opened.isEmpty() ? List.of() : supplement(opened, false);
    for (Long acted : acting) {
      releases.remove(acted);
    }
    return gained;
  }

  /** Keeps a checkpoint. */
  void certify(VerifiedCheckpoint verified) {
    ledger.certify(verified.signed());
    checkpoint = Optional.of(verified);
    if (ledger.size() == ledger.visible()) {
      visible = course;
    } else {
      visible = Course.none(id());
      ledger.read(0, ledger.visible(), (index, entry) -> visible = visible.apply(index, entry));
    }
  }

  /**
   * Adds what came later to entries, with one sync. Releases among it have yet to act.
   *
   * @param complete whether nobody else has more of them
   * @return the indexes of those that gained something
   */
  List<Long> supplement(SortedMap<Long, Entry.Held> more, boolean complete) {
    List<Long> gained = ledger.supplement(more);
    supplements += gained.size();
    boolean arranges = false;
    for (long index : gained) {
      Entry.Held held = Objects.requireNonNull(more.get(index));
      arranges |= AllianceRecord.isOne(held.header());
      noteRelease(index, held);
    }
    if (arranges) {
      recourse();
    }
    Course.Walk walk = course.walk(ledger::read);
    for (long index : more.keySet()) {
      if (index < Integer.MAX_VALUE
          && lacking.get((int) index)
          && (complete || !isLacking(ledger.read(index), walk.at(index)))) {
        lacking.clear((int) index);
      }
    }
    return gained;
  }

  /** The author says that there is no more of an entry for this member. */
  void settle(long index) {
    if (index < Integer.MAX_VALUE) {
      lacking.clear((int) index);
    }
  }

  private void recourse() {
    course = Course.none(id());
    ledger.read(0, ledger.visible(), (index, entry) -> course = course.apply(index, entry));
    visible = course;
    ledger.read(
        ledger.visible(), ledger.size(), (index, entry) -> course = course.apply(index, entry));
  }
}
