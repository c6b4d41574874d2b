package tansiq.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tansiq.cli.client.NodeClient;

/** The option by which a command is told which node to speak to. */
final class NodeOption {
  @Option(
      names = {"--node", "--member"},
      paramLabel = "NAME|URL|DIR",
      description = {
        "The node: its name in the alliance, its address, or its data directory.",
        "Absent: the first node of the alliance."
      })
  private @Nullable String node;

  NodeClient client(Surroundings around) {
    return node == null ? around.firstNode() : around.node(node);
  }
}
