package tansiq.node.example;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of the example. Its tables have a header line, and no cell of theirs holds a comma, a
 * quotation mark or a line break, so that they read the same in any program.
 */
final class Table {
  private static final String FOLDER = "/scenarios/zavidovo-2017/";

  private Table() {}

  /** A row, by column. */
  record Row(Map<String, String> cells) {
    String get(String column) {
      String cell = cells.get(column);
      if (cell == null) {
        throw new IllegalArgumentException("no column " + column);
      }
      return cell;
    }

    boolean has(String column) {
      return !get(column).isEmpty();
    }

    int number(String column) {
      return Integer.parseInt(get(column));
    }
  }

  /** The rows of a table, in their order. */
  static List<Row> rows(String file) {
    List<String> lines = lines(file);
    String[] columns = lines.getFirst().split(",", -1);
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      if (cells.length != columns.length) {
        throw new IllegalStateException(file + " has a line of another width: " + line);
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < columns.length; i++) {
        row.put(columns[i], cells[i]);
      }
      rows.add(new Row(row));
    }
    return rows;
  }

  /** The lines of a file. */
  static List<String> lines(String file) {
    try (InputStream in = Table.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("this build lacks " + FOLDER + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
