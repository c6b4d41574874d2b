package tansiq.cli;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tansiq.cli.exit.Exit;
import tansiq.cli.exit.Stop;
import tansiq.cli.screen.Screen;
import tansiq.cli.screen.Screen.Tone;
import tansiq.core.place.Names;
import tansiq.node.start.Init;
import tansiq.node.start.NodeSettings;
import tansiq.node.start.NodeSettings.Pins;

/** A data directory for a new node. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Lays out the data directory of a new node: its keys, its token and one commented"
          + " configuration file.",
      "Prints the lines by which other members pin this one."
    },
    footer = {
      "",
      "Example:",
      "  ./tansiq init --data data/sy --member sy --name en=Syria --name ar=سوريا"
    })
final class InitCommand implements Callable<Integer> {
  private final Surroundings around;

  @Mixin private final NewDataOption data = new NewDataOption();

  @Option(
      names = "--member",
      required = true,
      paramLabel = "NAME",
      description = {
        "The member whose node it is: 1 to 32 of a-z, 0-9 and -, beginning with a letter.",
        "It names the ledger and never changes."
      })
  private String member = "";

  @Option(
      names = "--name",
      paramLabel = "LANG=TEXT",
      description = "What people call the member, in a language; several are possible.")
  private Map<String, String> names = new TreeMap<>();

  InitCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, String> called = names.isEmpty() ? Map.of("en", member) : names;
    NodeSettings settings = NodeSettings.of(data.root(), member, new Names(new TreeMap<>(called)));
    switch (Init.create(settings)) {
      case Init.Outcome.Refused(String reason) -> throw new Stop(Exit.NO, reason, null);
      case Init.Outcome.Created created -> say(created);
    }
    return Exit.DONE;
  }

  private void say(Init.Outcome.Created created) {
    Screen screen = around.screen();
    screen.print(
        screen.tone(Tone.STRONG, "The node of " + member + " is laid out in " + data.said() + "."));
    screen.print("");
    screen.print("Other members pin it by these lines; let them compare by another way than the");
    screen.print("network that what arrived is what stands here:");
    screen.print("");
    Pins pins = created.pins();
    screen.print("peer." + member + ".key = " + pins.key().text());
    screen.print("peer." + member + ".tls = " + pins.tls().hex());
    screen.print("peer." + member + ".recovery = " + pins.recovery().hex());
    screen.print("");
    screen.print("Take " + created.recovery() + " offline: the key in it revokes the others.");
    screen.print("Then: ./tansiq serve --data " + data.said());
  }
}
