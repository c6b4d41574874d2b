package tansiq.node.api;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.ArrayList;
import java.util.List;
import tansiq.core.json.JsonNumber;
import tansiq.core.json.JsonObject;
import tansiq.core.place.Gazetteer;
import tansiq.core.report.Branch;
import tansiq.core.report.Category;

/** Answers with what a form offers: places by name, and the tree of categories. */
final class ListRoutes {
  private static final int USUAL_PLACES = 10;
  private static final int MOST_PLACES = 50;

  private final Gazetteer places;
  private final List<String> countries;

  ListRoutes(Gazetteer places, List<String> countries) {
    this.places = places;
    this.countries = List.copyOf(countries);
  }

  void register(JavalinDefaultRoutingApi routes) {
    routes.get("/api/v1/places", this::places);
    routes.get("/api/v1/categories", ctx -> Answers.json(ctx, categories()));
  }

  private void places(Context ctx) {
    String text = Asked.text(ctx, "q").orElseThrow(() -> Refusal.of("q", "is needed: a name"));
    List<JsonObject> found =
        places
            .search(text, countries, Asked.number(ctx, "limit", USUAL_PLACES, MOST_PLACES))
            .stream()
            .map(ListRoutes::place)
            .toList();
    Answers.json(ctx, JsonObject.builder().put("places", Answers.objects(found)).build());
  }

  static JsonObject place(Gazetteer.Match match) {
    return JsonObject.builder()
        .put("name", match.names().toJson())
        .put("kind", match.placing().word())
        .put("lat", new JsonNumber(match.point().lat()))
        .put("lon", new JsonNumber(match.point().lon()))
        .put("radiusM", new JsonNumber(match.radius().value()))
        .put("within", match.within().toJson())
        .build();
  }

  private static JsonObject categories() {
    List<JsonObject> branches = new ArrayList<>();
    for (Branch branch : Branch.values()) {
      List<JsonObject> leaves =
          Category.list().stream()
              .filter(category -> category.branch() == branch)
              .map(category ->
                  JsonObject.builder()
                      .put("category", category.word())
                      .put("name", category.names().toJson())
                      .build())
              .toList();
      branches.add(
          JsonObject.builder()
              .put("branch", branch.word())
              .put("name", branch.names().toJson())
              .put("leaves", Answers.objects(leaves))
              .build());
    }
    return JsonObject.builder().put("branches", Answers.objects(branches)).build();
  }
}
