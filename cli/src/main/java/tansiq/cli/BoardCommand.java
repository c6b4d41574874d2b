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
import tansiq.cli.screen.Table;
import tansiq.core.json.Fields;

/** What is open and due between members. */
@Command(
    name = "board",
    mixinStandardHelpOptions = true,
    description = "What is open and due: who is waited for, for what, and by when.",
    footer = {"", "Example:", "  ./tansiq board --node iq --group four --for iq"})
final class BoardCommand implements Callable<Integer> {
  private final Surroundings around;

  @Mixin private final NodeOption node = new NodeOption();
  @Mixin private final ScopeOptions scope = new ScopeOptions();

  @Option(
      names = "--for",
      paramLabel = "MEMBER",
      description = "What this member is waited for. Absent: all members.",
      defaultValue = "")
  private String member = "";

  @Option(names = "--json", description = "The node's answer as it is, with all that was said.")
  private boolean json;

  BoardCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    NodeClient client = node.client(around);
    Map<String, String> query =
        query("group", scope.group(), "status", scope.status(), "member", member);
    Answer answer = client.get("/api/v1/board", query);
    if (json) {
      around.screen().raw(client.body(answer));
      return Exit.DONE;
    }
    return client.read(answer, this::print);
  }

  private int print(Fields board) {
    Table table = new Table("due (UTC)", "member", "is waited for", "so far", "about", "id");
    var awaited = board.objects("awaited", Integer.MAX_VALUE);
    if (awaited.isEmpty()) {
      around.screen().print("Nothing is open.");
      return Exit.DONE;
    }
    for (Fields each : awaited) {
      table.row(
          each.findText("due", 100).map(Plain::minute).orElse(""),
          each.text("member", 100),
          each.text("what", 100),
          each.findText("stands", 100).map(word -> word.replace('-', ' ')).orElse(""),
          each.findObject("title").map(Plain::name).orElse(""),
          each.text("matter", 100));
    }
    table.print(around.screen());
    long more = board.object("more").integer("awaited", 0, Long.MAX_VALUE);
    if (more > 0) {
      around.screen().print("And " + more + " due later, or without a term.");
    }
    return Exit.DONE;
  }
}
