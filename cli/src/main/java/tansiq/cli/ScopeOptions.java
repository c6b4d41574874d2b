package tansiq.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which picture is meant. */
final class ScopeOptions {
  @Option(
      names = "--group",
      paramLabel = "GROUP",
      description = "The picture of this group. Absent: all that the node holds.")
  private @Nullable String group;

  @Option(
      names = "--status",
      paramLabel = "actual|exercise",
      description = "What really happened, or a drill. Absent: the node's default.")
  private @Nullable Status status;

  /** The two statuses, as words of the command line. */
  enum Status {
    /** What really happened. */
    actual,
    /** A drill or an example. */
    exercise
  }

  String group() {
    return group == null ? "" : group;
  }

  String status() {
    return status == null ? "" : status.name();
  }
}
