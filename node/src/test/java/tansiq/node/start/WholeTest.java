package tansiq.node.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonObject;

/** What two nodes say that both see together, and which incidents are behind each figure. */
@Timeout(60)
final class WholeTest {
  private static final String WHOLE = "/api/v1/whole?group=us";
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @TempDir private static Path directory;
  private static Nodes nodes;

  @BeforeAll
  static void start() throws Exception {
    nodes = new Nodes(directory, "iq", "sy");
    nodes.startAll();
    Nodes.await(
        "they have pinned each other",
        () -> Nodes.text(nodes.get("iq", "/api/v1/alliance?group=us"), "same").equals("2"));
    // Both saw one, Syria saw another, and keeps a third to itself.
    nodes.file("sy", recent("s/1", 36.10));
    nodes.file("sy", recent("s/2", 40.10));
    Nodes.await("it came", () -> rows("iq").contains("\"told\":2"));
    nodes.file("iq", recent("i/1", 36.10));
    nodes.post("sy", "/api/v1/reports", "application/json", recent("s/3", 44.10));
    Nodes.await(
        "one picture",
        () ->
            Nodes.text(nodes.get("sy", "/api/v1/picture?group=us"), "counts")
                    .contains("\"reports\":3")
                && Nodes.text(nodes.get("iq", "/api/v1/picture?group=us"), "counts")
                    .contains("\"reports\":3"));
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  private static String recent(String ext, double lon) {
    return Nodes.report(ext)
        .replace("2017-05-21T14:10:00Z", NOW.toString())
        .replace("36.10", String.valueOf(lon));
  }

  private static String rows(String member) throws Exception {
    return Nodes.text(nodes.get(member, WHOLE), "rows");
  }

  private static JsonObject row(String part) throws Exception {
    return ((JsonArray) nodes.get("iq", WHOLE).find("rows"))
        .items().stream()
            .map(JsonObject.class::cast)
            .filter(row -> Nodes.text(row, "part").equals(part))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void eachMemberGivesTheSameFigures() throws Exception {
    JsonObject whole = nodes.get("iq", WHOLE);

    assertThat(Nodes.text(whole, "incidents")).isEqualTo("2");
    assertThat(Nodes.text(whole, "digest"))
        .isEqualTo(Nodes.text(nodes.get("iq", "/api/v1/digest?group=us"), "digest"));
    assertThat(rows("sy")).isEqualTo(rows("iq"));
    assertThat(row("sy"))
        .satisfies(sy -> assertThat(Nodes.text(sy, "told")).isEqualTo("2"))
        .satisfies(sy -> assertThat(Nodes.text(sy, "first")).isEqualTo("2"));
    assertThat(row("iq"))
        .satisfies(iq -> assertThat(Nodes.text(iq, "later")).isEqualTo("1"))
        .satisfies(iq -> assertThat(Nodes.text(iq, "never")).isEqualTo("1"));
    assertThat(Nodes.text(row("group:us"), "together")).isEqualTo("1");
  }

  @Test
  void withoutAGroupItIsAllThatTheNodeHolds() throws Exception {
    assertThat(Nodes.text(nodes.get("sy", "/api/v1/whole"), "incidents")).isEqualTo("3");
    assertThat(Nodes.text(nodes.get("iq", "/api/v1/whole"), "incidents")).isEqualTo("2");
    assertThat(Nodes.text(nodes.get("iq", "/api/v1/whole?status=actual"), "incidents"))
        .isEqualTo("0");
    assertThat(Nodes.text(nodes.get("iq", WHOLE + "&asOf=2001-01-01"), "incidents")).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource({"sy", "iq", "group:us"})
  void eachFigureLeadsToItsIncidents(String part) throws Exception {
    for (String figure :
        new String[] {"told", "joined", "together", "first", "later", "afterwards", "never"}) {
      String count = Nodes.text(row(part), figure);
      for (String narrower : new String[] {"", "&state=reported", "&from=2020-01-01"}) {
        JsonObject listed =
            nodes.get(
                "iq", "/api/v1/incidents?group=us&part=" + part + "&figure=" + figure + narrower);
        assertThat(Nodes.text(listed, "total")).as(figure + narrower).isEqualTo(count);
        assertThat(((JsonArray) listed.find("incidents")).items()).hasSize(Integer.parseInt(count));
      }
    }
    JsonObject never = nodes.get("iq", "/api/v1/incidents?group=us&part=iq&figure=never");
    assertThat(never.toString()).contains("40.1");
  }

  @ParameterizedTest
  @CsvSource({
    "whole?group=nobody,404,''",
    "whole?group=No,400,group",
    "whole?status=drill,400,status",
    "whole?asOf=then,400,asOf",
    "incidents?part=sy,400,figure",
    "incidents?figure=told,400,part",
    "incidents?part=sy&figure=most,400,figure",
    "incidents?part=fr&figure=told,400,part",
  })
  void whatCannotBeAnsweredIsRefused(String path, int status, String field) throws Exception {
    HttpResponse<String> answer =
        nodes.send(HttpRequest.newBuilder(nodes.uri("iq", "/api/v1/" + path)));

    assertThat(answer.statusCode()).isEqualTo(status);
    if (!field.isEmpty()) {
      assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
    }
  }
}
