package tansiq.cli.screen;

import java.util.ArrayList;
import java.util.List;

/** Columns under their heads, as wide as their longest cell; not thread-safe. */
public final class Table {
  private final List<String> heads;
  private final List<List<String>> rows = new ArrayList<>();

  /** A table with these heads. */
  public Table(String... heads) {
    this.heads = List.of(heads);
  }

  /** Adds a row of as many cells as there are heads; what is foreign in them is made harmless. */
  public void row(String... cells) {
    if (cells.length != heads.size()) {
      throw new IllegalArgumentException(cells.length + " cells under " + heads.size() + " heads");
    }
    rows.add(List.of(cells).stream().map(Screen::foreign).toList());
  }

  /** Prints the heads and the rows. */
  public void print(Screen screen) {
    int[] widths = new int[heads.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = width(heads.get(i));
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    screen.print(screen.tone(Screen.Tone.FAINT, line(heads, widths)));
    rows.forEach(row -> screen.print(line(row, widths)));
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      line.append(cell);
      if (i < widths.length - 1) {
        line.append(" ".repeat(widths[i] - width(cell) + 2));
      }
    }
    return line.toString().stripTrailing();
  }

  /** Characters that take a column: combining marks of Arabic and others take none. */
  private static int width(String text) {
    return (int)
        text.codePoints()
            .filter(c ->
                switch (Character.getType(c)) {
                  case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT ->
                      false;
                  default -> true;
                })
            .count();
  }
}
