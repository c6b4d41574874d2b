package tansiq.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tansiq.cli.client.AllianceFile;
import tansiq.cli.client.NodeAddress;
import tansiq.cli.client.NodeClient;
import tansiq.cli.demo.DemoDirectory;
import tansiq.cli.demo.DemoLoad;
import tansiq.cli.demo.DemoPlan;
import tansiq.cli.demo.Ports;
import tansiq.cli.exit.Exit;
import tansiq.cli.exit.Stop;
import tansiq.cli.screen.Progress;
import tansiq.cli.screen.Screen;
import tansiq.cli.screen.Screen.Tone;
import tansiq.cli.screen.Table;
import tansiq.node.example.ExampleAlliance;
import tansiq.node.example.ExampleGroup;
import tansiq.node.example.ExampleMember;
import tansiq.node.start.Node;
import tansiq.node.start.NodeSettings;

/** The example alliance on this machine, until a signal stops it. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the example alliance on this machine until Ctrl-C: four members and the information"
          + " centre that they staff, each a node with its own records, keys and ports.",
      "The first start loads the example; a later one finds it as it was left."
    },
    footer = {
      "",
      "Examples:",
      "  ./tansiq demo",
      "  ./tansiq demo --members 7 --data data/seven --port 9000",
      "  ./tansiq demo --fresh"
    })
final class DemoCommand implements Callable<Integer> {
  private static final int USUAL_MEMBERS = 4;
  private static final int USUAL_PORT = 8080;

  /** Room for the pages of the largest demo between the two kinds of port. */
  private static final int EXCHANGE_ABOVE = 100;

  private final Surroundings around;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the nodes live. Absent: TANSIQ_DATA, or data/demo in the repository.")
  private @Nullable Path data;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port of the first page; the others follow. Default: " + USUAL_PORT + ".")
  private int port = USUAL_PORT;

  @Option(
      names = "--members",
      paramLabel = "2..20",
      description = {
        "Members besides the centre: beyond four, invented monitoring missions join; below four,"
            + " groups shrink. Default: as laid out before, else "
            + USUAL_MEMBERS
            + "."
      })
  private @Nullable Integer members;

  @Option(
      names = "--fresh",
      description = "Delete what an earlier demo left in the directory, and begin anew.")
  private boolean fresh;

  DemoCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    if (members != null && (members < ExampleAlliance.FEWEST || members > ExampleAlliance.MOST)) {
      throw new Stop(
          Exit.USAGE,
          "--members takes "
              + ExampleAlliance.FEWEST
              + " to "
              + ExampleAlliance.MOST
              + ", not "
              + members,
          null);
    }
    DemoDirectory directory = new DemoDirectory(data == null ? around.places().demo() : data);
    if (fresh) {
      directory.delete();
    }
    int count = Optional.ofNullable(members).or(directory::members).orElse(USUAL_MEMBERS);
    directory.prepare(count);
    ExampleAlliance alliance = ExampleAlliance.of(count);
    List<Integer> apiPorts = ports(port, count + 1);
    List<NodeSettings> settings =
        new DemoPlan(alliance, directory)
            .layOut(apiPorts, ports(apiPorts.getLast() + EXCHANGE_ABOVE, count + 1));
    List<Node> nodes = new ArrayList<>();
    Running.closeAtTheEnd(around.screen(), nodes);
    start(settings, nodes);
    directory.write(alliance(nodes));
    load(alliance, directory, nodes);
    say(alliance, nodes, directory, (System.nanoTime() - begun) / 1e9);
    Running.untilStopped();
    return Exit.DONE;
  }

  private List<Integer> ports(int first, int count) {
    List<Integer> ports =
        new Ports()
            .find(first, count)
            .orElseThrow(() ->
                new Stop(
                    Exit.MACHINE,
                    "there are not " + count + " free ports above " + first,
                    "Choose a lower one with --port."));
    if (ports.getLast() != first + count - 1) {
      List<Integer> taken = new ArrayList<>();
      for (int one = first; one < ports.getLast(); one++) {
        if (!ports.contains(one)) {
          taken.add(one);
        }
      }
      around.screen().warn("In use by other programs and passed over: ports " + taken + ".");
    }
    return ports;
  }

  private void start(List<NodeSettings> settings, List<Node> nodes) throws InterruptedException {
    try (Progress progress = Progress.of(around.screen(), "nodes ", settings.size())) {
      for (NodeSettings one : settings) {
        switch (Node.start(one)) {
          case Node.Outcome.Started(Node node) -> nodes.add(node);
          case Node.Outcome.Refused(String reason) ->
              throw new Stop(
                  Exit.MACHINE, "the node of " + one.member() + " does not start: " + reason, null);
        }
        progress.at(nodes.size(), one.member());
      }
    }
  }

  private static AllianceFile alliance(List<Node> nodes) {
    return new AllianceFile(
        nodes.stream()
            .map(node ->
                new AllianceFile.Entry(
                    node.settings().member(),
                    node.settings().member(),
                    node.apiUri().toString(),
                    node.exchangeUri().toString(),
                    node.settings().data().toString()))
            .toList());
  }

  private void load(ExampleAlliance alliance, DemoDirectory directory, List<Node> nodes)
      throws IOException {
    if (directory.isLoaded()) {
      return;
    }
    Map<String, NodeClient> clients = new LinkedHashMap<>();
    for (Node node : nodes) {
      clients.put(node.settings().member(), client(node));
    }
    try (Progress progress = Progress.of(around.screen(), "records ", alliance.total())) {
      new DemoLoad(alliance, clients).run(done -> progress.at(done, ""));
    }
    directory.loaded();
  }

  private NodeClient client(Node node) throws IOException {
    URI api = node.apiUri();
    Path token = node.settings().data().resolve("token");
    return new NodeClient(
        new NodeAddress(
            node.settings().member(), api, Optional.of(Files.readString(token).strip())));
  }

  private void say(
      ExampleAlliance alliance, List<Node> nodes, DemoDirectory directory, double seconds) {
    Screen screen = around.screen();
    screen.print(
        screen.tone(Tone.WARN, "EXERCISE")
            + "  real facts with invented reporters, a scripted layer, and the meetings of 2017"
            + " in our words; see scenarios/zavidovo-2017/README.md");
    screen.print("");
    Table table = new Table("node", "member", "page", "groups", "data");
    for (int i = 0; i < nodes.size(); i++) {
      ExampleMember member = alliance.members().get(i);
      Node node = nodes.get(i);
      table.row(
          member.word(),
          member.names().find("en").orElse(member.word()),
          node.apiUri().toString(),
          String.join(
              " ",
              alliance.groups().stream()
                  .filter(group -> group.members().contains(member.word()))
                  .map(ExampleGroup::word)
                  .toList()),
          node.settings().data().toString());
    }
    table.print(screen);
    screen.print("");
    screen.print(
        "Open "
            + screen.tone(Tone.STRONG, nodes.getFirst().apiUri().toString())
            + String.format(Locale.ROOT, " - the alliance is up after %.1f s.", seconds));
    screen.print("Who is where, for programs: " + directory.root().resolve(AllianceFile.NAME));
    screen.print(
        "In another window: ./tansiq picture --node sy --group four; ./tansiq board --node ru;"
            + " ./tansiq status");
    screen.out().flush();
    screen.say("Ctrl-C stops all nodes; the next start finds them as they were.");
  }
}
