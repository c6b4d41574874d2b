package tansiq.node.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import tansiq.core.alliance.Roster;
import tansiq.core.json.JsonObject;
import tansiq.core.member.State;
import tansiq.core.picture.Scope;
import tansiq.core.place.Names;
import tansiq.node.audit.Metrics;
import tansiq.node.loop.Loop;

/** Answers about the node itself: who it is, how its members stand, whether it is well. */
final class NodeRoutes {
  private final Loop loop;
  private final Standings standings;
  private final About about;
  private final Metrics metrics;
  private final Clock clock;

  NodeRoutes(Loop loop, Standings standings, About about, Metrics metrics, Clock clock) {
    this.loop = loop;
    this.standings = standings;
    this.about = about;
    this.metrics = metrics;
    this.clock = clock;
  }

  void register(JavalinDefaultRoutingApi routes) {
    routes.get("/health", this::health);
    routes.get("/metrics", ctx -> ctx.contentType(Metrics.MEDIA_TYPE).result(metrics.text()));
    routes.get("/api/v1/node", ctx -> Answers.json(ctx, node()));
    routes.get("/api/v1/alliance", this::alliance);
  }

  /** The word of a state in an answer. */
  static String word(State state) {
    return switch (state) {
      case SERVING -> "serving";
      case RESTORING -> "restoring";
      case DISK_FULL -> "disk-full";
      case DISK_FAILED -> "disk-failed";
    };
  }

  /** What a person should do about a state in which nothing can be kept. */
  static Refusal unavailable(State state) {
    String reason =
        switch (state) {
          case SERVING -> "nothing could be kept just now: try again";
          case RESTORING ->
              "this node was restored from a backup and waits to hear from its peers how much of its"
                  + " ledger they know; connect them, or open a new epoch";
          case DISK_FULL ->
              "the disk is full: make room in the node's data directory; reading goes on, and"
                  + " writing by itself once there is room";
          case DISK_FAILED ->
              "the disk does not take what is written: the node's log says why; reading goes on";
        };
    return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, word(state), "", reason);
  }

  private void health(Context ctx) {
    if (loop.isFoldBroken()) {
      throw new Refusal(
          HttpStatus.SERVICE_UNAVAILABLE,
          "picture-stopped",
          "",
          "the picture stays as it is because of a fault in the program: its log says which");
    }
    if (loop.state() != State.SERVING) {
      throw unavailable(loop.state());
    }
    Answers.json(ctx, JsonObject.builder().put("state", word(State.SERVING)).build());
  }

  private JsonObject node() {
    JsonObject.Builder node =
        JsonObject.builder()
            .put("member", about.member())
            .put("name", about.name().toJson())
            .put("version", about.version())
            .put("defaultStatus", about.status().word())
            .put("example", about.example())
            .put("attribution", about.attribution())
            .put("now", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    about
        .opening()
        .ifPresent(opening ->
            node.put(
                "opening",
                JsonObject.builder()
                    .put("from", opening.from() + "T00:00:00Z")
                    .put("to", opening.to() + "T23:59:59Z")
                    .build()));
    return node.put("members", Answers.objects(members()))
        .put("groups", Answers.objects(groups()))
        .put("ledger", loop.own().toString())
        .put("state", word(loop.state()))
        .build();
  }

  private List<JsonObject> members() {
    List<JsonObject> members = new ArrayList<>();
    about
        .names(loop.policy().alliance())
        .forEach((member, name) ->
            members.add(
                JsonObject.builder()
                    .put("member", member)
                    .put("name", name.toJson())
                    .put(
                        "node",
                        member.equals(about.member())
                            || about.withNode().contains(member)
                            || loop.policy().alliance().pins().containsKey(member))
                    .build()));
    return members;
  }

  private List<JsonObject> groups() {
    List<JsonObject> groups = new ArrayList<>();
    for (Roster roster : loop.policy().alliance().rosters().values()) {
      groups.add(
          JsonObject.builder()
              .put("group", roster.group())
              .put("name", new Names(roster.name()).toJson())
              .put("members", Answers.texts(roster.members()))
              .put("mine", roster.members().contains(about.member()))
              .build());
    }
    return groups;
  }

  private void alliance(Context ctx) {
    String group = Asked.scope(ctx) instanceof Scope.Group(String name) ? name : "";
    if (!group.isEmpty() && !loop.policy().alliance().rosters().containsKey(group)) {
      throw Refusal.notFound("this member accepts no roster of a group " + group);
    }
    Answers.json(ctx, standings.of(group, Asked.status(ctx, about.status())));
  }
}
