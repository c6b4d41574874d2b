package tansiq.node.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import tansiq.core.alliance.Roster;
import tansiq.core.council.Admission;
import tansiq.core.council.Consultation;
import tansiq.core.council.Council;
import tansiq.core.council.Matter;
import tansiq.core.council.Said;
import tansiq.core.council.Talk;
import tansiq.core.council.Talks;
import tansiq.core.council.Wording;
import tansiq.core.json.Fields;
import tansiq.core.json.JsonObject;
import tansiq.core.json.Verdict;
import tansiq.core.member.Draft;
import tansiq.core.member.Outcome;
import tansiq.core.picture.Layer;
import tansiq.core.picture.Scope;
import tansiq.core.proof.Hash;
import tansiq.core.record.Audience;
import tansiq.core.record.Header;
import tansiq.core.record.Label;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Level;
import tansiq.core.record.Status;
import tansiq.core.report.Warning;
import tansiq.node.loop.Acts;
import tansiq.node.loop.Loop;
import tansiq.node.loop.Published;

/** Where members talk: what one says, what stands, and a meeting or a question as a whole. */
final class TalkRoutes {
  private static final String GROUP = "group:";
  private static final int LONGEST_KIND = 32;
  private static final int MOST_RECORDS = 100;
  private static final long PATIENCE_NANOS = 2_000_000_000;
  private static final long WAIT_MILLIS = 100;

  private final Loop loop;
  private final Views views;
  private final TalkViews said;
  private final Inputs inputs;
  private final Acts acts;
  private final Keeping keeping;
  private final Clock clock;
  private final Status usual;

  TalkRoutes(
      Loop loop,
      Views views,
      TalkViews said,
      Inputs inputs,
      Acts acts,
      Acted acted,
      Clock clock,
      Status usual) {
    this.loop = loop;
    this.views = views;
    this.said = said;
    this.inputs = inputs;
    this.acts = acts;
    this.keeping = new Keeping(loop, acted);
    this.clock = clock;
    this.usual = usual;
  }

  void register(JavalinDefaultRoutingApi routes) {
    routes.get("/api/v1/board", this::board);
    routes.get("/api/v1/matters/{id}", this::matter);
    routes.get("/api/v1/talk", this::about);
    routes.post("/api/v1/talk", this::talk);
    routes.post("/api/v1/talk/preview", this::preview);
  }

  private void board(Context ctx) throws InterruptedException {
    Views.View view = views.of(ctx);
    JsonObject board = said.json(view).board(Asked.text(ctx, "member"));
    Answers.json(
        ctx,
        Answers.with(
            JsonObject.builder()
                .put("group", Answers.orNull(view.group()))
                .put("status", view.status().word())
                .put("digest", view.layer().digest())
                .put("now", said.now(view).toString())
                .build(),
            List.copyOf(board.members().entrySet())));
  }

  /** What was said of some records, of whatever kind these are. */
  private void about(Context ctx) throws InterruptedException {
    Views.View view = views.of(ctx);
    String[] asked = Asked.text(ctx, "about").orElse("").split(",", MOST_RECORDS + 1);
    Set<Hash> ids = new HashSet<>();
    for (String id : asked) {
      ids.add(
          Hash.findHex(id)
              .orElseThrow(() ->
                  Refusal.of(
                      "about",
                      "needs ids of records, each of 64 hexadecimal digits, with commas between,"
                          + " at most "
                          + MOST_RECORDS)));
    }
    Answers.json(ctx, said.json(view).about(ids));
  }

  private void matter(Context ctx) throws InterruptedException {
    Views.View view = views.of(ctx);
    Answers.json(
        ctx,
        Hash.findHex(ctx.pathParam("id"))
            .flatMap(id -> said.json(view).sheet(id))
            .orElseThrow(() -> Refusal.notFound("nothing that was said here has this id")));
  }

  /** What a request wants to say, as it reads. */
  private record Wanted(
      String kind, Talk talk, JsonObject content, Status status, Label label, Talks talks) {}

  private Wanted wanted(Context ctx) throws IOException {
    Verdict<Map.Entry<String, JsonObject>> envelope =
        Fields.read(
            Inputs.object(ctx),
            f -> {
              Map.Entry<String, JsonObject> both =
                  Map.entry(f.text("kind", LONGEST_KIND), f.object("content").json());
              f.nothingElse();
              return both;
            });
    Map.Entry<String, JsonObject> spoken = accepted("", envelope);
    Status status = Asked.status(ctx, usual);
    Layer layer = loop.pictures().latest().picture().layer(new Scope.All(), status);
    Talks talks = said.talks(layer);
    Talk talk = accepted("content", Talk.read(spoken.getKey(), spoken.getValue()));
    return new Wanted(
        spoken.getKey(), talk, spoken.getValue(), status, label(ctx, talk, talks), talks);
  }

  /** Whether it is this member's to say, by what this node holds. */
  private Wanted judged(Wanted wanted) {
    String self = loop.own().member();
    accepted("content", new Admission(wanted.talks(), self, clock.instant()).judge(wanted.talk()));
    return wanted;
  }

  private static <T> T accepted(String within, Verdict<T> verdict) {
    return switch (verdict) {
      case Verdict.Accepted<T>(T right) -> right;
      case Verdict.Refused<T>(String field, String reason) ->
          throw Refusal.of(
              within.isEmpty() || field.isEmpty() || field.equals("kind")
                  ? field
                  : within + "." + field,
              reason);
    };
  }

  /** What the request says; else what it belongs to went to, with that one's author. */
  private Label label(Context ctx, Talk talk, Talks talks) {
    Optional<Label> of = talk.links().on().flatMap(talks::find).map(on -> on.latest().label());
    Level level = Asked.level(ctx).or(() -> of.map(Label::level)).orElse(Level.RESTRICTED);
    return Label.of(level, inputs.audience(ctx).orElseGet(() -> usual(talk, talks)));
  }

  private Audience usual(Talk talk, Talks talks) {
    Optional<Matter> on = talk.links().on().flatMap(talks::find);
    Set<String> parties = new TreeSet<>();
    if (talk instanceof Council council) {
      parties.add(GROUP + council.group());
    } else if (talk instanceof Consultation asked) {
      parties.addAll(asked.to());
    } else if (on.isPresent()) {
      parties.addAll(on.get().latest().label().audience().parties());
      if (parties.stream().noneMatch(party -> isIn(on.get().member(), party))) {
        parties.add(on.get().member());
      }
    }
    parties.remove(loop.own().member());
    return inputs.audience("to", List.copyOf(parties));
  }

  /** Whether a party is a group whose roster here has the member. */
  private boolean isIn(String member, String party) {
    Roster roster =
        party.startsWith(GROUP)
            ? loop.policy().alliance().rosters().get(party.substring(GROUP.length()))
            : null;
    return roster != null && roster.members().contains(member);
  }

  private void talk(Context ctx) throws IOException, InterruptedException {
    Wanted wanted = wanted(ctx);
    // Before it is judged: a meeting that has been closed since takes no position, not even again.
    Optional<Said> before =
        Asked.isTrue(ctx, "once")
            ? wanted.talks().findSaid(loop.own().member(), wanted.kind(), wanted.content())
            : Optional.empty();
    if (before.isPresent()) {
      Answers.json(ctx, kept(before.get().id(), before.get().index(), true));
      return;
    }
    Draft.Act draft = draft(judged(wanted));
    Outcome.Kept kept = keeping.kept(wanted.kind(), draft);
    awaitShown(draft.record().header().ledger(), kept.index());
    Answers.json(ctx, HttpStatus.CREATED, kept(kept.id(), kept.index(), false));
  }

  private static JsonObject kept(Hash id, long index, boolean again) {
    return JsonObject.builder().put("id", id.hex()).put("index", index).put("again", again).build();
  }

  /**
   * Who says one thing on top of another finds the first in place; a busy node is not waited for.
   */
  private void awaitShown(LedgerId ledger, long index) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    Published latest = loop.pictures().latest();
    while (latest.picture().cut().sizes().getOrDefault(ledger, 0L) <= index
        && System.nanoTime() < end
        && !loop.pictures().isClosed()) {
      latest = loop.pictures().await(latest.number(), WAIT_MILLIS);
    }
  }

  private Draft.Act draft(Wanted wanted) {
    return acts.of(
        loop.own(),
        wanted.kind(),
        wanted.talk(),
        wanted.content(),
        wanted.status(),
        wanted.label());
  }

  private static JsonObject warning(String field, String reason) {
    return JsonObject.builder().put("field", field).put("reason", reason).build();
  }

  /** Who would get it, who of its council would not, and what in it looks like a person. */
  private void preview(Context ctx) throws IOException {
    Wanted wanted = judged(wanted(ctx));
    Header header = draft(wanted).record().header();
    SortedMap<String, Set<String>> holders = loop.policy().holders(header);
    List<JsonObject> warnings = new ArrayList<>();
    wanted
        .talk()
        .links()
        .on()
        .flatMap(wanted.talks()::find)
        .flatMap(wanted.talks()::council)
        .ifPresent(council -> {
          for (String member : ((Council) council.talk()).members()) {
            if (!holders.containsKey(member) && !member.equals(loop.own().member())) {
              warnings.add(warning("to", "hides it from " + member + ", who sits in the council"));
            }
          }
        });
    for (Warning trace : Wording.privateTraces(wanted.talk())) {
      warnings.add(warning("content." + trace.field(), trace.reason()));
    }
    Answers.json(
        ctx,
        JsonObject.builder()
            .put("receives", Answers.texts(holders.keySet()))
            .put("level", wanted.label().level().word())
            .put("audience", Answers.texts(wanted.label().audience().parties()))
            .put("warnings", Answers.objects(warnings))
            .build());
  }
}
