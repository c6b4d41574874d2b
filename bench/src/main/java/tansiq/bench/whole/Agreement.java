package tansiq.bench.whole;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonBool;
import tansiq.core.json.JsonObject;

/** Whether all nodes of each group show one picture. */
final class Agreement {
  private static final long PATIENCE_NANOS = 120_000_000_000L;

  private Agreement() {}

  /**
   * Waits until each group has the same digest at all of its members that have nodes; throws when
   * that does not come about within two minutes.
   */
  static void await(Demo demo) throws IOException, InterruptedException {
    Map<String, Api> nodes = demo.nodes();
    long begun = System.nanoTime();
    for (Map.Entry<String, Set<String>> group : groups(nodes).entrySet()) {
      List<Api> members = group.getValue().stream().map(nodes::get).toList();
      while (digests(group.getKey(), members).size() > 1) {
        if (System.nanoTime() - begun > PATIENCE_NANOS) {
          throw new IllegalStateException(group + ": " + digests(group.getKey(), members));
        }
        Thread.sleep(50);
      }
    }
  }

  private static Set<String> digests(String group, List<Api> members)
      throws IOException, InterruptedException {
    Set<String> digests = new TreeSet<>();
    for (Api member : members) {
      digests.add(Api.text(member.get("/api/v1/digest?group=" + group), "digest"));
    }
    return digests;
  }

  /** The groups of all nodes, each with those of its members that have a node. */
  private static SortedMap<String, Set<String>> groups(Map<String, Api> nodes)
      throws IOException, InterruptedException {
    SortedMap<String, Set<String>> groups = new TreeMap<>();
    for (Map.Entry<String, Api> node : nodes.entrySet()) {
      for (var item :
          ((JsonArray) Api.value(node.getValue().get("/api/v1/node"), "groups")).items()) {
        JsonObject group = (JsonObject) item;
        if (Api.value(group, "mine") instanceof JsonBool(boolean mine) && mine) {
          groups.computeIfAbsent(Api.text(group, "group"), _ -> new TreeSet<>()).add(node.getKey());
        }
      }
    }
    return groups;
  }
}
