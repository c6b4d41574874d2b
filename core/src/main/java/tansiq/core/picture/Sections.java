package tansiq.core.picture;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.report.Report;
import tansiq.core.report.ReportSections;
import tansiq.core.report.VisibleReport;

/** The sections that came of one record; read once, however many layers show some of them. */
final class Sections {
  private final Entry.Held held;
  private @Nullable VisibleReport report;

  Sections(Entry.Held held) {
    this.held = held;
  }

  Hash id() {
    return held.leaf();
  }

  Header header() {
    return held.header();
  }

  boolean isReport() {
    return header().kind().equals(Report.KIND);
  }

  /** The names of all that came. */
  SortedSet<String> names() {
    return new TreeSet<>(held.sections().keySet());
  }

  /** The report as far as these sections show it. */
  VisibleReport report(SortedSet<String> names) {
    if (report == null) {
      report = ReportSections.read(held);
    }
    VisibleReport all = report;
    return new VisibleReport(
        only(names, "what", all.what()),
        only(names, "when", all.when()),
        only(names, "where", all.where()),
        only(names, "how", all.how()),
        only(names, "vantage", all.vantage()),
        only(names, "coarse", all.coarse()),
        names.contains("text") ? all.texts() : List.of(),
        names.contains("media") ? all.media() : List.of(),
        names.contains("claims") ? all.claims() : List.of(),
        only(names, "source", all.source()),
        all.ignored());
  }

  private static <T> Optional<T> only(SortedSet<String> names, String name, Optional<T> value) {
    return names.contains(name) ? value : Optional.empty();
  }
}
