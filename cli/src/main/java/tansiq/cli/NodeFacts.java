package tansiq.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tansiq.cli.client.NodeClient;
import tansiq.core.json.Fields;

/**
 * What a node says of itself.
 *
 * @param member whose node it is
 * @param defaultStatus of its picture
 * @param groups members of each group
 * @param ownGroups groups that the member belongs to, the largest first
 */
record NodeFacts(
    String member,
    String defaultStatus,
    SortedMap<String, List<String>> groups,
    List<String> ownGroups) {

  static NodeFacts ask(NodeClient client) {
    return client.read(client.get("/api/v1/node", Map.of()), NodeFacts::read);
  }

  private static NodeFacts read(Fields node) {
    SortedMap<String, List<String>> groups = new TreeMap<>();
    List<Fields> listed = node.objects("groups", 10_000);
    for (Fields group : listed) {
      groups.put(group.text("group", 100), group.texts("members", 10_000, 100));
    }
    return new NodeFacts(
        node.text("member", 100),
        node.text("defaultStatus", 100),
        groups,
        listed.stream()
            .filter(group -> group.flag("mine"))
            .sorted(Comparator.comparingInt(group -> -group.items("members", 10_000).size()))
            .map(group -> group.text("group", 100))
            .toList());
  }
}
