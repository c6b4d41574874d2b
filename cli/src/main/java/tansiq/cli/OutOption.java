package tansiq.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says where what a node renders is put. */
final class OutOption {
  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where it is written, in place of what is there. Absent: to standard output.")
  private @Nullable Path out;

  /** Puts it there, and tells a person where that is. */
  void put(Surroundings around, byte[] bytes) throws IOException {
    if (out == null) {
      around.screen().raw(bytes);
    } else {
      Files.write(out, bytes);
      around.screen().say("Written to " + out + ".");
    }
  }
}
