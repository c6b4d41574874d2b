package tansiq.node.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import tansiq.core.json.Fields;
import tansiq.core.json.JsonObject;
import tansiq.core.json.Verdict;
import tansiq.core.member.Draft;
import tansiq.core.member.Outcome;
import tansiq.core.member.State;
import tansiq.core.picture.Scope;
import tansiq.core.proof.Hash;
import tansiq.core.record.Audience;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.Label;
import tansiq.core.record.Section;
import tansiq.core.record.Status;
import tansiq.core.release.Release;
import tansiq.core.report.Prepared;
import tansiq.node.intake.MediaType;
import tansiq.node.loop.Acts;
import tansiq.node.loop.Loop;

/** Takes what a person or a program files. */
final class WriteRoutes {
  private static final int MOST_PARTIES = 1_024;
  private static final int LONGEST_NAME = 64;
  private static final int MOST_STREAMS = 8;
  private static final int USUAL_REFUSALS = 1_000;
  private static final int MOST_REFUSALS = 100_000;

  private final Loop loop;
  private final Inputs inputs;
  private final Semaphore streams = new Semaphore(MOST_STREAMS);
  private final Acts acts;
  private final Acted acted;
  private final Keeping keeping;

  WriteRoutes(Loop loop, Inputs inputs, Acts acts, Acted acted) {
    this.loop = loop;
    this.inputs = inputs;
    this.acts = acts;
    this.acted = acted;
    this.keeping = new Keeping(loop, acted);
  }

  void register(JavalinDefaultRoutingApi routes) {
    routes.post("/api/v1/reports", this::reports);
    routes.post("/api/v1/releases", this::release);
    routes.post("/api/v1/epochs", this::epoch);
  }

  private void reports(Context ctx) throws IOException, InterruptedException {
    Optional<MediaType> type = Optional.ofNullable(ctx.contentType()).flatMap(MediaType::find);
    switch (type.orElseThrow(WriteRoutes::mediaType)) {
      case JSON -> report(ctx);
      case NDJSON -> stream(ctx);
    }
  }

  private static Refusal mediaType() {
    return new Refusal(
        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
        "media-type",
        "Content-Type",
        "must be application/json (one report) or application/x-ndjson (one a line), in UTF-8");
  }

  private void stream(Context ctx) throws IOException, InterruptedException {
    int listed = Asked.number(ctx, "refusals", USUAL_REFUSALS, MOST_REFUSALS);
    if (!streams.tryAcquire()) {
      throw new Refusal(
          HttpStatus.TOO_MANY_REQUESTS,
          "too-many",
          "",
          "this node takes " + MOST_STREAMS + " streams at once: try again when one has ended");
    }
    Stream stream = new Stream(loop, listed);
    try {
      inputs.stream(ctx, stream);
      stream.end();
      Answers.json(ctx, stream.summary());
    } finally {
      streams.release();
      acted.note("import", stream.words());
    }
  }

  private void report(Context ctx) throws IOException, InterruptedException {
    Prepared prepared = inputs.prepare(ctx);
    Outcome.Kept kept = keeping.kept("report", new Draft.Filed(prepared));
    Answers.json(
        ctx,
        kept.again() ? HttpStatus.OK : HttpStatus.CREATED,
        JsonObject.builder()
            .put("id", kept.id().hex())
            .put("index", kept.index())
            .put("ext", prepared.ext())
            .put("again", kept.again())
            .build());
  }

  private void release(Context ctx) throws IOException, InterruptedException {
    record Wanted(Hash record, List<String> to, List<String> sections) {}
    Verdict<Wanted> read =
        Fields.read(
            Inputs.object(ctx),
            fields -> {
              Wanted wanted =
                  new Wanted(
                      Hash.of(fields.hex("record", Hash.BYTES)),
                      fields.texts("to", MOST_PARTIES, LONGEST_NAME),
                      fields.texts("sections", Header.MOST_SECTIONS, LONGEST_NAME));
              fields.nothingElse();
              return wanted;
            });
    Wanted wanted =
        switch (read) {
          case Verdict.Accepted<Wanted>(Wanted right) -> right;
          case Verdict.Refused<Wanted>(String field, String reason) ->
              throw Refusal.of(field, reason);
        };
    Audience audience = inputs.audience("to", wanted.to());
    if (audience.parties().isEmpty()) {
      throw Refusal.of("to", "names nobody");
    }
    Release release = release(wanted.record(), wanted.sections());
    Label label = Label.of(release.record().header().label().level(), audience);
    Outcome.Kept kept = keeping.kept("release", acts.of(loop.own(), release, label));
    Answers.json(
        ctx,
        HttpStatus.CREATED,
        JsonObject.builder().put("id", kept.id().hex()).put("index", kept.index()).build());
  }

  /** The own record of an id with those of its sections. */
  private Release release(Hash id, List<String> names) {
    for (Status status : Status.values()) {
      var standing = loop.pictures().latest().picture().layer(new Scope.All(), status).standing(id);
      if (standing.isPresent()
          && standing.get().told().ledger().equals(loop.own())
          && loop.find(loop.own()).orElseThrow().read(standing.get().told().index())
              instanceof Entry.Held held) {
        SortedMap<String, Section> sections = new TreeMap<>();
        for (String name : names) {
          Section section = held.sections().get(name);
          if (section == null) {
            throw Refusal.of("sections", "names \"" + name + "\", which the record does not have");
          }
          sections.put(name, section);
        }
        if (sections.isEmpty()) {
          throw Refusal.of("sections", "names none");
        }
        Entry.Held released = new Entry.Held(held.leaf(), held.header(), held.bytes(), sections);
        if (released.size() > Release.MOST_BYTES) {
          throw Refusal.of("sections", "are too large for one release; release them one by one");
        }
        return new Release(standing.get().told().index(), released);
      }
    }
    throw Refusal.notFound("no report of this member's own ledger has this id");
  }

  private void epoch(Context ctx) throws InterruptedException {
    if (loop.state() != State.RESTORING) {
      throw new Refusal(
          HttpStatus.CONFLICT,
          "not-restoring",
          "",
          "a new epoch is opened only while the node waits after a restore");
    }
    for (Outcome outcome : Inputs.await(loop.openEpoch())) {
      Keeping.require(outcome);
    }
    acted.note("epoch", loop.own().toString());
    Answers.json(
        ctx, HttpStatus.CREATED, JsonObject.builder().put("ledger", loop.own().toString()).build());
  }

  /** What to do about an ext that was used with other content. */
  static String differs(Hash id) {
    return "was used with other content; a correction gives it as amends (record " + id + ")";
  }
}
