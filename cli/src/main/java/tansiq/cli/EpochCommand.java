package tansiq.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tansiq.cli.client.NodeClient;
import tansiq.cli.exit.Exit;

/** A new epoch of a ledger whose end is lost. */
@Command(
    name = "epoch",
    mixinStandardHelpOptions = true,
    description = {
      "Opens a new epoch of a node's own ledger: for a node that was restored from a backup and"
          + " whose peers cannot give it back what it has written since.",
      "What was lost stays lost; the other members see that a new epoch began."
    },
    footer = {"", "Example:", "  ./tansiq epoch --node data/sy"})
final class EpochCommand implements Callable<Integer> {
  private final Surroundings around;

  @Mixin private final NodeOption node = new NodeOption();

  EpochCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    NodeClient client = node.client(around);
    String ledger =
        client.read(
            client.post("/api/v1/epochs", Map.of(), "application/json", new byte[] {'{', '}'}, 2),
            whole -> whole.text("ledger", 100));
    around.screen().print("The node writes to " + ledger + " from now on.");
    return Exit.DONE;
  }
}
