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

/** A data directory from a copy. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a copy that backup made in place as a data directory.",
      "When its node is started, it first fetches from its peers what it has written since the"
          + " backup, and writes nothing before."
    },
    footer = {"", "Example:", "  ./tansiq restore --from backups/sy-monday --data data/sy"})
final class RestoreCommand implements Callable<Integer> {
  private final Surroundings around;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR",
      description = "The copy that backup made.")
  private Path from = Path.of("");

  @Mixin private final NewDataOption data = new NewDataOption();

  RestoreCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws IOException {
    Path backup = from.toAbsolutePath().normalize();
    String member = ServeCommand.settings(backup).member();
    switch (Backup.restore(backup, member, data.root())) {
      case Backup.Outcome.Refused(String reason) -> throw new Stop(Exit.MACHINE, reason, null);
      case Backup.Outcome.Done done -> {
        around.screen().print(BackupCommand.said(done, data.said()));
        around.screen().print("Then: ./tansiq serve --data " + data.said());
      }
    }
    return Exit.DONE;
  }
}
