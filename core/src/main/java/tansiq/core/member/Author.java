package tansiq.core.member;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tansiq.core.alliance.AllianceRecord;
import tansiq.core.exchange.Codec;
import tansiq.core.exchange.VerifiedCheckpoint;
import tansiq.core.ledger.DiskFailure;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.report.Prepared;
import tansiq.core.report.Retraction;

/** The half of a member that keeps its own records and has them signed. */
final class Author {
  /** At most so often is a checkpoint signed: one signature for whatever has become durable. */
  private static final Duration SIGNING = Duration.ofMillis(10);

  /** Most delayed releases in one batch. */
  private static final int RELEASES = 256;

  /** A file that is there only while the disk is tried. */
  private static final String PROBE = "room";

  private final Shelf shelf;
  private final Supplier<byte[]> salts;
  private Filed filed;
  private Volume own;
  private State state;

  private boolean signing;
  private @Nullable Instant signed;

  /** When the disk is tried again before anything else is written. */
  private Again again = Again.NONE;

  Author(Shelf shelf, Supplier<byte[]> salts, Volume own, Filed filed, State state) {
    this.shelf = shelf;
    this.filed = filed;
    this.salts = salts;
    this.own = own;
    this.state = state;
  }

  Volume own() {
    return own;
  }

  State state() {
    return state;
  }

  /** From now on this ledger is the one that is written; what is remembered is read anew. */
  void write(Volume volume) {
    own = volume;
    state = State.SERVING;
    signing = false;
    signed = null;
    filed = new Filed();
    for (Volume each : shelf.all()) {
      if (each.isBy(volume.id().member())) {
        each.ledger().read(0, each.shown(), (index, entry) -> filed.note(each.id(), index, entry));
      }
    }
  }

  /** An own record came back from peers: from now on it is not kept twice. */
  void cameBack(LedgerId ledger, long index, Entry entry) {
    long place = Filed.place(ledger, index);
    if (entry instanceof Entry.Held record) {
      Filed.ext(record)
          .filter(ext -> filed.find(ext, known -> known == place).isEmpty())
          .ifPresent(ext -> filed.note(place, ext));
    }
  }

  /**
   * Something of own records came back that are visible already, in order. What of it goes out
   * later is seen here only while the ledger is written: else it is read as a whole before it is.
   */
  void cameBack(LedgerId ledger, List<Long> gained) {
    Optional<Volume> volume = shelf.find(ledger);
    if (volume.isEmpty()) {
      return;
    }
    boolean writes = state != State.RESTORING && volume.get() == own;
    for (long index : gained) {
      Entry entry = volume.get().ledger().read(index);
      cameBack(ledger, index, entry);
      if (writes && entry instanceof Entry.Held record && Delayed.isDelayed(record)) {
        // A later record may have released it or taken it back.
        own.ledger().read(index, own.size(), this::noteDelayed);
        writes = false;
      } else if (writes) {
        noteDelayed(index, entry);
      }
    }
  }

  private void noteDelayed(long index, Entry entry) {
    if (entry instanceof Entry.Held record) {
      filed.delayed().kept(own.id(), index, record);
    }
  }

  /** The own ledger turned out to be longer than what is here. */
  void restore() {
    state = State.RESTORING;
  }

  /** Keeps what can be kept of the drafts, with one sync. */
  List<Outcome> submit(List<Draft> drafts, Instant now, List<Effect> effects) {
    Batch batch = new Batch();
    for (Draft draft : drafts) {
      batch.outcomes.add(state == State.RESTORING ? unavailable() : judge(draft, batch));
    }
    if (!batch.records.isEmpty() && !append(batch.records, batch.exts, now, effects)) {
      // What was to be kept was not; nothing else is changed by that.
      batch.outcomes.replaceAll(outcome ->
          outcome instanceof Outcome.Kept kept && kept.index() >= batch.base
              ? unavailable()
              : outcome);
    }
    return batch.outcomes;
  }

  private Outcome unavailable() {
    return new Outcome.Unavailable(state);
  }

  /** What will be appended with one sync, and what of it later drafts may refer to. */
  private final class Batch {
    final long base = own.size();
    final List<Outcome> outcomes = new ArrayList<>();
    final List<Entry.Held> records = new ArrayList<>();
    final List<Optional<String>> exts = new ArrayList<>();
    final Map<String, Integer> byExt = new HashMap<>();

    Outcome keep(Entry.Held record, Optional<String> ext) {
      ext.ifPresent(given -> byExt.put(given, records.size()));
      records.add(record);
      exts.add(ext);
      return new Outcome.Kept(record.leaf(), base + records.size() - 1, false);
    }

    @Nullable Found find(String ext) {
      Integer position = byExt.get(ext);
      return position == null
          ? Author.this.find(ext)
          : new Found(records.get(position), base + position);
    }
  }

  /** A record of the own ledgers and its place there. */
  private record Found(Entry.Held record, long index) {}

  private Outcome judge(Draft draft, Batch batch) {
    return switch (draft) {
      case Draft.Act(Entry.Held record) ->
          Filed.isFiled(record)
              ? new Outcome.Refused("kind", "a report comes in by its fields")
              : admit(record, Optional.empty(), batch);
      case Draft.Filed(Prepared prepared) -> judge(prepared, batch);
    };
  }

  private Outcome judge(Prepared prepared, Batch batch) {
    Found before = batch.find(prepared.ext());
    if (before != null) {
      return prepared.isContentOf(before.record())
          ? new Outcome.Kept(before.record().leaf(), before.index(), true)
          : new Outcome.Differs(before.record().leaf());
    }
    Entry.Held record = prepared.entry();
    if (prepared.refers().isPresent()) {
      Found referred = batch.find(prepared.refers().get());
      if (referred == null) {
        return new Outcome.Refused(
            record.header().kind().equals(Retraction.KIND) ? "retracts" : "amends",
            "no report of this member has that ext");
      }
      record = prepared.resolve(referred.record());
    }
    return admit(record, Optional.of(prepared.ext()), batch);
  }

  private Outcome admit(Entry.Held record, Optional<String> ext, Batch batch) {
    if (!record.header().ledger().equals(own.id())) {
      return new Outcome.Refused("ledger", "is not " + own.id() + ", the one that is written now");
    }
    if (record.size() > Codec.ENTRY - 1024) {
      return new Outcome.Refused("", "is larger than a record that can leave its node");
    }
    return batch.keep(record, ext);
  }

  /** The record that was kept under an ext. */
  Optional<Entry.Held> filed(String ext) {
    Found found = find(ext);
    return found == null ? Optional.empty() : Optional.of(found.record());
  }

  private @Nullable Found find(String ext) {
    @Nullable Found[] found = new Found[1];
    OptionalLong place =
        filed.find(
            ext,
            candidate -> {
              found[0] = at(candidate, ext);
              return found[0] != null;
            });
    return place.isPresent() ? found[0] : null;
  }

  /** The record at a place, if it is the one of an ext. */
  private @Nullable Found at(long place, String ext) {
    LedgerId ledger = Filed.ledger(own.id().member(), place);
    long index = Filed.index(place);
    Optional<Volume> volume = shelf.find(ledger);
    if (volume.isPresent()
        && index < volume.get().size()
        && volume.get().ledger().read(index) instanceof Entry.Held record
        && Filed.ext(record).equals(Optional.of(ext))) {
      return new Found(record, index);
    }
    return null;
  }

  /** Appends to the own ledger; false, and the state says why, when the disk does not do it. */
  private boolean append(
      List<Entry.Held> records, List<Optional<String>> ids, Instant now, List<Effect> effects) {
    long from = own.size();
    try {
      own.append(records, true);
    } catch (DiskFailure failure) {
      failed(failure, now);
      return false;
    }
    state = State.SERVING;
    boolean arranges = false;
    for (int i = 0; i < records.size(); i++) {
      filed.note(own.id(), from + i, records.get(i), ids.get(i));
      arranges |= AllianceRecord.isOne(records.get(i).header());
    }
    if (arranges) {
      shelf.publishKeys(own);
    }
    own.show(effects);
    sign(now, effects);
    return true;
  }

  private void failed(DiskFailure failure, Instant now) {
    state = State.without(failure);
    again = Again.after(now);
  }

  /** When something of the author's is due. */
  Optional<Instant> due() {
    if (state == State.RESTORING) {
      return Optional.empty();
    }
    if (again.waits()) {
      return again.due();
    }
    Optional<Instant> sign =
        unsigned()
            ? Optional.of(signed == null ? Instant.EPOCH : signed.plus(SIGNING))
            : Optional.empty();
    return Stream.of(sign, filed.delayed().next(own.id()))
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  private boolean unsigned() {
    return !signing && state != State.RESTORING && own.size() > own.certified();
  }

  /** Does what is due. */
  void tick(Instant now, List<Effect> effects) {
    if (state == State.RESTORING || (again.waits() && !again.isDue(now))) {
      return;
    }
    again = Again.NONE;
    if (isWithoutDisk() && !tryDisk(now)) {
      return;
    }
    List<Entry.Held> releases = new ArrayList<>();
    for (Delayed.Due due : filed.delayed().due(own.id(), now, RELEASES)) {
      Entry.Held report = (Entry.Held) own.ledger().read(due.index());
      releases.add(
          Delayed.release(due.index(), report)
              .record(now.truncatedTo(ChronoUnit.MILLIS), Delayed.label(report), salts.get()));
    }
    if (!releases.isEmpty()) {
      append(releases, Collections.nCopies(releases.size(), Optional.empty()), now, effects);
    }
    sign(now, effects);
  }

  private boolean isWithoutDisk() {
    return state == State.DISK_FULL || state == State.DISK_FAILED;
  }

  /**
   * Writes a little and removes it, to see whether the disk takes it again; then what the failed
   * write left goes, before this member says that it serves.
   */
  private boolean tryDisk(Instant now) {
    try {
      shelf.disk().put(PROBE, new byte[64 << 10]);
      shelf.disk().delete(PROBE);
      own.ledger().clean();
    } catch (DiskFailure failure) {
      failed(failure, now);
      return false;
    }
    state = State.SERVING;
    return true;
  }

  private void sign(Instant now, List<Effect> effects) {
    boolean early = signed != null && !now.isBefore(signed) && now.isBefore(signed.plus(SIGNING));
    if (unsigned() && !early) {
      signing = true;
      signed = now;
      Hash root = own.ledger().root();
      effects.add(new Effect.Sign(own.id(), own.size(), root));
    }
  }

  /** Keeps a checkpoint that has been signed. */
  void signed(VerifiedCheckpoint checkpoint, Instant now, List<Effect> effects) {
    signing = false;
    if (state == State.RESTORING
        || !checkpoint.ledger().equals(own.id())
        || !checkpoint.key().equals(own.key())
        || checkpoint.size() <= own.certified()) {
      return;
    }
    try {
      own.certify(checkpoint);
    } catch (DiskFailure failure) {
      failed(failure, now);
      return;
    }
    shelf.publish(own);
    effects.add(new Effect.Certified(own.id(), own.certified()));
    sign(now, effects);
  }
}
