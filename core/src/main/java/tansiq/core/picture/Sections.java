package tansiq.core.picture;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import tansiq.core.incident.Facts;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.Section;
import tansiq.core.report.Report;
import tansiq.core.report.ReportSections;
import tansiq.core.report.VisibleReport;

/**
 * The sections that came of one report or retraction, read once however many layers show some of
 * them. Immutable, made on any thread.
 */
final class Sections {
  /** The sections that facts come from. */
  private static final Set<String> TELLING =
      Set.of("what", "when", "where", "coarse", "text", "source");

  /** Those, where {@code coarse} has nothing to add. */
  private static final Set<String> FINE = Set.of("what", "when", "where", "text", "source");

  private final Entry.Held held;
  private final SortedSet<String> names;
  private final Facts facts;
  private final Hash element;

  Sections(Entry.Held held) {
    this(held, read(held));
  }

  /** The sections of a record of which it is known what they tell. */
  Sections(Entry.Held held, VisibleReport report) {
    this.held = held;
    this.names = NameSets.of(held.sections().keySet());
    this.facts = isReport() ? Facts.of(member(), report) : Facts.NONE;
    this.element = Elements.of(id(), held.header().sections(), names);
  }

  /** Reads what facts come from; {@code coarse} only where it has to stand in. */
  private static VisibleReport read(Entry.Held held) {
    SortedMap<String, Section> came = held.sections();
    if (came.containsKey("what") && came.containsKey("when") && came.containsKey("where")) {
      VisibleReport report = ReportSections.read(held, FINE);
      if (report.ignored().isEmpty() || !came.containsKey("coarse")) {
        return report;
      }
    }
    return ReportSections.read(held, TELLING);
  }

  Hash id() {
    return held.leaf();
  }

  Header header() {
    return held.header();
  }

  private String member() {
    return held.header().ledger().member();
  }

  boolean isReport() {
    return header().kind().equals(Report.KIND);
  }

  /** The names of all that came. */
  SortedSet<String> names() {
    return names;
  }

  /** Which of some names are among those that came. */
  SortedSet<String> among(SortedSet<String> some) {
    if (some.equals(names)) {
      return names;
    }
    SortedSet<String> both = new TreeSet<>(some);
    both.retainAll(names);
    return both;
  }

  /** The facts that some of these sections show. */
  Facts facts(SortedSet<String> some) {
    if (some.equals(names)) {
      return facts;
    }
    boolean all = true;
    for (String name : names) {
      all &= some.contains(name) || !TELLING.contains(name);
    }
    return all || !isReport() ? facts : Facts.of(member(), only(some));
  }

  private VisibleReport only(SortedSet<String> some) {
    // Where coarse has to stand in for one that is not shown, it has not been read yet.
    VisibleReport all = ReportSections.read(held);
    return new VisibleReport(
        only(some, "what", all.what()),
        only(some, "when", all.when()),
        only(some, "where", all.where()),
        Optional.empty(),
        Optional.empty(),
        only(some, "coarse", all.coarse()),
        some.contains("text") ? all.texts() : List.of(),
        List.of(),
        List.of(),
        only(some, "source", all.source()),
        all.ignored());
  }

  private static <T> Optional<T> only(SortedSet<String> names, String name, Optional<T> value) {
    return names.contains(name) ? value : Optional.empty();
  }

  /** The hash of the record and some of its sections; see {@link Elements#of}. */
  Hash element(SortedSet<String> some) {
    return some.equals(names) ? element : Elements.of(id(), header().sections(), some);
  }
}
