package tansiq.cli;

import static tansiq.cli.client.NodeClient.query;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

/** The picture that a node holds, for a person or for a program. */
@Command(
    name = "picture",
    mixinStandardHelpOptions = true,
    description = "The joint picture that a node holds: its incidents, newest first.",
    footer = {
      "",
      "Examples:",
      "  ./tansiq picture --node sy --group border",
      "  ./tansiq picture --node ru --group four --format digest",
      "  ./tansiq picture --as-of 2016-06-30T00:00:00Z --format geojson > picture.geojson"
    })
final class PictureCommand implements Callable<Integer> {
  /** So many incidents fit a person's patience; a program takes all by {@code --json}. */
  private static final int SHOWN = 50;

  private final Surroundings around;

  @Mixin private final NodeOption node = new NodeOption();
  @Mixin private final ScopeOptions scope = new ScopeOptions();

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description = "As it was known then, a UTC time like 2016-06-30T00:00:00Z. Absent: now.")
  private @Nullable String asOf;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = {
        "table: the newest " + SHOWN + " incidents, for a person (default)",
        "json: all incidents, each with its reports [{id, member, origin, ext}]",
        "geojson: all incidents that have a place, as a FeatureCollection",
        "digest: one line, the same at each node that holds the same picture"
      })
  private Format format = Format.table;

  @Option(names = "--json", description = "The same as --format json.")
  private boolean json;

  private enum Format {
    table,
    json,
    geojson,
    digest
  }

  PictureCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    NodeClient client = node.client(around);
    Map<String, String> query =
        query("group", scope.group(), "status", scope.status(), "asOf", asOf == null ? "" : asOf);
    return switch (json ? Format.json : format) {
      case json -> copy(client, client.get("/api/v1/picture", query));
      case geojson -> copy(client, client.get("/api/v1/picture.geojson", query));
      case digest -> digest(client, query);
      case table ->
          client.read(client.get("/api/v1/picture", query), whole -> print(client, whole));
    };
  }

  private int copy(NodeClient client, Answer answer) {
    around.screen().raw(client.body(answer));
    return Exit.DONE;
  }

  private int digest(NodeClient client, Map<String, String> query) {
    Answer answer = client.get(asOf == null ? "/api/v1/digest" : "/api/v1/picture", query);
    around.screen().print(client.read(answer, whole -> whole.text("digest", 1_000)));
    return Exit.DONE;
  }

  private int print(NodeClient client, Fields picture) {
    Screen screen = around.screen();
    Fields counts = picture.object("counts");
    String status = picture.text("status", 100);
    screen.print(
        screen.tone(Tone.STRONG, client.address().name())
            + (scope.group().isEmpty() ? ", all that it holds" : ", group " + scope.group())
            + ", "
            + (status.equals("exercise") ? screen.tone(Tone.WARN, "EXERCISE") : status)
            + ", digest "
            + picture.text("digest", 1_000));
    screen.print(
        counts.integer("incidents", 0, Long.MAX_VALUE)
            + " incidents from "
            + counts.integer("reports", 0, Long.MAX_VALUE)
            + " reports of "
            + counts.integer("origins", 0, Long.MAX_VALUE)
            + " origins, "
            + counts.integer("unplaced", 0, Long.MAX_VALUE)
            + " without a place");
    List<Row> rows =
        picture.objects("incidents", Integer.MAX_VALUE).stream()
            .map(PictureCommand::row)
            .sorted(Comparator.comparing(Row::from).reversed().thenComparing(Row::id))
            .toList();
    Table table =
        new Table(
            "from (UTC)", "incident", "category", "place", "state", "members", "reports", "dead");
    rows.stream()
        .limit(SHOWN)
        .forEach(row ->
            table.row(
                row.from,
                row.id,
                row.category,
                row.place,
                row.state,
                row.members,
                Integer.toString(row.reports),
                row.dead));
    table.print(screen);
    if (rows.size() > SHOWN) {
      screen.print(
          screen.tone(Tone.FAINT, "and " + (rows.size() - SHOWN) + " older; --json has all"));
    }
    return Exit.DONE;
  }

  /** What a table shows of an incident. */
  private record Row(
      String from,
      String id,
      String category,
      String place,
      String state,
      String members,
      int reports,
      String dead) {}

  private static Row row(Fields incident) {
    String id = incident.text("id", 100);
    return new Row(
        Plain.minute(incident.text("from", 100)),
        id.substring(0, Math.min(8, id.length())),
        incident.text("category", 200),
        incident.findObject("where").map(Plain::place).orElse(""),
        incident.text("state", 100),
        String.join(
            " ",
            incident.objects("members", 10_000).stream()
                .map(member -> member.text("member", 100))
                .toList()),
        incident.items("reports", Integer.MAX_VALUE).size(),
        incident
            .findObject("counts")
            .flatMap(counts -> counts.findObject("dead"))
            .map(PictureCommand::spread)
            .orElse(""));
  }

  /** One figure where the reports agree, the range where they do not. */
  private static String spread(Fields counts) {
    return counts.findInteger("best", 0, Long.MAX_VALUE).stream()
        .mapToObj(Long::toString)
        .findFirst()
        .orElseGet(() ->
            counts.has("low") && counts.has("high")
                ? counts.integer("low", 0, Long.MAX_VALUE)
                    + "-"
                    + counts.integer("high", 0, Long.MAX_VALUE)
                : "");
  }
}
