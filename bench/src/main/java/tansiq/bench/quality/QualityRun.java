package tansiq.bench.quality;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tansiq.core.incident.Weights;

/**
 * Prints how well reports are correlated. Arguments: tables of the generator, or {@code
 * four-languages:SEED:REPORTS}.
 */
public final class QualityRun {
  private QualityRun() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String arg : args) {
      if (arg.startsWith("four-languages:")) {
        String[] parts = arg.split(":", -1);
        long seed = Long.parseLong(parts[1]);
        int reports = Integer.parseInt(parts[2]);
        var known = new FourLanguages(seed).reports(reports);
        out.println(arg + ": " + Correlation.of(known, Weights.DEFAULT));
      } else {
        try (BufferedReader csv = Files.newBufferedReader(Path.of(arg))) {
          out.println(arg + ": " + Correlation.of(GeneratedCsv.read(csv), Weights.DEFAULT));
        }
      }
    }
  }
}
