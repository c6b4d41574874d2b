package tansiq.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option by which a command is told where a data directory is to be laid out. */
final class NewDataOption {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The data directory; absent or empty.")
  private Path data = Path.of("");

  /** The directory, absolute. */
  Path root() {
    return data.toAbsolutePath().normalize();
  }

  /** The directory as it was given, for sentences. */
  Path said() {
    return data;
  }
}
