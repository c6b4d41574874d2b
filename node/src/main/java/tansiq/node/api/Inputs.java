package tansiq.node.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import tansiq.core.alliance.Alliance;
import tansiq.core.json.Bounds;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonText;
import tansiq.core.json.Parsed;
import tansiq.core.json.Verdict;
import tansiq.core.place.Box;
import tansiq.core.place.Gazetteer;
import tansiq.core.record.Audience;
import tansiq.core.record.Level;
import tansiq.core.record.Status;
import tansiq.core.report.Defaults;
import tansiq.core.report.Prepared;
import tansiq.core.report.ReportReader;
import tansiq.node.intake.Intake;
import tansiq.node.loop.Loop;

/** Reads what a request brings to be kept, by the rules that are in force when it comes. */
final class Inputs {
  private static final String GROUP = "group:";
  private static final String ALL = "all";

  private final Loop loop;
  private final Intake intake;
  private final Status usual;
  private final Gazetteer places;
  private final Optional<Box> region;
  private final List<String> countries;

  Inputs(
      Loop loop,
      Intake intake,
      Status usual,
      Gazetteer places,
      Optional<Box> region,
      List<String> countries) {
    this.loop = loop;
    this.intake = intake;
    this.usual = usual;
    this.places = places;
    this.region = region;
    this.countries = List.copyOf(countries);
  }

  /** The one JSON object of a request. */
  static JsonObject object(Context ctx) throws IOException {
    return switch (JsonText.parse(body(ctx), Bounds.RECORD)) {
      case Parsed.Value(JsonObject object) -> object;
      case Parsed.Value _ -> throw Refusal.of("", "must be a JSON object");
      case Parsed.Refused(String reason, long offset) ->
          throw Refusal.of("", reason + ", at byte " + offset);
    };
  }

  private static byte[] body(Context ctx) throws IOException {
    byte[] body = ctx.req().getInputStream().readNBytes(Bounds.RECORD.bytes() + 1);
    if (body.length > Bounds.RECORD.bytes()) {
      throw new Refusal(
          HttpStatus.CONTENT_TOO_LARGE, "too-large", "", "must be at most 1 MiB of JSON");
    }
    return body;
  }

  /** What an input takes that states nothing, by the request's {@code to} and {@code level}. */
  private Defaults defaults(Context ctx) {
    Level level = Asked.level(ctx).orElse(Level.RESTRICTED);
    return new Defaults(Asked.status(ctx, usual), level, audience(ctx).orElse(Audience.AUTHOR));
  }

  /** What the request's {@code to} says. */
  Optional<Audience> audience(Context ctx) {
    return Asked.text(ctx, "to").map(text -> audience("to", List.of(text.split(","))));
  }

  /** An audience of parties that this member knows. */
  Audience audience(String field, List<String> parties) {
    Set<String> known = parties();
    for (String party : parties) {
      if (!party.equals(ALL) && !known.contains(party)) {
        throw Refusal.of(field, "names \"" + party + "\", which this member does not know");
      }
    }
    return Audience.of(parties);
  }

  /** A reader that knows the parties of this moment. */
  private ReportReader reader() {
    return new ReportReader(new tansiq.core.report.Context(places, parties(), region, countries));
  }

  /** The record that a request's one report or retraction would become now. */
  Prepared prepare(Context ctx) throws IOException {
    return switch (intake.one(body(ctx), reader(), defaults(ctx))) {
      case Verdict.Accepted<Prepared>(Prepared prepared) -> prepared;
      case Verdict.Refused<Prepared>(String field, String reason) ->
          throw Refusal.of(field, reason);
    };
  }

  /** The same for each line of a request, in order. */
  void stream(Context ctx, Intake.Sink sink) throws IOException {
    intake.ndjson(ctx.req().getInputStream(), reader(), defaults(ctx), sink);
  }

  /** Waits for what the writer answers. */
  static <T> T await(CompletableFuture<T> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the writer could not do it", e.getCause());
    }
  }

  private Set<String> parties() {
    Alliance alliance = loop.policy().alliance();
    Set<String> parties = new TreeSet<>(alliance.pins().keySet());
    parties.add(alliance.ledger().member());
    alliance.rosters().keySet().forEach(group -> parties.add(GROUP + group));
    return parties;
  }
}
