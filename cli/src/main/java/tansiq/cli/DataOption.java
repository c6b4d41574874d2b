package tansiq.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option by which a command is told whose data directory it works in. */
final class DataOption {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The data directory of the node.")
  private Path data = Path.of("");

  /** The directory, absolute. */
  Path root() {
    return data.toAbsolutePath().normalize();
  }
}
