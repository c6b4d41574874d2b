package tansiq.core.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tansiq.core.json.Bounds;
import tansiq.core.json.Json;
import tansiq.core.json.JsonText;
import tansiq.core.json.Parsed;
import tansiq.core.json.Verdict;

class AreaTest {
  private static final String SQUARE =
      "{'type':'Polygon','coordinates':[[[36,32],[37,32],[37,33],[36,33],[36,32]]]}";
  private static final String RING =
      "{'type':'Polygon','coordinates':[[[36,32],[37,32],[37,33],[36,33],[36,32]],"
          + "[[36.4,32.4],[36.6,32.4],[36.6,32.6],[36.4,32.6],[36.4,32.4]]]}";
  private static final String TWO =
      "{'type':'MultiPolygon','coordinates':[[[[36,32],[37,32],[37,33],[36,32]]],"
          + "[[[40,32],[41,32],[41,33],[40,32]]]]}";

  @Test
  void tellsWhatLiesWithin() {
    Area ring = area(RING);
    assertThat(ring.contains(Point.ofDegrees(32.2, 36.2))).isTrue();
    assertThat(ring.contains(Point.ofDegrees(32, 36.5))).as("on the edge").isTrue();
    assertThat(ring.contains(Point.ofDegrees(32.5, 36.5))).as("in the hole").isFalse();
    assertThat(ring.contains(Point.ofDegrees(31.9999999, 36.5))).isFalse();
  }

  @Test
  void hasACentreAndARadiusThatReachesEveryCorner() {
    Area square = area(SQUARE);
    assertThat(square.centre()).isEqualTo(Point.ofDegrees(32.5, 36.5));
    assertThat(square.radius().value()).isBetween(72_000, 73_000);
    assertThat(square.box()).isEqualTo(Box.ofDegrees(32, 36, 33, 37));
  }

  @Test
  void tellsWhetherTwoTouch() {
    assertThat(area(SQUARE).touches(area(TWO))).isTrue();
    assertThat(
            area(TWO.replace("36,32", "50,32").replace("37,32", "51,32").replace("37,33", "51,33"))
                .touches(area(SQUARE)))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {SQUARE, RING, TWO})
  void readsBackWhatItWrote(String json) {
    Area area = area(json);
    assertThat(Area.read(area.toJson())).isEqualTo(new Verdict.Accepted<>(area));
    assertThat(JsonText.canonical(area.toJson())).isEqualTo(JsonText.canonical(parse(json)));
  }

  @Test
  void dropsAltitudes() {
    assertThat(area(SQUARE.replace("[37,32]", "[37,32,800]"))).isEqualTo(area(SQUARE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'type':'Polygon','coordinates':[[[36,32],[37,33],[37,32],[36,33],[36,32]]]} | the polygon crosses itself at 32.5, 36.5
          {'type':'Polygon','coordinates':[[[36,32],[37,32],[37,33],[36,32]],[[40,40],[41,40],[41,41],[40,40]]]} | a hole lies outside its polygon at 40.0, 40.0
          {'type':'MultiPolygon','coordinates':[[[[36,32],[37,32],[37,33],[36,32]]],[[[36,32],[37,32],[37,33],[36,32]]]]} | polygons of one area overlap
          {'type':'Polygon','coordinates':[[[-170,32],[170,32],[170,33],[-170,32]]]} | wider than half the Earth: split it at the meridian of 180°
          {'type':'Polygon','coordinates':[[[36,32],[36,32],[36,32],[36,32]]]} | not a polygon at 32.0, 36.0
          {'type':'Polygon','coordinates':[[['x',32],[37,32],[37,33],[36,32]]]} | a position is a longitude and a latitude
          {'type':'Polygon','coordinates':[]} | a polygon is a list of rings
          {'type':'MultiPolygon','coordinates':[]} | no polygon
          {'type':'Feature','geometry':null} | a geometry has a type and coordinates
          [] | not a GeoJSON geometry
          """)
  void refuses(String json, String reason) {
    assertThat(Area.read(parse(json))).isEqualTo(new Verdict.Refused<>("", reason));
  }

  private static Area area(String json) {
    Verdict<Area> verdict = Area.read(parse(json));
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    return ((Verdict.Accepted<Area>) verdict).value();
  }

  private static Json parse(String json) {
    byte[] text = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return ((Parsed.Value) JsonText.parse(text, Bounds.RECORD)).json();
  }
}
