package tansiq.core.report;

import java.util.List;
import java.util.SortedMap;
import tansiq.core.json.JsonObject;
import tansiq.core.record.Entry;

/** A report as the sections of its record, and back. */
public final class ReportSections {
  /** The sections that a report may have. */
  public static final List<String> NAMES =
      List.of(
          "what", "when", "where", "how", "vantage", "coarse", "text", "media", "claims", "source");

  private ReportSections() {}

  /** The content of each section that the report has something for, by name. */
  public static SortedMap<String, JsonObject> write(Report report) {
    throw new UnsupportedOperationException();
  }

  /** What of a report is held. Fields that this version does not know are passed over. */
  public static VisibleReport read(Entry.Held entry) {
    throw new UnsupportedOperationException();
  }
}
