package tansiq.cli;

import tansiq.cli.client.Directory;
import tansiq.cli.client.NodeClient;
import tansiq.cli.client.Places;
import tansiq.cli.screen.Screen;

/** What a command has around it: where it writes, and where it looks for nodes. */
public record Surroundings(Screen screen, Places places) {
  /** A client of the node that this text means. */
  NodeClient node(String text) {
    return new NodeClient(new Directory(places).find(text));
  }

  /** A client of the alliance's first node. */
  NodeClient firstNode() {
    return new NodeClient(new Directory(places).first());
  }
}
