package tansiq.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tansiq.cli.exit.Exit;
import tansiq.cli.exit.Stop;
import tansiq.cli.screen.Screen.Tone;
import tansiq.node.start.ConfFile;
import tansiq.node.start.Node;
import tansiq.node.start.NodeSettings;
import tansiq.node.start.NodeSettings.Listen;

/** One node, until a signal stops it. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the node of a data directory until it gets a signal (Ctrl-C, SIGTERM).",
      "API and page are for this machine alone; other nodes come to the exchange."
    },
    footer = {
      "",
      "Examples:",
      "  ./tansiq serve --data data/sy",
      "  ./tansiq serve --data data/sy --port 9000"
    })
final class ServeCommand implements Callable<Integer> {
  private final Surroundings around;

  @Mixin private final DataOption data = new DataOption();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port of API and page instead of the configured one; 0 takes a free one.")
  private @Nullable Integer port;

  @Option(
      names = "--exchange-port",
      paramLabel = "PORT",
      description = "Port for other nodes instead of the configured one; 0 takes a free one.")
  private @Nullable Integer exchangePort;

  ServeCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    NodeSettings settings = settings(data.root());
    settings =
        settings.withListening(
            withPort(settings.api(), port), withPort(settings.exchange(), exchangePort));
    switch (Node.start(settings)) {
      case Node.Outcome.Refused(String reason) ->
          throw new Stop(Exit.MACHINE, "the node does not start: " + reason, null);
      case Node.Outcome.Started(Node node) -> {
        Running.closeAtTheEnd(around.screen(), List.of(node));
        around
            .screen()
            .print(
                around.screen().tone(Tone.STRONG, settings.member())
                    + " serves "
                    + node.apiUri()
                    + " and exchanges at "
                    + node.exchangeUri());
        around.screen().out().flush();
        around.screen().say("Ctrl-C stops it.");
      }
    }
    Running.untilStopped();
    return Exit.DONE;
  }

  /** What the configuration says, or a {@link Stop} that names each wrong line. */
  static NodeSettings settings(Path data) throws IOException {
    Path file = data.resolve(ConfFile.NAME);
    if (!Files.exists(file)) {
      throw new Stop(
          Exit.MACHINE,
          data + " is no data directory of a node: it has no " + ConfFile.NAME,
          "Lay one out with ./tansiq init --data " + data + " --member NAME.");
    }
    return switch (ConfFile.read(data, Files.readString(file))) {
      case ConfFile.Read.Settings(NodeSettings settings) -> settings;
      case ConfFile.Read.Wrong(List<ConfFile.Problem> problems) ->
          throw new Stop(
              Exit.USAGE,
              file + " is wrong",
              String.join("\n", problems.stream().map(ConfFile.Problem::toString).toList()));
    };
  }

  private static Listen withPort(Listen listen, @Nullable Integer port) {
    return port == null ? listen : new Listen(listen.host(), port);
  }
}
