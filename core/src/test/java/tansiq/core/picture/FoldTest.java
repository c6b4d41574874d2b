package tansiq.core.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tansiq.core.incident.Aspect;
import tansiq.core.incident.Incident;
import tansiq.core.incident.Stance;
import tansiq.core.incident.Told;
import tansiq.core.incident.Weights;
import tansiq.core.json.JsonObject;
import tansiq.core.picture.Writer.Draft;
import tansiq.core.record.Entry;
import tansiq.core.record.Status;

class FoldTest {
  private static final Scope ALL = new Scope.All();

  private final Writer sy = new Writer("sy");
  private final Writer iq = new Writer("iq");

  private Layer fold(Writer... writers) {
    return picture(writers).layer(ALL, Status.EXERCISE);
  }

  private static Picture picture(Writer... writers) {
    Fold fold = new Fold(Weights.DEFAULT);
    for (Writer writer : writers) {
      for (int i = 0; i < writer.entries().size(); i++) {
        fold.add(writer.ledger(), i, writer.entries().get(i));
      }
    }
    return fold.picture();
  }

  @Test
  void reportsOfTwoMembersOfOneShellingBecomeOneIncident() {
    sy.report(new Draft().dead(2));
    iq.report(new Draft().after(Duration.ofMinutes(7)).dead(2));

    Layer layer = fold(sy, iq);

    assertThat(layer.size()).isEqualTo(1);
    assertThat(layer.reports()).isEqualTo(2);
    assertThat(layer.origins()).isEqualTo(2);
    Incident incident = layer.incidents().getFirst();
    assertThat(incident.contested()).isFalse();
    assertThat(incident.counts().get(Aspect.DEAD).values()).containsExactly(2);
    assertThat(layer.why(incident)).hasSize(1);
    assertThat(layer.why(incident).getFirst().terms().stream().mapToDouble(t -> t.value()).sum())
        .isCloseTo(
            layer.why(incident).getFirst().score(), org.assertj.core.data.Offset.offset(1e-9));
  }

  @Test
  void reportsFarApartStayTwo() {
    sy.report(new Draft());
    iq.report(new Draft().where(Writer.at(33.5, 36.3, 1000)));
    iq.report(new Draft().after(Duration.ofHours(20)));

    assertThat(fold(sy, iq).size()).isEqualTo(3);
  }

  @Test
  void contradictionsMakeAccountsAndNoAverage() {
    sy.report(new Draft().dead(2));
    iq.report(new Draft().dead(9));

    Incident incident = fold(sy, iq).incidents().getFirst();

    assertThat(incident.contested()).isTrue();
    assertThat(incident.differs()).containsExactly(Aspect.DEAD);
    assertThat(incident.accounts()).isEqualTo(2);
    assertThat(incident.reports()).extracting(Told::account).containsExactlyInAnyOrder("A", "B");
    assertThat(incident.counts().get(Aspect.DEAD).values()).containsExactlyInAnyOrder(2, 9);
  }

  @Test
  void theLatestVersionCounts() {
    Entry.Held first = sy.report(new Draft().dead(2));
    Entry.Held second = sy.amend(first, new Draft().dead(4));

    Layer layer = fold(sy);

    assertThat(layer.reports()).isEqualTo(1);
    assertThat(layer.incidentOf(first.leaf())).isEmpty();
    assertThat(layer.incidentOf(second.leaf())).contains(second.leaf().hex());
    assertThat(layer.standing(first.leaf()).orElseThrow().amendedBy())
        .containsExactly(second.leaf());
    assertThat(layer.standing(second.leaf()).orElseThrow().amends()).contains(first.leaf());
  }

  @Test
  void nobodyAmendsAnothersReport() {
    Entry.Held first = sy.report(new Draft());
    Entry.Held claim = iq.amend(first, new Draft().where(Writer.at(33.5, 36.3, 1000)));
    iq.retract(first);

    for (Layer layer : List.of(fold(sy, iq), fold(iq, sy))) {
      assertThat(layer.reports()).isEqualTo(2);
      Layer.Standing standing = layer.standing(first.leaf()).orElseThrow();
      assertThat(standing.amendedBy()).isEmpty();
      assertThat(standing.retractedBy()).isEmpty();
      assertThat(layer.standing(claim.leaf()).orElseThrow().amends()).isEmpty();
    }
  }

  @Test
  void whatIsSaidAboutAReportIsPartOfThePictureAndChangesNoReport() {
    Entry.Held report = sy.report(new Draft());
    String before = fold(sy, iq).digest();
    JsonObject recall = JsonObject.builder().put("on", report.leaf().hex()).build();
    Entry.Held said = sy.say("recall", recall, List.of(report.leaf()));

    for (Layer layer : List.of(fold(sy, iq), fold(iq, sy))) {
      assertThat(layer.talks()).extracting(Told::id).containsExactly(said.leaf());
      assertThat(layer.reports()).isEqualTo(1);
      assertThat(layer.standing(report.leaf()).orElseThrow().retractedBy()).isEmpty();
      assertThat(layer.digest()).isNotEqualTo(before);
    }
  }

  @Test
  void whatIsRetractedStopsCountingAndStaysVisible() {
    Entry.Held first = sy.report(new Draft());
    Entry.Held second = sy.amend(first, new Draft().dead(4));
    Entry.Held retraction = sy.retract(first);
    Entry.Held third = sy.amend(second, new Draft().dead(5));
    iq.retract(third);

    Layer layer = fold(sy, iq);

    assertThat(layer.reports()).isZero();
    // Every version says so, whichever the retraction names and whatever was filed after it.
    for (Entry.Held version : List.of(first, second, third)) {
      assertThat(layer.standing(version.leaf()).orElseThrow().retractedBy().map(Told::id))
          .contains(retraction.leaf());
    }
  }

  @Test
  void whatIsPassedOnCountsOnceWhateverItSaysItself() {
    Entry.Held first = sy.report(new Draft().dead(2));
    iq.passOn(first, new Draft().where(Writer.at(35, 40, 1000)));

    Layer layer = fold(sy, iq);

    assertThat(layer.size()).isEqualTo(1);
    assertThat(layer.reports()).isEqualTo(2);
    assertThat(layer.origins()).isEqualTo(1);
    assertThat(layer.incidents().getFirst().tellers())
        .extracting(teller -> teller.member() + " " + teller.stance().word())
        .containsExactly("iq passes-on", "sy reports");
  }

  @Test
  void whatIsPassedOnStandsForAnOriginalThatIsNotVisible() {
    Entry.Held hidden = new Writer("ru").report(new Draft());
    sy.passOn(hidden, new Draft());
    iq.passOn(hidden, new Draft().where(Writer.at(35, 40, 1000)));

    Layer layer = fold(sy, iq);

    assertThat(layer.size()).isEqualTo(1);
    assertThat(layer.origins()).isEqualTo(1);
    assertThat(layer.incidents().getFirst().reports())
        .extracting(Told::stance)
        .containsOnly(Stance.PASSES_ON);
  }

  @Test
  void whatIsPassedOnFallsWithItsOriginal() {
    Entry.Held first = sy.report(new Draft());
    sy.retract(first);
    iq.passOn(first, new Draft());

    assertThat(fold(sy, iq).reports()).isZero();
  }

  @Test
  void oneOriginCountsOnce() {
    sy.report(new Draft().origin("team 4"));
    sy.report(new Draft().origin("team 4"));
    sy.report(new Draft().origin("team 5"));

    Layer layer = fold(sy);

    assertThat(layer.size()).isEqualTo(1);
    assertThat(layer.reports()).isEqualTo(3);
    assertThat(layer.origins()).isEqualTo(2);
  }

  @Test
  void actualAndExerciseNeverMeet() {
    sy.report(new Draft());
    iq.status(Status.ACTUAL).report(new Draft());

    Picture picture = picture(sy, iq);

    assertThat(picture.layer(ALL, Status.EXERCISE).reports()).isEqualTo(1);
    assertThat(picture.layer(ALL, Status.ACTUAL).reports()).isEqualTo(1);
  }

  @Test
  void anIncidentIsFoundByEachOfItsReports() {
    List<Entry.Held> reports = List.of(sy.report(new Draft()), iq.report(new Draft()));

    Layer layer = fold(sy, iq);

    for (Entry.Held report : reports) {
      assertThat(layer.find(report.leaf().hex()))
          .map(Incident::id)
          .contains(layer.incidents().getFirst().id());
    }
    assertThat(layer.find("not an id")).isEmpty();
  }

  @Test
  void anIncidentIsFoundByWhatWasCorrectedInIt() {
    Entry.Held first = sy.report(new Draft().dead(3));
    Entry.Held second = sy.amend(first, new Draft().dead(4));
    Entry.Held third = sy.amend(second, new Draft().dead(5));
    iq.amend(first, new Draft().where(Writer.at(33.5, 36.3, 1000)));

    Layer layer = fold(sy, iq);

    for (Entry.Held version : List.of(first, second, third)) {
      assertThat(layer.find(version.leaf().hex()).orElseThrow().reports())
          .extracting(Told::id)
          .contains(third.leaf())
          .doesNotContain(first.leaf(), second.leaf());
    }
  }
}
