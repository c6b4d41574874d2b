package tansiq.node.api;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import tansiq.core.alliance.Alliance;
import tansiq.core.alliance.Roster;
import tansiq.core.json.JsonObject;
import tansiq.core.measure.Figure;
import tansiq.core.measure.Row;
import tansiq.core.measure.Whole;
import tansiq.core.picture.Layer;
import tansiq.core.picture.Scope;
import tansiq.core.proof.Hash;
import tansiq.core.view.WholeJson;
import tansiq.node.loop.Loop;

/**
 * What the whole sees. It is counted on the thread of whoever asks, from a picture that never
 * changes, so that neither the writer nor the fold waits; once for each picture, and never twice at
 * once.
 */
final class Wholes {
  private static final String GROUP = "group:";
  private static final String ALL = "all";
  private static final int MOST_KEPT = 16;

  private final Loop loop;
  private final Views views;
  private final ReentrantLock counting = new ReentrantLock();

  /** By what a count follows from; that which was asked for the longest ago first. */
  private final Map<Key, Whole> kept = new LinkedHashMap<>();

  private record Key(
      String digest,
      String name,
      SortedSet<String> members,
      SortedMap<String, SortedSet<String>> groups) {}

  /** A figure whose incidents are asked for. */
  record Listed(Whole whole, Row row, Figure figure) {
    List<Hash> ids() {
      return whole.list(row, figure);
    }
  }

  Wholes(Loop loop, Views views) {
    this.loop = loop;
    this.views = views;
  }

  void register(JavalinDefaultRoutingApi routes) {
    routes.get("/api/v1/whole", this::whole);
  }

  private void whole(Context ctx) throws InterruptedException {
    Views.View view = views.of(ctx);
    Layer layer = view.layer();
    Whole whole = of(view);
    Answers.json(
        ctx,
        Answers.with(
            JsonObject.builder()
                .put("group", Answers.orNull(view.group()))
                .put("status", view.status().word())
                .put("asOf", Answers.orNull(view.asOf()))
                .put("digest", layer.digest())
                .put("reports", layer.reports())
                .put("origins", layer.origins())
                .build(),
            List.copyOf(WholeJson.of(whole).members().entrySet())));
  }

  /** The figure that a request names by {@code part} and {@code figure}, if it does. */
  Optional<Listed> listed(Context ctx, Views.View view) throws InterruptedException {
    Optional<String> part = Asked.text(ctx, "part");
    Optional<String> word = Asked.text(ctx, "figure");
    if (part.isEmpty() && word.isEmpty()) {
      return Optional.empty();
    }
    Figure figure =
        word.flatMap(Figure::find)
            .orElseThrow(() ->
                Refusal.of(
                    "figure", "must be told, joined, together, first, later, afterwards or never"));
    Whole whole = of(view);
    Row row =
        part.flatMap(whole::find)
            .orElseThrow(
                () -> Refusal.of("part", "must be a part that /api/v1/whole has a row of"));
    return Optional.of(new Listed(whole, row, figure));
  }

  private Whole of(Views.View view) throws InterruptedException {
    Key key = key(view);
    counting.lockInterruptibly();
    try {
      Whole whole = kept.remove(key);
      if (whole == null) {
        whole = Whole.of(view.layer(), key.name(), key.members(), key.groups());
      }
      kept.put(key, whole);
      if (kept.size() > MOST_KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
      return whole;
    } finally {
      counting.unlock();
    }
  }

  /** Of a group its members by this node's roster; of all that is held those that have a node. */
  private Key key(Views.View view) {
    Alliance alliance = loop.policy().alliance();
    SortedSet<String> members = new TreeSet<>();
    if (view.scope() instanceof Scope.Group(String group)) {
      Roster roster = alliance.rosters().get(group);
      if (roster != null) {
        members.addAll(roster.members());
      }
    } else {
      members.addAll(alliance.pins().keySet());
      members.add(loop.own().member());
    }
    SortedMap<String, SortedSet<String>> groups = new TreeMap<>();
    for (Roster roster : alliance.rosters().values()) {
      groups.put(GROUP + roster.group(), roster.members());
    }
    String name = view.group().isEmpty() ? ALL : GROUP + view.group();
    return new Key(view.layer().digest(), name, members, groups);
  }
}
