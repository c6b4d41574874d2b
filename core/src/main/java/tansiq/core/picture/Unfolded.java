package tansiq.core.picture;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tansiq.core.council.Talk;
import tansiq.core.json.Verdict;
import tansiq.core.record.Entry;
import tansiq.core.release.Release;
import tansiq.core.report.Prepared;
import tansiq.core.report.Report;
import tansiq.core.report.Retraction;

/**
 * An entry read for folding. Reading takes most of the fold's time and can be done on any thread,
 * by several at once; the fold's own thread then adds what was read, in order.
 */
public final class Unfolded {
  private final Entry entry;
  private final @Nullable Sections sections;
  private final @Nullable Release release;
  private final @Nullable Sections released;

  private Unfolded(Entry entry, @Nullable Sections sections, @Nullable Release release) {
    this.entry = entry;
    this.sections = sections;
    this.release = release;
    this.released = release == null ? null : sections(release.record());
  }

  /** Reads an entry. */
  public static Unfolded of(Entry entry) {
    Sections sections = entry instanceof Entry.Held held ? sections(held) : null;
    return new Unfolded(entry, sections, sections == null ? read(entry) : null);
  }

  /**
   * What reading a prepared record's entry would give, with less work: the report that its sections
   * were written from is at hand.
   */
  public static Unfolded of(Prepared prepared) {
    return prepared.filing().content() instanceof Report report
        ? new Unfolded(prepared.entry(), new Sections(prepared.entry(), report.visible()), null)
        : of(prepared.entry());
  }

  private static @Nullable Sections sections(Entry.Held held) {
    return isShown(held) ? new Sections(held) : null;
  }

  private static boolean isShown(Entry.Held held) {
    String kind = held.header().kind();
    return kind.equals(Report.KIND) || kind.equals(Retraction.KIND) || Talk.isKind(kind);
  }

  private static @Nullable Release read(Entry entry) {
    Optional<Verdict<Release>> read = Release.read(entry);
    return read.orElse(null) instanceof Verdict.Accepted<Release>(Release release) ? release : null;
  }

  /** The entry that was read. */
  public Entry entry() {
    return entry;
  }

  /** What came of a report or retraction; null for another kind and for a bare leaf. */
  @Nullable Sections sections() {
    return sections;
  }

  /** What the entry releases, if it does. */
  @Nullable Release release() {
    return release;
  }

  /** What came of the record that the entry releases, if that is a report or retraction. */
  @Nullable Sections released() {
    return released;
  }
}
