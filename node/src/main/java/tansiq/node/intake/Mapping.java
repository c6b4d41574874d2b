package tansiq.node.intake;

import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import tansiq.core.json.Bounds;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonText;
import tansiq.core.json.Parsed;
import tansiq.core.json.Verdict;

/**
 * How the columns of a table become the fields of reports; its file is described in {@code
 * docs/intake.md}. Immutable.
 */
public final class Mapping {
  private final char delimiter;
  private final Set<String> missing;
  private final Map<String, Set<String>> rows;
  private final Template.Members report;

  Mapping(
      char delimiter, Set<String> missing, Map<String, Set<String>> rows, Template.Members report) {
    this.delimiter = delimiter;
    this.missing = Set.copyOf(missing);
    this.rows = Map.copyOf(rows);
    this.report = report;
  }

  /** Reads a mapping file. */
  public static Verdict<Mapping> read(byte[] json) {
    return switch (JsonText.parse(json, Bounds.RECORD)) {
      case Parsed.Value(JsonObject object) -> MappingFile.read(object);
      case Parsed.Value _ -> new Verdict.Refused<>("", "is not an object");
      case Parsed.Refused(String reason, long offset) ->
          new Verdict.Refused<>("", reason + ", at byte " + offset);
    };
  }

  char delimiter() {
    return delimiter;
  }

  Set<String> missing() {
    return missing;
  }

  /** The columns that it needs. */
  SortedSet<String> columns() {
    SortedSet<String> columns = new TreeSet<>(report.columns());
    columns.addAll(rows.keySet());
    return columns;
  }

  /** Whether the row is one of those to take. */
  boolean takes(Row row) {
    return rows.entrySet().stream()
        .allMatch(wanted -> wanted.getValue().contains(row.value(wanted.getKey())));
  }

  /** The report of a row. */
  Verdict<JsonObject> report(Row row) {
    try {
      return report.of(row) instanceof JsonObject object
          ? new Verdict.Accepted<>(object)
          : new Verdict.Refused<>("", "tells nothing");
    } catch (Template.Fault fault) {
      return new Verdict.Refused<>(fault.field(), fault.reason());
    }
  }
}
