package tansiq.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import tansiq.bench.figures.Machine;
import tansiq.bench.figures.Sheet;
import tansiq.bench.fold.FoldRun;
import tansiq.bench.fold.WholeRun;
import tansiq.bench.input.AirAlerts;
import tansiq.bench.input.Invented;
import tansiq.bench.ledger.Ceiling;
import tansiq.bench.quality.QualityRun;
import tansiq.bench.whole.Board;
import tansiq.bench.whole.Imports;
import tansiq.bench.whole.Latency;
import tansiq.bench.whole.Rebuild;
import tansiq.bench.whole.Spread;
import tansiq.bench.whole.Starts;

/** Runs the benchmark of a name; bench/README.md says what each measures. */
public final class Bench {
  private static final int SEED = 1;
  private static final String USAGE =
      """
      Usage: bench/run NAME [OPTIONS]
        import   --data DIR [--passes 20] [--rounds 3]    durable import of air alerts into one node
        latency  [--rate 100] [--seconds 60] [--rounds 3] from filing to the picture at another member
        spread   [--reports 200000] [--rounds 3]          many reports through a whole alliance
        rebuild  [--reports 1000000] [--rounds 3]         the picture at start, and its heap
        board    [--items 5000] [--rounds 20]             a board on which much is open
        start    [--rounds 3]                             fresh clone, second start, memory, --help
        ceiling  [--seconds 5] [--rounds 5]               the ledger beside a plain write and sync
        whole    [--reports 100000] [--members 6] [--rounds 5]  what the whole sees beside its parts
        quality  TABLE|four-languages:SEED:REPORTS ...    how well reports become incidents
        fold     hotspots:REPORTS|alerts:TIMES:DIR ...    the fold alone: processor time and heap
      All but the last three take --disk DIR: where the files that are measured shall be (bench/target/disk).\
      """;

  private Bench() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      run(Arrays.asList(arguments), out);
    } catch (Options.Wrong wrong) {
      out.println(wrong.getMessage());
      out.println(USAGE);
      System.exit(2);
    }
  }

  private static void run(List<String> words, PrintStream out)
      throws IOException, InterruptedException {
    if (words.isEmpty()) {
      throw new Options.Wrong("Say which benchmark.");
    }
    if (words.getFirst().equals("quality")) {
      QualityRun.main(words.subList(1, words.size()).toArray(String[]::new));
      return;
    }
    if (words.getFirst().equals("fold")) {
      FoldRun.main(words.subList(1, words.size()).toArray(String[]::new));
      return;
    }
    Options options = new Options(words.subList(1, words.size()));
    Path clone = Path.of(System.getProperty("tansiq.home", "."));
    Path disk = options.find("disk").map(Path::of).orElse(clone.resolve("bench/target/disk"));
    Files.createDirectories(disk);
    Sheet sheet = new Sheet(out);
    sheet.say(words.getFirst() + " on " + Machine.describe(disk));
    switch (words.getFirst()) {
      case "import" -> {
        AirAlerts alerts = AirAlerts.read(options.path("data"), options.number("passes", 20));
        int rounds = options.number("rounds", 3);
        options.nothingElse();
        Imports.run(clone, disk, alerts, alerts.pass(), rounds, sheet);
      }
      case "latency" -> {
        int rate = options.number("rate", 100);
        int seconds = options.number("seconds", 60);
        int rounds = options.number("rounds", 3);
        options.nothingElse();
        Latency.run(clone, disk, rate, seconds, rounds, sheet);
      }
      case "spread" -> {
        int count = options.number("reports", 200_000);
        int rounds = options.number("rounds", 3);
        options.nothingElse();
        Spread.run(clone, disk, count, rounds, sheet);
      }
      case "rebuild" -> {
        Invented reports = new Invented(options.number("reports", 1_000_000), SEED, "r/");
        int rounds = options.number("rounds", 3);
        options.nothingElse();
        Rebuild.run(clone, disk, reports, rounds, sheet);
      }
      case "board" -> {
        int items = options.number("items", 5_000);
        int rounds = options.number("rounds", 20);
        options.nothingElse();
        Board.run(clone, disk, items, rounds, sheet);
      }
      case "start" -> {
        int rounds = options.number("rounds", 3);
        options.nothingElse();
        Starts.run(clone, disk, rounds, sheet);
      }
      case "ceiling" -> {
        int seconds = options.number("seconds", 5);
        int rounds = options.number("rounds", 5);
        options.nothingElse();
        Ceiling.run(disk, new Invented(20_000, SEED, "c/"), seconds, rounds, sheet);
      }
      case "whole" -> {
        int count = options.number("reports", 100_000);
        int members = options.number("members", 6);
        int rounds = options.number("rounds", 5);
        options.nothingElse();
        WholeRun.run(count, members, rounds, sheet);
      }
      default -> throw new Options.Wrong("There is no benchmark " + words.getFirst() + ".");
    }
    sheet.close();
  }
}
