package tansiq.node.api;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tansiq.core.incident.Incident;
import tansiq.core.incident.Told;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonBool;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.picture.Layer;
import tansiq.core.picture.Outline;
import tansiq.core.picture.Scope;
import tansiq.core.picture.Window;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Status;
import tansiq.core.release.Policy;
import tansiq.core.view.IncidentJson;
import tansiq.core.view.PictureJson;
import tansiq.core.view.ReportJson;
import tansiq.node.loop.Loop;

/** Answers about the picture: whole, by incident, by record, by time. */
final class PictureRoutes {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
  private static final int USUAL_SHOWN = 500;
  private static final int MOST_SHOWN = 10_000;

  /** Incidents that a filter looks at: more would take longer than a reader waits. */
  private static final int MOST_SEARCHED = 100_000;

  private static final int MOST_STEPS = 5_000;

  private final Loop loop;
  private final Views views;
  private final About about;
  private final Wholes wholes;

  PictureRoutes(Loop loop, Views views, About about, Wholes wholes) {
    this.loop = loop;
    this.views = views;
    this.about = about;
    this.wholes = wholes;
  }

  void register(JavalinDefaultRoutingApi routes) {
    routes.get("/api/v1/cut", ctx -> Answers.json(ctx, cut()));
    routes.get("/api/v1/digest", this::digest);
    routes.get("/api/v1/outline", this::outline);
    routes.get("/api/v1/picture", this::picture);
    routes.get("/api/v1/picture.geojson", this::geojson);
    routes.get("/api/v1/incidents", this::incidents);
    routes.get("/api/v1/incidents/{id}", this::incident);
    routes.get("/api/v1/records/{id}", this::record);
    routes.get("/api/v1/timeline", this::timeline);
  }

  private JsonObject cut() {
    return JsonObject.builder()
        .put("ledgers", Answers.cut(loop.pictures().latest().picture().cut()))
        .build();
  }

  private void digest(Context ctx) throws InterruptedException {
    Views.View view = views.ofCut(ctx);
    Answers.json(
        ctx,
        JsonObject.builder()
            .put("digest", view.layer().digest())
            .put("cut", Answers.cut(view.picture().cut()))
            .build());
  }

  /** One node of the digest tree, for who compares two pictures. */
  private void outline(Context ctx) throws InterruptedException {
    Views.View view = views.ofCut(ctx);
    String path = Asked.text(ctx, "path").orElse("");
    Outline outline =
        view.layer()
            .outline(path)
            .orElseThrow(() -> Refusal.notFound("the picture's tree has no such path"));
    Answers.json(
        ctx,
        JsonObject.builder()
            .put("path", outline.path())
            .put("digest", outline.digest())
            .put(
                "children",
                Answers.objects(outline.children().stream().map(PictureRoutes::json).toList()))
            .build());
  }

  private static JsonObject json(Outline.Child child) {
    return JsonObject.builder()
        .put("name", child.name())
        .put("digest", child.digest())
        .put("reports", child.reports())
        .build();
  }

  private void picture(Context ctx) throws IOException, InterruptedException {
    Views.View view = views.ofCut(ctx);
    stream(
        ctx, Answers.JSON, out -> PictureJson.json(head(view), view.layer(), views.entries(), out));
  }

  private void geojson(Context ctx) throws IOException, InterruptedException {
    Views.View view = views.ofCut(ctx);
    stream(
        ctx,
        "application/geo+json",
        out -> PictureJson.geojson(head(view), view.layer(), views.entries(), out));
  }

  private PictureJson.Head head(Views.View view) {
    return new PictureJson.Head(
        about.member(),
        view.group(),
        view.status().word(),
        about.example(),
        view.asOf().map(Instant::toString).orElse(""),
        view.picture().cut(),
        about.attribution());
  }

  /** Writes while it is made, so that a large picture needs no large memory. */
  private static void stream(Context ctx, String type, Consumer<Consumer<String>> made)
      throws IOException {
    ctx.contentType(type);
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(ctx.res().getOutputStream(), StandardCharsets.UTF_8), 1 << 16)) {
      made.accept(piece -> {
        try {
          out.write(piece);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void incidents(Context ctx) throws InterruptedException {
    Views.View view = views.of(ctx);
    Layer layer = view.layer();
    Window window = Asked.window(ctx);
    Search search = Search.of(ctx, views.entries());
    int limit = Asked.number(ctx, "limit", USUAL_SHOWN, MOST_SHOWN);
    Optional<List<Hash>> listed = wholes.listed(ctx, view).map(Wholes.Listed::ids);
    List<Incident> shown;
    long total;
    if (search.isAll() && window.equals(Window.ALL)) {
      shown =
          listed
              .map(ids -> ids.stream().limit(limit).flatMap(id -> layer.find(id.hex()).stream()))
              .map(Stream::toList)
              .orElseGet(() -> layer.incidents(window, limit));
      total = listed.map(ids -> (long) ids.size()).orElseGet(layer::size);
    } else {
      Optional<Set<Hash>> among = listed.map(Set::copyOf);
      List<Incident> found =
          layer.incidents(search.widen(window), MOST_SEARCHED).stream()
              .filter(incident -> among.isEmpty() || among.get().contains(incident.id()))
              .filter(search::takes)
              .toList();
      shown = found.subList(0, Math.min(limit, found.size()));
      total = found.size();
    }
    List<JsonObject> list =
        shown.stream().map(each -> IncidentJson.of(each, views.entries())).toList();
    Answers.json(
        ctx,
        JsonObject.builder()
            .put("digest", layer.digest())
            .put("asOf", Answers.orNull(view.asOf()))
            .put("total", total)
            .put("shown", list.size())
            .put("incidents", Answers.objects(list))
            .build());
  }

  private void incident(Context ctx) throws InterruptedException {
    Views.View view = views.of(ctx);
    Layer layer = view.layer();
    String id = id(ctx);
    Incident incident =
        layer
            .find(id)
            .orElseThrow(() -> Refusal.notFound("no incident of this picture has this id"));
    List<Json> reports = new ArrayList<>();
    for (Told told : incident.reports()) {
      layer.standing(told.id()).map(this::report).ifPresent(reports::add);
    }
    Answers.json(
        ctx,
        Answers.with(
            IncidentJson.of(incident, views.entries()),
            List.of(
                Map.entry("reportsFull", new JsonArray(reports)),
                Map.entry("why", IncidentJson.why(layer.why(incident))),
                Map.entry(
                    "related",
                    Answers.texts(id.equals(incident.id().hex()) ? List.of() : List.of(id))))));
  }

  private void record(Context ctx) {
    Hash id = Hash.ofHex(id(ctx));
    for (Status status : Status.values()) {
      Layer layer = loop.pictures().latest().picture().layer(new Scope.All(), status);
      Optional<JsonObject> report = layer.standing(id).map(this::report);
      if (report.isPresent()) {
        Answers.json(ctx, report.get());
        return;
      }
    }
    throw Refusal.notFound("no report that this node holds has this id");
  }

  /** A report, with what only a node knows: whose it is, and who else may hold what of it. */
  private JsonObject report(Layer.Standing standing) {
    Told told = standing.told();
    return Answers.with(
        ReportJson.of(standing, views.entries()),
        List.of(
            Map.entry("mayHold", mayHold(told.ledger(), told.index())),
            Map.entry("mine", new JsonBool(told.ledger().member().equals(about.member())))));
  }

  /** By the author's own arrangement at that place of its ledger: members by section. */
  private JsonObject mayHold(LedgerId id, long index) {
    JsonObject.Builder bySection = JsonObject.builder();
    var holding = loop.holdings().all().get(id);
    if (holding != null && holding.ledger().read(index) instanceof Entry.Held held) {
      Policy policy = holding.course().at(index, holding.ledger()::read);
      var holders = policy.holders(held.header());
      for (String section : held.header().sections().keySet()) {
        bySection.put(
            section,
            Answers.texts(
                holders.entrySet().stream()
                    .filter(entry -> entry.getValue().contains(section))
                    .map(Map.Entry::getKey)
                    .toList()));
      }
    }
    return bySection.build();
  }

  private void timeline(Context ctx) throws InterruptedException {
    Views.View view = views.of(ctx);
    Duration step =
        switch (Asked.text(ctx, "step").orElse("P1D")) {
          case "P1D" -> Duration.ofDays(1);
          case "PT1H" -> Duration.ofHours(1);
          default -> throw Refusal.of("step", "must be P1D or PT1H");
        };
    Instant from =
        Asked.time(ctx, "from").orElseThrow(() -> Refusal.of("from", "is needed: a time"));
    Instant to = Asked.time(ctx, "to").orElseThrow(() -> Refusal.of("to", "is needed: a time"));
    long steps = Duration.between(from, to).plus(step).minusMillis(1).dividedBy(step);
    if (steps < 0 || steps > MOST_STEPS) {
      throw Refusal.of("to", "must lie at most " + MOST_STEPS + " steps after from");
    }
    Answers.json(
        ctx, JsonObject.builder().put("steps", steps(view, from, to, step, (int) steps)).build());
  }

  private Json steps(Views.View view, Instant from, Instant to, Duration step, int steps) {
    int[] incidents = new int[steps];
    int[] contested = new int[steps];
    int[] reports = new int[steps];
    Window window = new Window(Optional.of(from), Optional.of(to), Optional.empty());
    for (Incident incident : view.layer().incidents(window, MOST_SEARCHED)) {
      Instant at = incident.when().orElseThrow().from();
      // One that began before the window is counted where the window begins.
      long i = at.isBefore(from) ? 0 : Duration.between(from, at).dividedBy(step);
      if (i < steps) {
        incidents[(int) i]++;
        contested[(int) i] += incident.contested() ? 1 : 0;
        reports[(int) i] += incident.reports().size();
      }
    }
    List<JsonObject> list = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      list.add(
          JsonObject.builder()
              .put("from", new JsonString(from.plus(step.multipliedBy(i)).toString()))
              .put("incidents", incidents[i])
              .put("contested", contested[i])
              .put("reports", reports[i])
              .build());
    }
    return Answers.objects(list);
  }

  private static String id(Context ctx) {
    String id = ctx.pathParam("id");
    if (!ID.matcher(id).matches()) {
      throw Refusal.of("id", "must be 64 hexadecimal digits");
    }
    return id;
  }
}
