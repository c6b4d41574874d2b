package tansiq.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tansiq.cli.exit.Exit;
import tansiq.cli.exit.Stop;
import tansiq.node.disk.Backup;

/** A copy of a node's data directory. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Copies the data directory of a node, which may go on running, and verifies each record on the"
          + " way.",
      "The copy holds the node's keys: guard it like the node. The recovery key is not in it."
    },
    footer = {"", "Example:", "  ./tansiq backup --data data/sy --to backups/sy-monday"})
final class BackupCommand implements Callable<Integer> {
  private final Surroundings around;

  @Mixin private final DataOption data = new DataOption();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "The copy; absent or empty.")
  private Path to = Path.of("");

  BackupCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws IOException {
    Path from = data.root();
    String member = ServeCommand.settings(from).member();
    switch (Backup.take(from, member, to.toAbsolutePath().normalize())) {
      case Backup.Outcome.Refused(String reason) -> throw new Stop(Exit.MACHINE, reason, null);
      case Backup.Outcome.Done done -> around.screen().print(said(done, to));
    }
    return Exit.DONE;
  }

  static String said(Backup.Outcome.Done done, Path where) {
    long records = done.entries().values().stream().mapToLong(Long::longValue).sum();
    return records + " records of " + done.entries().size() + " ledgers are in " + where + ".";
  }
}
