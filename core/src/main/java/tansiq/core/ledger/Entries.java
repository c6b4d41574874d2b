package tansiq.core.ledger;

import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import tansiq.core.proof.CompactRange;
import tansiq.core.record.Entry;

/** Reads the durable entries of a ledger. Safe for any thread while one appends. */
final class Entries {
  private static final int SLOTS_AT_ONCE = 1024;

  private final LeafFile leaves;
  private final BodyFiles bodies;

  /** The places that replace those of the slots. */
  private final NavigableMap<Long, Place> replaced = new ConcurrentSkipListMap<>();

  Entries(LeafFile leaves, BodyFiles bodies) {
    this.leaves = leaves;
    this.bodies = bodies;
  }

  /** From now on an entry's body lies elsewhere, or is gone. */
  void replace(long index, Place place) {
    replaced.put(index, place);
  }

  /** Forgets what replaces the places of entries from an index on. */
  void dropFrom(long index) {
    replaced.tailMap(index, true).clear();
  }

  /** The entries whose bodies have been destroyed since their slots were written. */
  List<Long> destroyed() {
    return replaced.entrySet().stream()
        .filter(entry -> entry.getValue().state() == Place.DESTROYED)
        .map(entry -> entry.getKey())
        .toList();
  }

  Entry read(long index) {
    Slot slot = leaves.read(index);
    Place place = replaced.getOrDefault(index, slot.place());
    if (!place.isHeld()) {
      return new Entry.Bare(slot.leaf(), place.absence());
    }
    try {
      return bodies.read(index, slot.leaf(), place);
    } catch (DiskFailure failure) {
      return ifDestroyed(index, slot, failure);
    }
  }

  void read(long from, long to, EntryVisitor visitor) {
    BodyFiles.Run run = bodies.new Run();
    for (long at = from; at < to; at += SLOTS_AT_ONCE) {
      List<Slot> slots = leaves.read(at, (int) StrictMath.min(SLOTS_AT_ONCE, to - at));
      for (int i = 0; i < slots.size(); i++) {
        Slot slot = slots.get(i);
        if (!slot.place().isHeld() || replaced.containsKey(at + i)) {
          visitor.visit(at + i, read(at + i));
        } else {
          visitor.visit(at + i, next(run, at + i, slot, slots));
        }
      }
    }
  }

  long upTo(long from, long to, int bytes) {
    long sum = 0;
    for (long at = from; at < to; at += SLOTS_AT_ONCE) {
      List<Slot> slots = leaves.read(at, (int) StrictMath.min(SLOTS_AT_ONCE, to - at));
      for (int i = 0; i < slots.size(); i++) {
        sum += Slot.BYTES + replaced.getOrDefault(at + i, slots.get(i).place()).length();
        if (sum > bytes && at + i > from) {
          return at + i;
        }
      }
    }
    return to;
  }

  /** The growing edge over the first leaves. */
  CompactRange range(long to) {
    CompactRange range = new CompactRange();
    for (long at = 0; at < to; at += SLOTS_AT_ONCE) {
      for (Slot slot : leaves.read(at, (int) StrictMath.min(SLOTS_AT_ONCE, to - at))) {
        range.append(slot.leaf());
      }
    }
    return range;
  }

  private Entry next(BodyFiles.Run run, long index, Slot slot, List<Slot> ahead) {
    long upTo = 0;
    for (int i = ahead.size() - 1; i >= 0; i--) {
      Place last = ahead.get(i).place();
      if (last.isHeld() && last.segment() == slot.place().segment()) {
        upTo = last.offset() + (long) last.length();
        break;
      }
    }
    try {
      return run.read(index, slot.leaf(), slot.place(), upTo);
    } catch (DiskFailure failure) {
      return ifDestroyed(index, slot, failure);
    }
  }

  /** A body that is destroyed while somebody reads it is no damage. */
  private Entry ifDestroyed(long index, Slot slot, DiskFailure failure) {
    Place now = replaced.getOrDefault(index, slot.place());
    if (now.isHeld()) {
      throw failure;
    }
    return new Entry.Bare(slot.leaf(), now.absence());
  }
}
