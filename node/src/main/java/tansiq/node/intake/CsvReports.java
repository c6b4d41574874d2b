package tansiq.node.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tansiq.core.json.Bounds;
import tansiq.core.json.JsonObject;
import tansiq.core.json.Verdict;

/**
 * Reads the rows of a CSV table as reports, as a mapping says. Rows that the mapping does not take
 * are passed over. Not thread-safe.
 */
public final class CsvReports {
  private final CsvRecords records;
  private final Mapping mapping;
  private final Map<String, Integer> columns;
  private final int width;
  private long passedOver;

  private CsvReports(CsvRecords records, Mapping mapping, Map<String, Integer> columns, int width) {
    this.records = records;
    this.mapping = mapping;
    this.columns = columns;
    this.width = width;
  }

  /** What came of one row, by the line on which it begins, from 1. */
  public sealed interface Line {
    /** An input as a line of NDJSON would hold it; it has not been checked as a report. */
    record Input(long line, JsonObject input) implements Line {}

    /** The row does not fit the mapping. */
    record Rejected(long line, String field, String reason) implements Line {}

    /** There is no more. */
    record End() implements Line {}
  }

  /** Reads the heading; refused when it lacks a column that the mapping needs. */
  public static Verdict<CsvReports> open(InputStream in, Mapping mapping) throws IOException {
    CsvRecords records = new CsvRecords(in, mapping.delimiter(), Bounds.RECORD.bytes());
    return switch (records.next()) {
      case CsvRecords.Row.End _ -> new Verdict.Refused<>("", "has no heading");
      case CsvRecords.Row.Malformed(long _, String reason) -> new Verdict.Refused<>("", reason);
      case CsvRecords.Row.Fields(long _, List<byte[]> fields) -> {
        Map<String, Integer> columns = new HashMap<>();
        try {
          for (int i = 0; i < fields.size(); i++) {
            columns.putIfAbsent(text(fields.get(i)), i);
          }
        } catch (CharacterCodingException _) {
          yield new Verdict.Refused<>("", "has a heading that is not UTF-8");
        }
        for (String column : mapping.columns()) {
          if (!columns.containsKey(column)) {
            yield new Verdict.Refused<>(column, "is not a column of the table");
          }
        }
        yield new Verdict.Accepted<>(new CsvReports(records, mapping, columns, fields.size()));
      }
    };
  }

  /** How many rows the mapping did not take so far. */
  public long passedOver() {
    return passedOver;
  }

  /** The next row that the mapping takes. */
  public Line next() throws IOException {
    while (true) {
      switch (records.next()) {
        case CsvRecords.Row.End _ -> {
          return new Line.End();
        }
        case CsvRecords.Row.Malformed(long number, String reason) -> {
          return new Line.Rejected(number, "", reason);
        }
        case CsvRecords.Row.Fields(long number, List<byte[]> fields) -> {
          if (fields.size() != width) {
            return new Line.Rejected(
                number, "", "has " + fields.size() + " fields; the heading has " + width);
          }
          List<String> values = new ArrayList<>(fields.size());
          for (byte[] field : fields) {
            try {
              values.add(text(field));
            } catch (CharacterCodingException _) {
              return new Line.Rejected(number, "", "is not UTF-8 in field " + (values.size() + 1));
            }
          }
          Row row = new Row(columns, values, mapping.missing());
          if (mapping.takes(row)) {
            return line(number, row);
          }
          passedOver++;
        }
      }
    }
  }

  private Line line(long number, Row row) {
    return switch (mapping.report(row)) {
      case Verdict.Accepted<JsonObject>(JsonObject input) -> new Line.Input(number, input);
      case Verdict.Refused<JsonObject>(String field, String reason) ->
          new Line.Rejected(number, field, reason);
    };
  }

  private static String text(byte[] field) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(field)).toString().strip();
  }
}
