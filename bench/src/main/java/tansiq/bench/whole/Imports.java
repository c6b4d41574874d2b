package tansiq.bench.whole;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tansiq.bench.figures.Sheet;
import tansiq.bench.input.Reports;
import tansiq.core.json.JsonObject;

/**
 * Durable import into one node: the first pass into a program that has just started, the others
 * while it gets warm and once it is; through the command line and through one streaming request, in
 * turns. Each round begins with a node that knows nothing and ends with a check of all that it
 * kept.
 */
public final class Imports {
  private static final String MEMBER = "sy";

  /** After so many passes the virtual machine has compiled what there is to compile. */
  private static final int WARM_AFTER = 5;

  private static final Pattern KEPT =
      Pattern.compile("([0-9,]+) kept, ([0-9,]+) there already, ([0-9,]+) refused");

  private final Launcher launcher;
  private final Directories directories;
  private final Reports reports;
  private final int pass;
  private final Sheet sheet;

  private Imports(
      Launcher launcher, Directories directories, Reports reports, int pass, Sheet sheet) {
    this.launcher = launcher;
    this.directories = directories;
    this.reports = reports;
    this.pass = pass;
    this.sheet = sheet;
  }

  /** What a round imports: the first pass, the next few, and the rest. */
  private record Files(Path first, Path early, Path late, long earlyLines, long lateLines) {}

  /** How reports reach the node. */
  private interface Way {
    long keep(Served node, Path data, Path file) throws IOException, InterruptedException;
  }

  /**
   * Measures.
   *
   * @param clone the clone whose launcher is run
   * @param disk where the node's files shall be
   * @param pass how many reports the first pass has
   * @param rounds of each way
   */
  public static void run(Path clone, Path disk, Reports reports, int pass, int rounds, Sheet sheet)
      throws IOException, InterruptedException {
    try (Directories directories = new Directories(disk)) {
      new Imports(new Launcher(clone, java.util.Map.of()), directories, reports, pass, sheet)
          .run(rounds);
    }
  }

  private void run(int rounds) throws IOException, InterruptedException {
    Path first = reports.write(directories.get("first.ndjson"), 0, pass);
    int warm = Math.min(reports.size(), WARM_AFTER * pass);
    Path early = reports.write(directories.get("early.ndjson"), pass, warm);
    Path late = reports.write(directories.get("late.ndjson"), warm, reports.size());
    Files files = new Files(first, early, late, warm - pass, reports.size() - warm);
    for (int round = 1; round <= rounds; round++) {
      sheet.say("round " + round + " of " + rounds);
      round("cli", this::byCommand, files);
      round("api", Imports::byRequest, files);
    }
  }

  private void round(String name, Way way, Files files) throws IOException, InterruptedException {
    Path data = directories.get(name);
    Served.init(launcher, data, MEMBER);
    String digest;
    try (Served node = Served.start(launcher, data)) {
      String ledger = node.api().own();
      long before = node.api().folded(ledger);
      rate(name + " first pass", pass, keep(name, way, node, data, files.first(), pass));
      double early = keep(name, way, node, data, files.early(), files.earlyLines());
      double late = keep(name, way, node, data, files.late(), files.lateLines());
      rate(name + " passes 2 to 20", reports.size() - pass, early + late);
      rate(name + " passes 6 to 20", files.lateLines(), late);
      long begun = System.nanoTime();
      node.api().awaitFolded(ledger, before + reports.size());
      sheet.note(name + " picture after the import", seconds(begun), "s");
      sheet.note(name + " resident", node.running().residentMib(), "MiB");
      digest = node.api().digest();
      node.stopAndCheck(launcher, data);
    }
    try (Served node = Served.start(launcher, data)) {
      sheet.note(name + " second start", node.upAfter(), "s");
      if (!node.api().digest().equals(digest)) {
        throw new IllegalStateException("another picture after a restart: " + digest);
      }
    }
    directories.drop(data);
  }

  /** Seconds that it took. */
  private double keep(String name, Way way, Served node, Path data, Path file, long lines)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    long kept = way.keep(node, data, file);
    double seconds = seconds(begun);
    if (kept != lines) {
      throw new IllegalStateException(name + ": " + kept + " kept of " + lines);
    }
    return seconds;
  }

  private void rate(String name, long lines, double seconds) {
    sheet.note(name, lines / seconds, "reports/s");
  }

  private long byCommand(Served node, Path data, Path file)
      throws IOException, InterruptedException {
    String out =
        launcher.run("import", file.toString(), "--node", data.toString()).well("import").out();
    Matcher said = KEPT.matcher(out);
    if (!said.find()) {
      throw new IllegalStateException("import said: " + out);
    }
    List<String> others = List.of(said.group(2), said.group(3));
    if (!others.equals(List.of("0", "0"))) {
      throw new IllegalStateException("import said: " + out);
    }
    return Long.parseLong(said.group(1).replace(",", ""));
  }

  private static long byRequest(Served node, Path data, Path file)
      throws IOException, InterruptedException {
    JsonObject summary = node.api().stream("", file);
    if (Api.number(summary, "again") != 0 || Api.number(summary, "refused") != 0) {
      throw new IllegalStateException("the node answered " + summary);
    }
    return Api.number(summary, "kept");
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
