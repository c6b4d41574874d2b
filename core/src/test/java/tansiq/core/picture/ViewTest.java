package tansiq.core.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tansiq.core.Records;
import tansiq.core.incident.Incident;
import tansiq.core.incident.Weights;
import tansiq.core.json.Bounds;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonNull;
import tansiq.core.json.JsonNumber;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.json.JsonText;
import tansiq.core.json.Parsed;
import tansiq.core.picture.Writer.Draft;
import tansiq.core.place.Names;
import tansiq.core.record.Audience;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Level;
import tansiq.core.record.Status;
import tansiq.core.report.Where;
import tansiq.core.view.Entries;
import tansiq.core.view.IncidentJson;
import tansiq.core.view.PictureJson;
import tansiq.core.view.ReportJson;

/** The renderings of a layer; here because the test's ledgers are. */
class ViewTest {
  private final Writer sy = new Writer("sy");
  private final Writer iq = new Writer("iq");
  private final Map<LedgerId, Writer> writers = Map.of(sy.ledger(), sy, iq.ledger(), iq);
  private final Entries entries = (ledger, index) -> writers.get(ledger).entries().get((int) index);

  private Picture picture() {
    Fold fold = new Fold(Weights.DEFAULT);
    for (Writer writer : List.of(iq, sy)) {
      for (int i = 0; i < writer.entries().size(); i++) {
        fold.add(writer.ledger(), i, writer.entries().get(i));
      }
    }
    return fold.picture();
  }

  private Layer layer() {
    return picture().layer(new Scope.All(), Status.EXERCISE);
  }

  private static String text(Json json) {
    return new String(JsonText.canonical(json), StandardCharsets.UTF_8);
  }

  @Test
  void anIncidentIsShownWithWhoTellsOfItAndWhatDiffers() {
    sy.report(new Draft().dead(2));
    iq.report(new Draft().dead(9));
    Incident incident = layer().incidents().getFirst();

    JsonObject json = IncidentJson.of(incident, entries);

    assertThat(json.find("state")).isEqualTo(new JsonString("contested"));
    assertThat(json.find("reports")).isEqualTo(JsonNumber.of(2));
    assertThat(text(json.find("members")))
        .isEqualTo(
            "[{\"member\":\"iq\",\"stance\":\"reports\"},{\"member\":\"sy\",\"stance\":\"reports\"}]");
    assertThat(text(json.find("differs"))).isEqualTo("[\"dead\"]");
    assertThat(text(json.find("counts")))
        .startsWith("{\"dead\":{\"high\":9,\"low\":2,\"values\":[");
    assertThat(text(json.find("where")))
        .isEqualTo("{\"exact\":true,\"lat\":32.62,\"lon\":36.1,\"radiusM\":1000}");
    assertThat(json.find("from")).isEqualTo(new JsonString("2017-05-21T00:00:00Z"));
    assertThat(json.find("precisionS")).isEqualTo(JsonNumber.of(900));
  }

  @Test
  void aPlaceByNameIsListedAndNotMapped() {
    sy.report(new Draft().where(new Where.Unplaced(Names.of("ar", "مكان"))));
    Layer layer = layer();

    JsonObject json = IncidentJson.of(layer.incidents().getFirst(), entries);

    assertThat(layer.unplaced()).isEqualTo(1);
    assertThat(text(json.find("where"))).contains("\"placeName\":\"مكان\"");
    assertThat(geojson(layer).items()).hasSize(1);
    assertThat(((JsonObject) geojson(layer).items().getFirst()).find("geometry"))
        .isEqualTo(new JsonNull());
  }

  @Test
  void aWholePictureListsItsReportsAndIsOneJsonText() {
    sy.report(new Draft().origin("team 4"));
    iq.report(new Draft().where(Writer.at(35, 40, 500)));

    JsonObject json = (JsonObject) parse(out -> PictureJson.json(head(), layer(), entries, out));

    assertThat(((JsonArray) json.find("incidents")).items()).hasSize(2);
    assertThat(text(json)).contains("\"ext\":\"ext 0\"").contains("\"origin\":\"team 4\"");
    assertThat(text(json.find("counts")))
        .isEqualTo("{\"incidents\":2,\"origins\":2,\"reports\":2,\"unplaced\":0}");
    assertThat(json.find("digest")).isEqualTo(new JsonString(layer().digest()));
  }

  @Test
  void anEmptyPictureIsOneJsonTextToo() {
    assertThat(geojson(layer()).items()).isEmpty();
  }

  @Test
  void aGroupIsShownNoMoreOfAReportThanEachMemberMayHold() {
    sy.say(Records.pin("iq"));
    sy.say(Records.roster("border", "sy", "iq"));
    sy.label(
        Records.narrower(
            Records.label(Level.OPEN, "group:border"),
            "where",
            Optional.empty(),
            Optional.of(Audience.AUTHOR)));
    Entry.Held report = sy.report(new Draft());
    Picture picture = picture();

    Layer all = picture.layer(new Scope.All(), Status.EXERCISE);
    Layer border = picture.layer(new Scope.Group("border"), Status.EXERCISE);
    JsonObject whole = ReportJson.of(all.standing(report.leaf()).orElseThrow(), entries);
    JsonObject part = ReportJson.of(border.standing(report.leaf()).orElseThrow(), entries);

    assertThat(whole.find("where")).isNotNull();
    assertThat(text(whole.find("withheld"))).isEqualTo("[]");
    assertThat(part.find("where")).isNull();
    assertThat(text(part.find("withheld"))).isEqualTo("[\"where\"]");
    assertThat(part.find("when")).isNotNull();
    assertThat(all.digest()).isNotEqualTo(border.digest());
  }

  @Test
  void aRetractedReportSaysByWhat() {
    Entry.Held report = sy.report(new Draft());
    Entry.Held retraction = sy.retract(report);

    JsonObject json = ReportJson.of(layer().standing(report.leaf()).orElseThrow(), entries);

    assertThat(text(json.find("retractedBy")))
        .contains(retraction.leaf().hex())
        .contains("was wrong");
    assertThat(json.find("incident")).isEqualTo(new JsonNull());
  }

  private static PictureJson.Head head() {
    return new PictureJson.Head("sy", "", "exercise", true, "", Cut.EMPTY, "");
  }

  private JsonArray geojson(Layer layer) {
    JsonObject json = (JsonObject) parse(out -> PictureJson.geojson(head(), layer, entries, out));
    assertThat(json.find("type")).isEqualTo(new JsonString("FeatureCollection"));
    return (JsonArray) json.find("features");
  }

  private static Json parse(Consumer<Consumer<String>> writer) {
    StringBuilder text = new StringBuilder();
    writer.accept(text::append);
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return switch (JsonText.parse(bytes, new Bounds(1 << 20, 16, 100_000))) {
      case Parsed.Value(Json json) -> json;
      case Parsed.Refused refused -> throw new AssertionError(refused + "\n" + text);
    };
  }
}
