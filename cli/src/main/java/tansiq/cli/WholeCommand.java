package tansiq.cli;

import static tansiq.cli.client.NodeClient.query;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tansiq.cli.client.Answer;
import tansiq.cli.client.NodeClient;
import tansiq.cli.exit.Exit;
import tansiq.cli.screen.Screen;
import tansiq.cli.screen.Screen.Tone;
import tansiq.cli.screen.Table;
import tansiq.core.json.Fields;

/** What a group sees together beside each member and smaller group by itself. */
@Command(
    name = "whole",
    mixinStandardHelpOptions = true,
    description = {
      "What the whole sees beside each of its members and smaller groups alone.",
      "Counts of incidents; docs/measures.md says what each counts."
    },
    footer = {
      "",
      "Examples:",
      "  ./tansiq whole --node iq --group four",
      "  ./tansiq whole --group four --part sy --figure never    the incidents behind a figure"
    })
final class WholeCommand implements Callable<Integer> {
  private static final double HOUR = 3600;
  private static final String LISTED = "1000";

  private final Surroundings around;

  @Mixin private final NodeOption node = new NodeOption();
  @Mixin private final ScopeOptions scope = new ScopeOptions();

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description = "As it was known then, a UTC time like 2016-06-30T00:00:00Z. Absent: now.")
  private @Nullable String asOf;

  @ArgGroup(exclusive = false)
  private @Nullable Behind behind;

  @Option(names = "--json", description = "The node's answer as it is.")
  private boolean json;

  /** A figure whose incidents are asked for. */
  private static final class Behind {
    @Option(
        names = "--part",
        paramLabel = "PART",
        required = true,
        description = "Lists the incidents behind a figure of this part, as sy or group:trio.")
    private String part = "";

    @Option(
        names = "--figure",
        paramLabel = "FIGURE",
        required = true,
        description = "told, joined, together, first, later, afterwards or never.")
    private String figure = "";
  }

  WholeCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    NodeClient client = node.client(around);
    Map<String, String> query =
        query(
            "group",
            scope.group(),
            "status",
            scope.status(),
            "asOf",
            asOf == null ? "" : asOf,
            "part",
            behind == null ? "" : behind.part,
            "figure",
            behind == null ? "" : behind.figure,
            "limit",
            behind == null ? "" : LISTED);
    Answer answer = client.get(behind == null ? "/api/v1/whole" : "/api/v1/incidents", query);
    if (json) {
      around.screen().raw(client.body(answer));
      return Exit.DONE;
    }
    return client.read(answer, behind == null ? whole -> print(client, whole) : this::list);
  }

  private int print(NodeClient client, Fields whole) {
    Screen screen = around.screen();
    String status = whole.text("status", 100);
    screen.print(
        screen.tone(Tone.STRONG, client.address().name())
            + (scope.group().isEmpty() ? ", all that it holds" : ", group " + scope.group())
            + ", "
            + (status.equals("exercise") ? screen.tone(Tone.WARN, "EXERCISE") : status)
            + ", digest "
            + whole.text("digest", 1_000));
    screen.print(
        count(whole, "incidents")
            + " incidents from "
            + count(whole, "reports")
            + " reports of "
            + count(whole, "origins")
            + " origins. Counts of records in this picture; nothing is inferred.");
    Table table =
        new Table(
            "part",
            "tells of",
            "never",
            "from 2+ origins",
            "only together",
            "first",
            "later",
            "the whole earlier by",
            "afterwards");
    for (Fields row : whole.objects("rows", Integer.MAX_VALUE)) {
      table.row(
          row.text("part", 1_000),
          count(row, "told"),
          count(row, "never"),
          count(row, "joined"),
          row.text("kind", 100).equals("member") ? "" : count(row, "together"),
          count(row, "first"),
          count(row, "later"),
          row.findObject("earlierS").map(WholeCommand::earlier).orElse(""),
          count(row, "afterwards"));
    }
    table.print(screen);
    return Exit.DONE;
  }

  private int list(Fields answer) {
    Screen screen = around.screen();
    long total = answer.integer("total", 0, Long.MAX_VALUE);
    long shown = answer.integer("shown", 0, Long.MAX_VALUE);
    screen.print(total + (total == 1 ? " incident" : " incidents"));
    Table table = new Table("from (UTC)", "category", "place", "origins", "members", "incident");
    for (Fields incident : answer.objects("incidents", Integer.MAX_VALUE)) {
      table.row(
          incident.findText("from", 100).map(Plain::minute).orElse(""),
          incident.text("category", 200),
          incident.findObject("where").map(Plain::place).orElse(""),
          count(incident, "origins"),
          String.join(
              " ",
              incident.objects("members", 10_000).stream()
                  .map(member -> member.text("member", 100))
                  .toList()),
          incident.text("id", 100));
    }
    table.print(screen);
    if (total > shown) {
      screen.print(screen.tone(Tone.FAINT, "and " + (total - shown) + " older"));
    }
    return Exit.DONE;
  }

  private static String count(Fields row, String name) {
    return Long.toString(row.integer(name, 0, Long.MAX_VALUE));
  }

  /** The median, and from the least to the most. */
  private static String earlier(Fields seconds) {
    return hours(seconds, "median")
        + " h ("
        + hours(seconds, "least")
        + " to "
        + hours(seconds, "most")
        + ")";
  }

  private static String hours(Fields seconds, String name) {
    double hours = seconds.integer(name, 0, Long.MAX_VALUE) / HOUR;
    return String.format(Locale.ROOT, hours < 1 ? "%.2f" : "%.1f", hours);
  }
}
