package tansiq.bench.whole;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tansiq.bench.figures.Sheet;
import tansiq.bench.input.Invented;

/**
 * Many reports at once into one member of the example alliance, released to all five nodes: how
 * soon each of them has the same picture of them, and how soon all have it again after a restart.
 */
public final class Spread {
  private static final String FILER = "sy";
  private static final String QUERY = "?to=group:four&level=restricted";
  private static final List<String> NODES = List.of("ru", "ir", "sy", "iq", "centre");
  private static final int SEED = 11;

  private Spread() {}

  /**
   * Measures.
   *
   * @param clone the clone whose launcher is run
   * @param disk where the nodes' files shall be
   * @param count reports of each round
   */
  public static void run(Path clone, Path disk, int count, int rounds, Sheet sheet)
      throws IOException, InterruptedException {
    Launcher launcher = new Launcher(clone, Map.of());
    try (Directories directories = new Directories(disk)) {
      for (int round = 1; round <= rounds; round++) {
        sheet.say("round " + round + " of " + rounds);
        Path data = directories.get("demo");
        Invented reports = new Invented(count, SEED + round, "spread/");
        Path file = reports.write(directories.get("reports.ndjson"), 0, count);
        try (Demo demo = Demo.start(launcher, data, Demo.freePort())) {
          demo.awaitUp();
          Agreement.await(demo);
          spread(demo, file, count, sheet);
          stop(demo, sheet);
        }
        long begun = System.nanoTime();
        try (Demo demo = Demo.start(launcher, data, Demo.freePort())) {
          demo.awaitUp();
          sheet.note("second start: all five serve", seconds(begun), "s");
          Agreement.await(demo);
          sheet.note("second start: one picture at all", seconds(begun), "s");
          stop(demo, sheet);
        }
        directories.drop(data);
      }
    }
  }

  private static void spread(Demo demo, Path file, int count, Sheet sheet)
      throws IOException, InterruptedException {
    Map<String, Api> nodes = demo.nodes();
    Api filer = Objects.requireNonNull(nodes.get(FILER), FILER);
    String ledger = filer.own();
    long before = filer.folded(ledger);
    long begun = System.nanoTime();
    long kept = Api.number(filer.stream(QUERY, file), "kept");
    if (kept != count) {
      throw new IllegalStateException(kept + " kept of " + count);
    }
    sheet.note("acknowledged", count / seconds(begun), "reports/s");
    for (Api node : nodes.values()) {
      node.awaitFolded(ledger, before + count);
    }
    sheet.note("in the pictures of all five", count / seconds(begun), "reports/s");
    Agreement.await(demo);
  }

  private static void stop(Demo demo, Sheet sheet) throws IOException, InterruptedException {
    demo.compare(NODES);
    sheet.note("five nodes, resident", demo.running().residentMib(), "MiB");
    demo.running().stop();
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
