package tansiq.cli;

import static tansiq.cli.client.NodeClient.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tansiq.cli.client.Answer;
import tansiq.cli.client.NodeClient;
import tansiq.core.json.Fields;
import tansiq.core.picture.Compare;
import tansiq.core.picture.Outline;

/** Finds where two nodes' pictures of one cut differ, by walking both digest trees. */
final class Differing {
  private final NodeClient first;
  private final NodeClient second;
  private final String group;
  private final String status;
  private final String cut;

  Differing(NodeClient first, NodeClient second, String group, String status, String cut) {
    this.first = first;
    this.second = second;
    this.group = group;
    this.status = status;
    this.cut = cut;
  }

  /** What differs, a line each and at most so many: records, or all of a day or a month. */
  List<String> find(int most) {
    return Compare.trees(path -> outline(first, path), path -> outline(second, path), most).stream()
        .map(this::line)
        .toList();
  }

  private Outline outline(NodeClient client, String path) {
    return client.read(
        client.get(
            "/api/v1/outline", query("group", group, "status", status, "cut", cut, "path", path)),
        Differing::outline);
  }

  private static Outline outline(Fields f) {
    List<Outline.Child> children = new ArrayList<>();
    for (Fields child : f.objects("children", Integer.MAX_VALUE)) {
      children.add(
          new Outline.Child(
              child.text("name", 200),
              child.text("digest", 64),
              child.integer("reports", 0, Long.MAX_VALUE)));
    }
    return new Outline(f.text("path", 1_000), f.text("digest", 64), children);
  }

  private String line(Compare.Difference difference) {
    String[] names = difference.path().split("/", -1);
    String where = names.length == 1 ? "32 days from " + names[0] : names[1];
    if (names.length == Outline.DEPTH) {
      NodeClient holder = difference.a() > 0 ? first : second;
      where += ": report " + names[3] + whose(holder, names[3]);
    } else {
      long reports = difference.a() + difference.b();
      where += ": " + reports + (reports == 1 ? " report" : " reports");
    }
    if (difference.a() > 0 && difference.b() > 0) {
      return where + " is not alike";
    }
    return where + " only at " + (difference.a() > 0 ? first : second).address().name();
  }

  /** Who filed a record, and as what; nothing when the node no longer shows it. */
  private static String whose(NodeClient client, String id) {
    Answer answer = client.get("/api/v1/records/" + id, Map.of());
    if (!(answer instanceof Answer.Given)) {
      return "";
    }
    return client.read(
        answer,
        f ->
            " of "
                + f.findText("member", 64).orElse("?")
                + f.findText("ext", 1_000).map(ext -> " (ext " + ext + ")").orElse(""));
  }
}
