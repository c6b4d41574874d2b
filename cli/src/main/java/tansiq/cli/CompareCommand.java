package tansiq.cli;

import static tansiq.cli.client.NodeClient.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tansiq.cli.client.NodeClient;
import tansiq.cli.exit.Exit;
import tansiq.cli.exit.Stop;
import tansiq.cli.screen.Screen.Tone;
import tansiq.cli.screen.Table;
import tansiq.core.json.Fields;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonText;
import tansiq.core.picture.Compare;
import tansiq.core.picture.Cut;

/**
 * Whether two nodes have the same picture of the same records. Each node's own picture may be a
 * moment ahead of the other's, so where the digests differ both are asked again for the cut that
 * both hold: what still differs then is a difference.
 */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Whether two nodes have the same picture, or where not.",
      "Compared is each group that both belong to, at the cut that both hold."
    },
    footer = {
      "",
      "Examples:",
      "  ./tansiq compare ru ir",
      "  ./tansiq compare sy iq --group border --json"
    })
final class CompareCommand implements Callable<Integer> {
  /** Enough to see what kind of difference it is. */
  private static final int SHOWN = 20;

  private final Surroundings around;

  @Parameters(index = "0", paramLabel = "A", description = "A node: NAME, URL or DIR.")
  private String a = "";

  @Parameters(index = "1", paramLabel = "B", description = "The other node.")
  private String b = "";

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      description = "Only this group. Absent: each group that both belong to.")
  private @Nullable String group;

  @Option(
      names = "--status",
      paramLabel = "actual|exercise",
      description = "Absent: the first node's default.")
  private ScopeOptions.@Nullable Status status;

  @Option(names = "--json", description = "For a program.")
  private boolean json;

  CompareCommand(Surroundings around) {
    this.around = around;
  }

  /** A picture's digest and the records that it was made from. */
  private record Print(String digest, Cut cut) {}

  /**
   * What the comparison of one group found.
   *
   * @param same whether the digests agree at the common cut
   * @param behind the ledgers of which one has more by now
   * @param where what differs, when the pictures do, as far as it is shown
   */
  private record Finding(
      String group,
      boolean same,
      Print first,
      Print second,
      List<Compare.Behind> behind,
      List<String> where) {}

  @Override
  public Integer call() {
    NodeClient first = around.node(a);
    NodeClient second = around.node(b);
    NodeFacts one = NodeFacts.ask(first);
    NodeFacts other = NodeFacts.ask(second);
    List<String> groups = group == null ? shared(one, other) : List.of(group);
    if (groups.isEmpty()) {
      throw new Stop(
          Exit.NO,
          one.member() + " and " + other.member() + " share no group",
          "--group names one all the same.");
    }
    String of = status == null ? one.defaultStatus() : status.name();
    List<Finding> findings = groups.stream().map(name -> compare(first, second, name, of)).toList();
    if (json) {
      around.screen().print(new String(JsonText.canonical(json(findings)), StandardCharsets.UTF_8));
    } else {
      print(findings);
    }
    return findings.stream().allMatch(Finding::same) ? Exit.DONE : Exit.NO;
  }

  private static List<String> shared(NodeFacts one, NodeFacts other) {
    return one.groups().keySet().stream()
        .filter(name -> one.ownGroups().contains(name) && other.ownGroups().contains(name))
        .toList();
  }

  private static Finding compare(NodeClient first, NodeClient second, String group, String status) {
    Print one = ask(first, group, status, "");
    Print other = ask(second, group, status, "");
    List<Compare.Behind> behind = Compare.cuts(one.cut(), other.cut());
    if (one.digest().equals(other.digest())) {
      return new Finding(group, true, one, other, behind, List.of());
    }
    if (!behind.isEmpty()) {
      String common = one.cut().meet(other.cut()).toString();
      one = ask(first, group, status, common);
      other = ask(second, group, status, common);
    }
    boolean same = one.digest().equals(other.digest());
    String cut = one.cut().toString();
    return new Finding(
        group,
        same,
        one,
        other,
        behind,
        same ? List.of() : new Differing(first, second, group, status, cut).find(SHOWN));
  }

  private static Print ask(NodeClient client, String group, String status, String cut) {
    return client.read(
        client.get("/api/v1/digest", query("group", group, "status", status, "cut", cut)),
        whole -> {
          List<String> sizes = new ArrayList<>();
          Fields listed = whole.object("cut");
          for (String ledger : listed.names()) {
            sizes.add(ledger + ":" + listed.integer(ledger, 0, Long.MAX_VALUE));
          }
          return new Print(
              whole.text("digest", 1_000),
              Cut.find(String.join(",", sizes))
                  .orElseThrow(() -> whole.refusal("cut", "is no cut")));
        });
  }

  private void print(List<Finding> findings) {
    Table table = new Table("group", "picture", a, b, "not yet at both");
    for (Finding finding : findings) {
      table.row(
          finding.group,
          finding.same ? "same" : "DIFFERS",
          brief(finding.first.digest),
          brief(finding.second.digest),
          String.join(", ", finding.behind.stream().map(CompareCommand::behind).toList()));
    }
    table.print(around.screen());
    for (Finding finding : findings) {
      if (!finding.same) {
        around
            .screen()
            .print(around.screen().tone(Tone.BAD, finding.group + " differs in") + where(finding));
      }
    }
  }

  /** Enough for an eye to tell two apart; {@code --json} has all. */
  private static String brief(String digest) {
    return digest.substring(0, Math.min(16, digest.length()));
  }

  private static String where(Finding finding) {
    if (finding.where.isEmpty()) {
      return " its rules alone: the nodes may run different versions.";
    }
    String listed = "\n  " + String.join("\n  ", finding.where);
    return finding.where.size() < SHOWN ? listed : listed + "\n  and perhaps more";
  }

  private static String behind(Compare.Behind behind) {
    return behind.ledger() + " " + behind.a() + "/" + behind.b();
  }

  private static Json json(List<Finding> findings) {
    return new JsonArray(
        findings.stream()
            .<Json>map(finding ->
                JsonObject.builder()
                    .put("group", finding.group)
                    .put("same", finding.same)
                    .put("a", finding.first.digest)
                    .put("b", finding.second.digest)
                    .put("cut", finding.first.cut.toString())
                    .put(
                        "behind",
                        texts(finding.behind.stream().map(CompareCommand::behind).toList()))
                    .put("where", texts(finding.where))
                    .build())
            .toList());
  }

  private static Json texts(List<String> texts) {
    return new JsonArray(
        texts.stream().<Json>map(text -> new tansiq.core.json.JsonString(text)).toList());
  }
}
