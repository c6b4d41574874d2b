package tansiq.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tansiq.core.record.Audience;
import tansiq.core.record.Entry;
import tansiq.core.record.Label;
import tansiq.core.record.Level;

class LabellingTest {
  private static final String TO_BORDER = ",'label':{'audience':['group:border']}";
  private static final String SEEN_FROM = ",'how':{'means':'seen','from':{'lat':32.6,'lon':36.1}}";

  @Test
  void whatCarriesNoLabelStaysAtHome() {
    Prepared prepared = Inputs.prepared(Inputs.of("force.air", ""));
    assertThat(prepared.staysAtHome()).isTrue();
    assertThat(label(prepared).level()).isEqualTo(Level.RESTRICTED);
  }

  @Test
  void whereTheObserverStoodStaysWithTheAuthor() {
    Label label = label(Inputs.prepared(Inputs.of("force.air", SEEN_FROM + TO_BORDER)));
    assertThat(label.audience()).isEqualTo(Audience.of("group:border"));
    assertThat(audiences(label)).containsEntry("vantage", Audience.AUTHOR).doesNotContainKey("how");
  }

  @Test
  void theAuthorMayWidenTheVantage() {
    String widened =
        ",'label':{'audience':['group:border'],'sections':{'vantage':{'audience':['iq']}}}";
    Label label = label(Inputs.prepared(Inputs.of("force.air", SEEN_FROM + widened)));
    assertThat(audiences(label)).containsEntry("vantage", Audience.of("iq"));
  }

  @Test
  void ofPostureOnlyCoarseGoesOutAndOnlyLater() {
    Label label = label(Inputs.prepared(Inputs.of("posture.massing", TO_BORDER)));
    assertThat(audiences(label))
        .containsOnlyKeys("what", "when", "where", "coarse", "source", "input")
        .allSatisfy((section, audience) -> assertThat(audience).isEqualTo(Audience.AUTHOR));
    assertThat(label.caveats()).containsExactly(Labelling.COARSE_AFTER_24_H);
  }

  @Test
  void postureThatStaysAtHomeIsNotDue() {
    assertThat(label(Inputs.prepared(Inputs.of("posture.massing", ""))).caveats()).isEmpty();
  }

  @Test
  void theAuthorMayWidenPosture() {
    String widened =
        ",'label':{'audience':['group:border'],'sections':"
            + "{'coarse':{'audience':['group:border']},'what':{'audience':['iq']}}}";
    Label label = label(Inputs.prepared(Inputs.of("posture.massing", widened)));
    assertThat(audiences(label))
        .containsEntry("coarse", Audience.of("group:border"))
        .containsEntry("what", Audience.of("iq"))
        .containsEntry("where", Audience.AUTHOR);
    assertThat(label.caveats()).isEmpty();
  }

  @Test
  void ofSexualViolenceAndChildRecruitmentOnlyCoarseGoesOutRestricted() {
    for (String leaf : new String[] {"sexual-violence", "child-recruitment"}) {
      String open = ",'label':{'level':'open','audience':['group:border']}";
      Label label = label(Inputs.prepared(Inputs.of("civilians." + leaf, open)));
      assertThat(label.sections().get("coarse"))
          .isEqualTo(new Label.Part(Optional.of(Level.RESTRICTED), Optional.empty()));
      assertThat(audiences(label))
          .containsOnlyKeys("what", "when", "where", "source", "input")
          .allSatisfy((section, audience) -> assertThat(audience).isEqualTo(Audience.AUTHOR));
    }
  }

  @Test
  void anAmendmentKeepsCloseWhatItsFirstVersionKeptClose() {
    Entry.Held first =
        Inputs.prepared(
                Inputs.of(
                    "force.air",
                    ",'ext':'a','label':{'level':'confidential','audience':['group:border'],"
                        + "'sections':{'where':{'audience':['sy']}}}"))
            .entry();
    Entry.Held second = Inputs.prepared(Inputs.of("force.air", ",'amends':'a'")).resolve(first);
    assertThat(second.header().refs()).containsExactly(first.leaf());
    assertThat(second.header().label().level()).isEqualTo(Level.CONFIDENTIAL);
    assertThat(second.header().label().audience()).isEqualTo(Audience.of("group:border"));
    assertThat(audiences(second.header().label())).containsEntry("where", Audience.of("sy"));
  }

  @Test
  void anAmendmentOfPostureIsDueAsItsFirstVersionWas() {
    Entry.Held first =
        Inputs.prepared(Inputs.of("posture.massing", ",'ext':'a'" + TO_BORDER)).entry();
    Label second =
        Inputs.prepared(Inputs.of("posture.massing", ",'amends':'a'"))
            .resolve(first)
            .header()
            .label();
    assertThat(audiences(second)).containsEntry("coarse", Audience.AUTHOR);
    assertThat(second.caveats()).containsExactly(Labelling.COARSE_AFTER_24_H);
  }

  @Test
  void aRetractionGoesWhereItsReportWent() {
    Entry.Held first = Inputs.prepared(Inputs.of("force.air", ",'ext':'a'" + TO_BORDER)).entry();
    Entry.Held retraction =
        Inputs.prepared("{'kind':'retraction','retracts':'a','reason':'a drill'}").resolve(first);
    assertThat(retraction.header().refs()).containsExactly(first.leaf());
    assertThat(retraction.header().label().audience()).isEqualTo(Audience.of("group:border"));
    assertThat(ReportSections.readRetraction(retraction).orElseThrow().reason())
        .contains("a drill");
  }

  private static Label label(Prepared prepared) {
    return prepared.entry().header().label();
  }

  private static Map<String, Audience> audiences(Label label) {
    return label.sections().entrySet().stream()
        .filter(part -> part.getValue().audience().isPresent())
        .collect(
            Collectors.toMap(Map.Entry::getKey, part -> part.getValue().audience().orElseThrow()));
  }
}
