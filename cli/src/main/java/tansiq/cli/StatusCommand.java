package tansiq.cli;

import static tansiq.cli.client.NodeClient.query;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tansiq.cli.client.Answer;
import tansiq.cli.client.NodeClient;
import tansiq.cli.exit.Exit;
import tansiq.cli.screen.Screen.Tone;
import tansiq.cli.screen.Table;
import tansiq.core.json.Fields;

/** How one node sees its alliance: links, lag, the same picture or not. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "How a node sees its alliance: links, lag, the same picture or not.",
    footer = {"", "Example:", "  ./tansiq status --node sy --group border"})
final class StatusCommand implements Callable<Integer> {
  private final Surroundings around;

  @Mixin private final NodeOption node = new NodeOption();

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      description = "Whose picture is compared. Absent: the largest group of the node's own.",
      defaultValue = "")
  private String group = "";

  @Option(names = "--json", description = "The node's answer as it is.")
  private boolean json;

  StatusCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    NodeClient client = node.client(around);
    if (group.isEmpty()) {
      group = NodeFacts.ask(client).ownGroups().stream().findFirst().orElse("");
    }
    Map<String, String> query = query("group", group);
    Answer answer = client.get("/api/v1/alliance", query);
    if (json) {
      around.screen().raw(client.body(answer));
      return Exit.DONE;
    }
    return client.read(answer, whole -> print(client, whole));
  }

  private int print(NodeClient client, Fields whole) {
    long same = whole.integer("same", 0, Integer.MAX_VALUE);
    long of = whole.integer("of", 0, Integer.MAX_VALUE);
    around
        .screen()
        .print(
            around.screen().tone(Tone.STRONG, client.address().name())
                + ", group "
                + (group.isEmpty() ? "none" : group)
                + ": "
                + same
                + " of "
                + of
                + " nodes have the same picture");
    Table table = new Table("member", "link", "lag", "records", "behind", "lacking", "picture");
    for (Fields member : whole.objects("members", 10_000)) {
      table.row(
          member.text("member", 100) + (member.flag("self") ? " (this node)" : ""),
          member.flag("self") ? "" : member.findText("link", 100).orElse("none"),
          member.flag("self") ? "" : lag(member),
          count(member, "size"),
          count(member, "behind"),
          count(member, "lacking"),
          (member.findText("picture", 100).orElse("unknown")
                  + " "
                  + member.findText("why", 1_000).orElse(""))
              .strip());
    }
    table.print(around.screen());
    return Exit.DONE;
  }

  private static String lag(Fields member) {
    return member
        .findNumber("lagMs", 0, Double.MAX_VALUE)
        .map(ms -> Math.round(ms) + " ms")
        .orElse("");
  }

  private static String count(Fields member, String name) {
    return member.has(name) ? Long.toString(member.integer(name, 0, Long.MAX_VALUE)) : "";
  }
}
