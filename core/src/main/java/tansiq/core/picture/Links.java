package tansiq.core.picture;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How the records that one layer shows refer to each other, by record number: amendments,
 * retractions and reports passed on. Known from visible headers and sections alone.
 */
final class Links {
  private final IntPages amended;
  private final IntPages passedOn;
  private final IntPages retracted;
  private final ListPages amenders;
  private final ListPages passers;
  private final ListPages retractors;

  Links() {
    this(
        new IntPages(),
        new IntPages(),
        new IntPages(),
        new ListPages(),
        new ListPages(),
        new ListPages());
  }

  private Links(
      IntPages amended,
      IntPages passedOn,
      IntPages retracted,
      ListPages amenders,
      ListPages passers,
      ListPages retractors) {
    this.amended = amended;
    this.passedOn = passedOn;
    this.retracted = retracted;
    this.amenders = amenders;
    this.passers = passers;
    this.retractors = retractors;
  }

  /** What a visible record refers to. */
  sealed interface Reference {
    /** The record that is referred to. */
    int record();

    /** It corrects a report. */
    record Amends(int record) implements Reference {}

    /** It takes a report back. */
    record Retracts(int record) implements Reference {}

    /** It passes a report on. */
    record PassesOn(int record) implements Reference {}
  }

  Links frozen() {
    return new Links(
        amended.frozen(),
        passedOn.frozen(),
        retracted.frozen(),
        amenders.frozen(),
        passers.frozen(),
        retractors.frozen());
  }

  /** Sets what a record refers to; more of it may have become visible than before. */
  void set(int record, @Nullable Reference reference) {
    clear(record);
    switch (reference) {
      case Reference.Amends(int to) -> {
        amended.set(record, to + 1);
        amenders.add(to, record);
      }
      case Reference.Retracts(int to) -> {
        retracted.set(record, to + 1);
        retractors.add(to, record);
      }
      case Reference.PassesOn(int to) -> {
        passedOn.set(record, to + 1);
        passers.add(to, record);
      }
      case null -> {}
    }
  }

  /** What a record refers to. */
  @Nullable Reference find(int record) {
    if (amends(record) >= 0) {
      return new Reference.Amends(amends(record));
    }
    if (retracts(record) >= 0) {
      return new Reference.Retracts(retracts(record));
    }
    return passesOn(record) >= 0 ? new Reference.PassesOn(passesOn(record)) : null;
  }

  private void clear(int record) {
    if (amends(record) >= 0) {
      amenders.remove(amends(record), record);
      amended.set(record, 0);
    }
    if (retracts(record) >= 0) {
      retractors.remove(retracts(record), record);
      retracted.set(record, 0);
    }
    if (passesOn(record) >= 0) {
      passers.remove(passesOn(record), record);
      passedOn.set(record, 0);
    }
  }

  /** The record that this one corrects, or -1. */
  int amends(int record) {
    return amended.get(record) - 1;
  }

  /** The record that this one takes back, or -1. */
  int retracts(int record) {
    return retracted.get(record) - 1;
  }

  /** The record that this one passes on, or -1. */
  int passesOn(int record) {
    return passedOn.get(record) - 1;
  }

  /** The records that correct this one. */
  int[] amenders(int record) {
    return list(amenders, record);
  }

  /** The records that take this one back. */
  int[] retractors(int record) {
    return list(retractors, record);
  }

  /** The records that pass this one on. */
  int[] passers(int record) {
    return list(passers, record);
  }

  private static int[] list(ListPages pages, int record) {
    return Arrays.copyOf(pages.get(record), pages.size(record));
  }

  /** Whether any visible record refers to this one. */
  boolean isReferredTo(int record) {
    return amenders.size(record) + retractors.size(record) + passers.size(record) > 0;
  }
}
