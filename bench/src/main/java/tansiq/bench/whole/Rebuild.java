package tansiq.bench.whole;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import tansiq.bench.figures.Sheet;
import tansiq.bench.input.Reports;

/**
 * The start of a node that has many reports on its disk: from the command to the picture, and what
 * the picture takes of the heap beyond what a node without reports takes.
 */
public final class Rebuild {
  private static final String MEMBER = "sy";

  private Rebuild() {}

  /**
   * Measures.
   *
   * @param clone the clone whose launcher is run
   * @param disk where the node's files shall be
   * @param rounds how often the node is started
   */
  public static void run(Path clone, Path disk, Reports reports, int rounds, Sheet sheet)
      throws IOException, InterruptedException {
    Launcher launcher = new Launcher(clone, Map.of());
    try (Directories directories = new Directories(disk)) {
      Path empty = directories.get("empty");
      Served.init(launcher, empty, MEMBER);
      Path data = directories.get("full");
      Served.init(launcher, data, MEMBER);
      String digest = fill(launcher, directories, data, reports);
      for (int round = 1; round <= rounds; round++) {
        sheet.say("round " + round + " of " + rounds);
        double without = start("without reports", launcher, empty, "", sheet);
        double with = start("with " + reports.size() + " reports", launcher, data, digest, sheet);
        sheet.note("heap for the picture", with - without, "MiB");
      }
    }
  }

  private static String fill(Launcher launcher, Directories directories, Path data, Reports reports)
      throws IOException, InterruptedException {
    Path file = reports.write(directories.get("reports.ndjson"), 0, reports.size());
    try (Served node = Served.start(launcher, data)) {
      String ledger = node.api().own();
      long before = node.api().folded(ledger);
      long kept = Api.number(node.api().stream("", file), "kept");
      if (kept != reports.size()) {
        throw new IllegalStateException(kept + " kept of " + reports.size());
      }
      node.api().awaitFolded(ledger, before + reports.size());
      String digest = node.api().digest();
      node.stopAndCheck(launcher, data);
      return digest;
    }
  }

  /** The live heap of the node in MiB. */
  private static double start(String name, Launcher launcher, Path data, String digest, Sheet sheet)
      throws IOException, InterruptedException {
    try (Served node = Served.start(launcher, data)) {
      sheet.note(name + ": up after", node.upAfter(), "s");
      sheet.note(name + ": resident", node.running().residentMib(), "MiB");
      double heap = node.running().heapMib();
      sheet.note(name + ": heap in use", heap, "MiB");
      if (!digest.isEmpty() && !node.api().digest().equals(digest)) {
        throw new IllegalStateException("another picture after a restart");
      }
      node.running().stop();
      return heap;
    }
  }
}
