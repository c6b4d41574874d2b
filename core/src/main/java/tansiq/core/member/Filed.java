package tansiq.core.member;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.report.Prepared;
import tansiq.core.report.Report;
import tansiq.core.report.Retraction;

/** What is remembered of the own records: where each {@code ext} is, and what goes out later. */
final class Filed {
  /** Where the epoch begins in a place; the index is below. */
  private static final int EPOCH_SHIFT = 40;

  private final ExtIndex exts = new ExtIndex();
  private final Delayed delayed = new Delayed();

  Delayed delayed() {
    return delayed;
  }

  /** Whether a record comes in by its fields, with an {@code ext}. */
  static boolean isFiled(Entry.Held record) {
    String kind = record.header().kind();
    return kind.equals(Report.KIND) || kind.equals(Retraction.KIND);
  }

  /** The {@code ext} of a kept report or retraction, given or derived. */
  static Optional<String> ext(Entry.Held record) {
    return isFiled(record) ? Prepared.ext(record) : Optional.empty();
  }

  /** Takes note of an entry of an own ledger that is durable. */
  void note(LedgerId ledger, long index, Entry entry) {
    if (entry instanceof Entry.Held record) {
      note(ledger, index, record, ext(record));
    }
  }

  /** Takes note of a record whose {@code ext} is known. */
  void note(LedgerId ledger, long index, Entry.Held record, Optional<String> ext) {
    ext.ifPresent(given -> note(place(ledger, index), given));
    delayed.kept(ledger, index, record);
  }

  /** Takes note of an {@code ext} alone. */
  void note(long place, String ext) {
    exts.put(ext, place);
  }

  /** The place of the record with an {@code ext}, if one of those that may have it has. */
  OptionalLong find(String ext, LongPredicate has) {
    return exts.find(ext, has);
  }

  static long place(LedgerId ledger, long index) {
    return ((long) ledger.epoch() << EPOCH_SHIFT) | index;
  }

  static LedgerId ledger(String member, long place) {
    return new LedgerId(member, (int) (place >>> EPOCH_SHIFT));
  }

  static long index(long place) {
    return place & ((1L << EPOCH_SHIFT) - 1);
  }
}
