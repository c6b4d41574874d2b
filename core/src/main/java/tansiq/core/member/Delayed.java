package tansiq.core.member;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.Label;
import tansiq.core.record.LedgerId;
import tansiq.core.release.Release;
import tansiq.core.report.Labelling;
import tansiq.core.report.Report;
import tansiq.core.report.Retraction;

/**
 * The own reports of which a coarse section goes out only after a day. A report that has been
 * amended or taken back by then goes out by its amendment, or not at all.
 */
final class Delayed {
  private static final Duration DELAY = Duration.ofHours(24);
  private static final String COARSE = "coarse";

  /** Ordered by time, then by place, so that the order of releases is the order of reports. */
  record Due(Instant at, LedgerId ledger, long index, Hash id) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int order = at.compareTo(other.at);
      order = order != 0 ? order : ledger.compareTo(other.ledger);
      return order != 0 ? order : Long.compare(index, other.index);
    }
  }

  private final TreeSet<Due> due = new TreeSet<>();
  private final Map<Hash, Due> byId = new HashMap<>();

  /** Whether a record has a section that goes out only later. */
  static boolean isDelayed(Entry.Held record) {
    return record.header().kind().equals(Report.KIND)
        && record.header().label().caveats().contains(Labelling.COARSE_AFTER_24_H)
        && record.sections().containsKey(COARSE);
  }

  /**
   * Takes note of a record that is durable in the own ledger: of each once, or of one again
   * together with all that follow it.
   */
  void kept(LedgerId ledger, long index, Entry.Held record) {
    Header header = record.header();
    switch (header.kind()) {
      case Report.KIND, Retraction.KIND, Release.KIND -> {
        header.refs().forEach(this::remove);
        if (isDelayed(record)) {
          Due next = new Due(header.at().plus(DELAY), ledger, index, record.leaf());
          due.add(next);
          byId.put(record.leaf(), next);
        }
      }
      default -> {}
    }
  }

  /** When the next release of a ledger's report is due. */
  Optional<Instant> next(LedgerId ledger) {
    return due.stream().filter(each -> each.ledger().equals(ledger)).map(Due::at).findFirst();
  }

  /** At most so many of a ledger's reports that are due, in order. */
  List<Due> due(LedgerId ledger, Instant now, int most) {
    List<Due> ready = new ArrayList<>();
    for (Due each : due) {
      if (each.at().isAfter(now) || ready.size() == most) {
        break;
      }
      if (each.ledger().equals(ledger)) {
        ready.add(each);
      }
    }
    return ready;
  }

  /** The release of a report's coarse section: to the record's audience, at its level. */
  static Release release(long index, Entry.Held report) {
    return new Release(
        index, Entry.Held.of(report.header(), List.of(report.sections().get(COARSE))));
  }

  /** The label of that release. */
  static Label label(Entry.Held report) {
    Label label = report.header().label();
    Label.Part part = label.sections().get(COARSE);
    return Label.of(
        part == null ? label.level() : part.level().orElse(label.level()), label.audience());
  }

  private void remove(Hash id) {
    Due known = byId.remove(id);
    if (known != null) {
      due.remove(known);
    }
  }
}
