package tansiq.node.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tansiq.core.council.Said;
import tansiq.core.council.Talks;
import tansiq.core.json.Bounds;
import tansiq.core.json.JsonObject;
import tansiq.core.member.Outcome;
import tansiq.core.picture.Scope;
import tansiq.core.proof.Hash;
import tansiq.core.record.Status;
import tansiq.core.view.BoardAsked;
import tansiq.node.intake.LineReader;
import tansiq.node.intake.MediaType;
import tansiq.node.loop.Loop;
import tansiq.node.loop.Published;

/** Where members talk: what one says, what stands, and a meeting or a question as a whole. */
final class TalkRoutes {
  private static final int MOST_RECORDS = 100;

  /** Most matters of one list of a board, and on one sheet. */
  private static final int MOST_LISTED = 5_000;

  private static final int USUAL_REFUSALS = 1_000;
  private static final int MOST_REFUSALS = 100_000;
  private static final long PATIENCE_NANOS = 2_000_000_000;
  private static final long WAIT_MILLIS = 100;

  private final Loop loop;
  private final Views views;
  private final TalkViews said;
  private final Speaking speaking;
  private final Keeping keeping;
  private final Status usual;

  TalkRoutes(Loop loop, Views views, TalkViews said, Speaking speaking, Acted acted, Status usual) {
    this.loop = loop;
    this.views = views;
    this.said = said;
    this.speaking = speaking;
    this.keeping = new Keeping(loop, acted);
    this.usual = usual;
  }

  void register(JavalinDefaultRoutingApi routes) {
    routes.get("/api/v1/board", this::board);
    routes.get("/api/v1/matters/{id}", this::matter);
    routes.get("/api/v1/talk", this::about);
    routes.post("/api/v1/talk", this::talk);
    routes.post("/api/v1/talk/preview", this::preview);
  }

  private static int limit(Context ctx) {
    return Asked.number(ctx, "limit", MOST_LISTED, MOST_LISTED);
  }

  private void board(Context ctx) throws InterruptedException {
    Views.View view = views.of(ctx);
    Optional<Hash> council =
        Asked.text(ctx, "council")
            .map(id ->
                Hash.findHex(id)
                    .orElseThrow(
                        () -> Refusal.of("council", "is no id: 64 hexadecimal digits are needed")));
    BoardAsked asked =
        new BoardAsked(
            Asked.text(ctx, "member"),
            council,
            Asked.isTrue(ctx, "open"),
            Asked.isTrue(ctx, "brief"),
            limit(ctx));
    JsonObject board = said.json(view).board(asked);
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
    Answers.json(ctx, said.json(view).about(ids, limit(ctx)));
  }

  private void matter(Context ctx) throws InterruptedException {
    Views.View view = views.of(ctx);
    Answers.json(
        ctx,
        Hash.findHex(ctx.pathParam("id"))
            .flatMap(id -> said.json(view).sheet(id, limit(ctx)))
            .orElseThrow(() -> Refusal.notFound("nothing that was said here has this id")));
  }

  private Talks talks(Status status) {
    return said.talks(loop.pictures().latest().picture().layer(new Scope.All(), status));
  }

  private static boolean isLines(Context ctx) {
    return Optional.ofNullable(ctx.contentType()).flatMap(MediaType::find).orElse(MediaType.JSON)
        == MediaType.NDJSON;
  }

  private void talk(Context ctx) throws IOException, InterruptedException {
    if (isLines(ctx)) {
      lines(ctx, false, keeping::kept);
      return;
    }
    Speaking.Given given = speaking.given(ctx, usual);
    Talks talks = talks(given.status());
    Speaking.Wanted wanted = speaking.wanted(one(ctx), given, talks);
    // Before it is judged: a meeting that has been closed since takes no position, not even again.
    Optional<Said> before =
        Asked.isTrue(ctx, "once")
            ? talks.findSaid(speaking.self(), wanted.kind(), wanted.content())
            : Optional.empty();
    if (before.isPresent()) {
      Answers.json(ctx, kept(before.get().id(), before.get().index(), true));
      return;
    }
    speaking.judge(wanted, talks);
    Outcome.Kept kept = keeping.kept(wanted.kind(), speaking.draft(wanted));
    awaitShown(kept);
    Answers.json(ctx, HttpStatus.CREATED, kept(kept.id(), kept.index(), false));
  }

  private Speaking.Envelope one(Context ctx) throws IOException {
    Speaking.Envelope envelope = speaking.envelope(Inputs.object(ctx));
    if (envelope.key().isPresent()) {
      throw Refusal.of("key", "goes with a line of many (application/x-ndjson)");
    }
    return envelope;
  }

  /** Many things in one request, each kept before the next is looked at. */
  private void lines(Context ctx, boolean preview, TalkLines.Keeper keeper)
      throws IOException, InterruptedException {
    Speaking.Given given = speaking.given(ctx, usual);
    int listed = Asked.number(ctx, "refusals", USUAL_REFUSALS, MOST_REFUSALS);
    TalkLines lines =
        new TalkLines(speaking, given, talks(given.status()), keeper, preview, listed);
    LineReader reader = new LineReader(ctx.req().getInputStream(), Bounds.RECORD.bytes());
    boolean more = true;
    while (more) {
      switch (reader.next()) {
        case LineReader.Line.Bytes(long number, byte[] bytes) -> lines.take(number, bytes);
        case LineReader.Line.TooLong(long number, long length) ->
            lines.refuse(number, "", "is a line of " + length + " bytes; at most 1 MiB are taken");
        case LineReader.Line.End _ -> more = false;
      }
    }
    if (!preview && lines.last().isPresent()) {
      awaitShown(lines.last().get());
    }
    Answers.json(ctx, lines.summary());
  }

  private static JsonObject kept(Hash id, long index, boolean again) {
    return JsonObject.builder().put("id", id.hex()).put("index", index).put("again", again).build();
  }

  /**
   * Who says one thing on top of another finds the first in place; a busy node is not waited for.
   */
  private void awaitShown(Outcome.Kept kept) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    Published latest = loop.pictures().latest();
    while (latest.picture().cut().sizes().getOrDefault(loop.own(), 0L) <= kept.index()
        && System.nanoTime() < end
        && !loop.pictures().isClosed()) {
      latest = loop.pictures().await(latest.number(), WAIT_MILLIS);
    }
  }

  private void preview(Context ctx) throws IOException, InterruptedException {
    if (isLines(ctx)) {
      long[] index = {Long.MAX_VALUE / 2};
      // Nothing is kept: what later lines speak of has the id that this draft would have had.
      lines(ctx, true, (kind, draft) -> new Outcome.Kept(draft.record().leaf(), index[0]++, false));
      return;
    }
    Speaking.Given given = speaking.given(ctx, usual);
    Talks talks = talks(given.status());
    Speaking.Wanted wanted = speaking.wanted(one(ctx), given, talks);
    speaking.judge(wanted, talks);
    Answers.json(ctx, speaking.preview(wanted, speaking.draft(wanted), talks));
  }
}
