package tansiq.bench.figures;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The sheet of one benchmark: each measurement as it comes, and the medians at the end. Not
 * thread-safe.
 */
public final class Sheet {
  private record Row(String unit, Samples samples) {}

  private final PrintStream out;
  private final Map<String, Row> rows = new LinkedHashMap<>();

  /** A sheet that is printed as it grows. */
  public Sheet(PrintStream out) {
    this.out = out;
  }

  /** Notes one measurement. */
  public void note(String what, double value, String unit) {
    rows.computeIfAbsent(what, _ -> new Row(unit, new Samples())).samples().add(value);
    out.println("  " + what + ": " + figure(value) + " " + unit);
  }

  /** Says something that is no measurement. */
  public void say(String text) {
    out.println(text);
  }

  /** All measurements of one thing. */
  public Samples samples(String what) {
    Row row = rows.get(what);
    if (row == null) {
      throw new IllegalStateException("never measured: " + what);
    }
    return row.samples();
  }

  /** Prints the medians, each with the least and the most and the number of rounds. */
  public void close() {
    out.println();
    out.println("| what | median | least – most | rounds |");
    out.println("|---|---|---|---|");
    rows.forEach((what, row) ->
        out.println(
            "| "
                + what
                + " | "
                + figure(row.samples().median())
                + " "
                + row.unit()
                + " | "
                + figure(row.samples().min())
                + " – "
                + figure(row.samples().max())
                + " | "
                + row.samples().size()
                + " |"));
  }

  /** Three figures of a number, and all before the point. */
  public static String figure(double value) {
    double size = Math.abs(value);
    if (size >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", value);
  }
}
