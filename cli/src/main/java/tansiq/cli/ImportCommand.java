package tansiq.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tansiq.cli.client.NodeClient;
import tansiq.cli.exit.Exit;
import tansiq.cli.exit.Stop;
import tansiq.cli.screen.Progress;
import tansiq.cli.screen.Screen.Tone;
import tansiq.cli.upload.Csv;
import tansiq.cli.upload.Ndjson;
import tansiq.cli.upload.Refusals;
import tansiq.cli.upload.Source;
import tansiq.cli.upload.Tally;
import tansiq.cli.upload.Upload;
import tansiq.core.json.Verdict;
import tansiq.node.intake.Mapping;

/** Reports of a file into a node. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Brings the reports of a file into a node: NDJSON, one report a line, or a CSV table through a"
          + " mapping (docs/intake.md).",
      "What is there already, by its ext, changes nothing: an import that broke off is simply run"
          + " again. Refused lines go to a file beside and do not stop the rest."
    },
    footer = {
      "",
      "Examples:",
      "  ./tansiq import reports.ndjson --member sy",
      "  ./tansiq import reports.ndjson --member sy --to group:border --level restricted",
      "  ./tansiq import ged.csv --mapping docs/examples/ucdp-ged.mapping.json --member iq"
    })
final class ImportCommand implements Callable<Integer> {
  private final Surroundings around;

  @Mixin private final NodeOption node = new NodeOption();

  @Parameters(index = "0", paramLabel = "FILE", description = "The file; - is standard input.")
  private String file = "";

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "How the columns of a CSV table become reports. Absent: FILE is NDJSON.")
  private @Nullable Path mapping;

  @Option(
      names = "--to",
      paramLabel = "AUDIENCE",
      description = {
        "Who may hold what carries no label: members, group:NAME, or all, with commas between.",
        "Without it such a report stays at home."
      })
  private @Nullable String to;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = "Level of what carries no label: open, restricted, confidential or secret.")
  private @Nullable String level;

  @Option(
      names = "--refused",
      paramLabel = "FILE",
      description = "Where refused lines go. Absent: FILE.refused.ndjson.")
  private @Nullable Path refused;

  ImportCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws IOException {
    boolean piped = file.equals("-");
    Path path = Path.of(piped ? "standard-input" : file);
    if (!piped && !Files.isRegularFile(path)) {
      throw new Stop(Exit.MACHINE, path + " is not a file", null);
    }
    NodeClient client = node.client(around);
    Path refusals = refused == null ? Path.of(path + ".refused.ndjson") : refused;
    long start = System.nanoTime();
    Tally tally;
    long passedOver;
    try (InputStream in = piped ? System.in : Files.newInputStream(path);
        Source source = source(in);
        Refusals written = new Refusals(refusals)) {
      long size = piped ? -1 : Files.size(path);
      tally = carry(new Upload(client, word(to), word(level), written), source, path, size);
      passedOver = source.passedOver();
    }
    say(tally, passedOver, client, refusals, (System.nanoTime() - start) / 1e9);
    return tally.refused() == 0 ? Exit.DONE : Exit.NO;
  }

  private Source source(InputStream in) throws IOException {
    if (mapping == null) {
      return new Ndjson(in);
    }
    Mapping read = fits(Mapping.read(Files.readAllBytes(mapping)), mapping + " is no mapping");
    return fits(Csv.open(in, read), file + " does not fit " + mapping);
  }

  private static <T> T fits(Verdict<T> verdict, String otherwise) {
    return switch (verdict) {
      case Verdict.Accepted<T>(T value) -> value;
      case Verdict.Refused<T>(String field, String reason) ->
          throw new Stop(
              Exit.NO,
              otherwise + ": " + (field.isEmpty() ? reason : "\"" + field + "\" " + reason),
              "docs/intake.md describes mappings.");
    };
  }

  private Tally carry(Upload upload, Source source, Path path, long size) throws IOException {
    try (Progress progress = Progress.ofBytes(around.screen(), path.getFileName() + " ", size)) {
      upload.run(source, (bytes, tally) -> progress.at(bytes, figure(tally.kept()) + " kept"));
      return upload.tally();
    } catch (Stop stop) {
      throw stopped(stop, upload.tally());
    }
  }

  private static String word(@Nullable String option) {
    return option == null ? "" : option;
  }

  /** What is acknowledged stays: the import is run again, not undone. */
  private Stop stopped(Stop stop, Tally tally) {
    String remedy = stop.remedy() == null ? "" : stop.remedy() + "\n";
    return new Stop(
        stop.exit(),
        stop.what(),
        remedy
            + "Up to line "
            + tally.lastLine()
            + " all is acknowledged ("
            + figure(tally.kept() + tally.again())
            + " reports). Run the same import again: what is there already changes nothing.");
  }

  private void say(Tally tally, long passedOver, NodeClient client, Path refusals, double seconds) {
    long answered = tally.kept() + tally.again() + tally.refused();
    around
        .screen()
        .print(
            around.screen().tone(Tone.STRONG, file + " -> " + client.address().name())
                + ": "
                + figure(tally.kept())
                + " kept, "
                + figure(tally.again())
                + " there already, "
                + figure(tally.refused())
                + " refused; "
                + String.format(Locale.ROOT, "%.1f s", seconds)
                + ", "
                + figure(Math.round(answered / Math.max(seconds, 0.001)))
                + "/s");
    if (passedOver > 0) {
      around.screen().print("Rows that the mapping does not take: " + figure(passedOver) + ".");
    }
    if (tally.stayedAtHome() > 0) {
      around
          .screen()
          .print(
              figure(tally.stayedAtHome())
                  + " stay at home, because they carry no label; --to group:NAME gives what"
                  + " carries none an audience.");
    }
    if (tally.refused() > 0) {
      around.screen().print("The refused lines, with their reasons: " + refusals);
    }
  }

  private static String figure(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
