package tansiq.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tansiq.core.json.JsonText;
import tansiq.core.place.Cell;
import tansiq.core.place.Metres;
import tansiq.core.place.Names;
import tansiq.core.place.Placing;
import tansiq.core.place.Point;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.Section;

class ReportSectionsTest {
  @Test
  void readsTheFormatsOwnExample() {
    Report report = Inputs.report(Inputs.FULL);
    assertThat(report.what())
        .isEqualTo(
            new What(
                Category.find("force.shelling").orElseThrow(),
                new Counts(1, 3, 6),
                new Counts(0, 2, 4),
                new Counts(Counts.UNKNOWN, 5, Counts.UNKNOWN)));
    assertThat(report.when())
        .isEqualTo(
            new When(
                Instant.parse("2017-05-21T14:10:00Z"),
                Optional.of(Instant.parse("2017-05-21T14:25:00Z")),
                Optional.of(Duration.ofMinutes(15))));
    assertThat(report.where())
        .isEqualTo(
            new Where.At(
                new Point(326_200_000, 361_000_000),
                Optional.of(new Metres(1000)),
                Names.of("en", "Daraa", "ar", "درعا"),
                Placing.GIVEN));
    assertThat(report.how())
        .isEqualTo(new How(Optional.of(Means.HEARD), Optional.of('B'), Optional.of(2)));
    assertThat(report.vantage())
        .isEqualTo(new Vantage(Optional.of(Point.ofDegrees(32.60, 36.05)), Optional.of(40.5)));
    assertThat(report.texts()).extracting(Text::lang).containsExactly("ar", "en");
    assertThat(report.media())
        .containsExactly(new Media(Hash.ofHex("ab".repeat(32)), "image/jpeg", 120_345));
    assertThat(report.claims())
        .containsExactly(new Claim("responsible", "a party", "its opponent"));
    assertThat(report.source().origin()).contains(new Origin.Own("field team 4"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Inputs.FULL,
        "{'what':{'category':'calm.observed-quiet'},'when':{'from':'2017-05-21'},"
            + "'where':{'place':'Nowhere at all'}}",
        "{'what':{'category':'border.x-tunnel'},'when':{'from':'2017-05-21T14:10:00.5Z'},"
            + "'where':{'place':{'ar':'درعا'}}}",
        "{'what':{'category':'hazard.flood'},'when':{'from':'2017-05-21T14:10:00Z'},"
            + "'where':{'area':{'type':'Polygon','coordinates':"
            + "[[[36.1234567,32],[37,33],[37,32],[36.1234567,32]]]}}}",
      })
  void readsBackWhatItWrote(String input) {
    Report report = Inputs.report(input);
    VisibleReport visible = ReportSections.read(Inputs.prepared(input).entry());
    assertThat(visible.coarse()).contains(ReportSections.coarse(report));
    Entry.Held entry = Inputs.prepared(input).entry();
    SortedMap<String, Section> rest = new TreeMap<>(entry.sections());
    rest.remove("coarse");
    assertThat(
            ReportSections.read(new Entry.Held(entry.leaf(), entry.header(), entry.bytes(), rest)))
        .isEqualTo(report.visible());
    assertThat(visible.ignored()).isEmpty();
  }

  @Test
  void coarseTellsBranchCellAndDay() {
    Entry.Held entry = Inputs.prepared(Inputs.FULL).entry();
    assertThat(JsonText.canonical(entry.sections().get("coarse").content()))
        .asString()
        .isEqualTo("{\"branch\":\"force\",\"cell\":\"12002002110\",\"day\":\"2017-05-21\"}");
    assertThat(ReportSections.read(entry).coarse())
        .contains(
            new Coarse(
                Branch.FORCE,
                Optional.of(Cell.of(Point.ofDegrees(32.62, 36.10), Cell.COARSE)),
                LocalDate.of(2017, 5, 21)));
  }

  @Test
  void whatIsNotHeldIsAbsent() {
    Entry.Held whole = Inputs.prepared(Inputs.FULL).entry();
    var sections = new TreeMap<>(whole.sections());
    sections.keySet().retainAll(List.of("coarse"));
    VisibleReport visible =
        ReportSections.read(new Entry.Held(whole.leaf(), whole.header(), whole.bytes(), sections));
    assertThat(visible.coarse()).isPresent();
    assertThat(visible.what()).isEmpty();
    assertThat(visible.where()).isEmpty();
    assertThat(visible.texts()).isEmpty();
    assertThat(visible.ignored()).isEmpty();
  }

  @Test
  void aSectionThatBreaksARuleIsIgnoredAndNamed() {
    Entry.Held whole = Inputs.prepared(Inputs.FULL).entry();
    var sections = new TreeMap<>(whole.sections());
    byte[] salt = new byte[Section.SALT_BYTES];
    sections.put(
        "when", Section.of("sy", "when", salt, Inputs.json("{'from':'2017-05-22T15:00:01Z'}")));
    sections.put("what", Section.of("sy", "what", salt, Inputs.json("{'category':'force.laser'}")));
    sections.put(
        "how", Section.of("sy", "how", salt, Inputs.json("{'means':'seen','newer':true}")));
    VisibleReport visible =
        ReportSections.read(new Entry.Held(whole.leaf(), whole.header(), whole.bytes(), sections));
    assertThat(visible.ignored()).containsExactly("what", "when");
    assertThat(visible.when()).isEmpty();
    assertThat(visible.how().orElseThrow().means()).contains(Means.SEEN);
  }

  @Test
  void placesANameByTheGazetteerAndKeepsWhatItDoesNotKnow() {
    Where.At daraa = (Where.At) Inputs.report(placed("{'ar':'درعا'}")).where();
    assertThat(daraa.point()).isEqualTo(Point.ofDegrees(32.61889, 36.10213));
    assertThat(daraa.placing()).isEqualTo(Placing.PLACE);
    assertThat(daraa.radius()).isEqualTo(new Metres(4000));
    assertThat(daraa.names().byLanguage()).containsEntry("en", "Daraa");
    Where.At governorate = (Where.At) Inputs.report(placed("'Daraa Governorate'")).where();
    assertThat(governorate.placing()).isEqualTo(Placing.AREA);
    assertThat(governorate.radius()).isEqualTo(new Metres(44_000));
    assertThat(((Where.At) Inputs.report(placed("'Deraa'")).where()).placing())
        .isEqualTo(Placing.ALIAS);
    assertThat(Inputs.report(placed("'Atlantis'")).where())
        .isEqualTo(new Where.Unplaced(Names.of("und", "Atlantis")));
  }

  private static String placed(String place) {
    return "{'what':{'category':'force.air'},'when':{'from':'2017-05-21T14:10:00Z'},'where':{'place':%s}}"
        .formatted(place);
  }
}
