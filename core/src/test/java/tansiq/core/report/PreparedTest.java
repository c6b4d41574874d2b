package tansiq.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tansiq.core.json.JsonText;
import tansiq.core.json.Verdict;
import tansiq.core.proof.Hash;
import tansiq.core.proof.Sha256;
import tansiq.core.record.Audience;
import tansiq.core.record.Entry;
import tansiq.core.record.Section;
import tansiq.core.record.Status;

class PreparedTest {
  @Test
  void anExtThatIsNotGivenIsTheHashOfTheCanonicalInput() {
    String input = Inputs.of("force.air", "");
    assertThat(Inputs.prepared(input).ext())
        .isEqualTo(Sha256.hash(JsonText.canonical(Inputs.json(input))).hex());
  }

  @Test
  void aDerivedExtNeverLeavesTheAuthor() {
    Prepared prepared = Inputs.prepared(Inputs.of("force.air", ",'label':{'audience':['all']}"));
    assertThat(prepared.entry().header().label().sections().get("input").audience())
        .contains(Audience.AUTHOR);
    String others =
        prepared.entry().sections().values().stream()
            .filter(section -> !section.name().equals("input"))
            .map(section -> section.content().toString())
            .collect(Collectors.joining());
    assertThat(others).doesNotContain(prepared.ext());
    assertThat(Prepared.ext(prepared.entry())).contains(prepared.ext());
  }

  @Test
  void aGivenExtIsKeptInTheSource() {
    Prepared prepared = Inputs.prepared(Inputs.of("force.air", ",'ext':'desk-7/13'"));
    assertThat(prepared.ext()).isEqualTo("desk-7/13");
    assertThat(Prepared.ext(prepared.entry())).contains("desk-7/13");
    assertThat(prepared.entry().sections()).doesNotContainKey("input");
  }

  @Test
  void theSameContentIsKnownAgainUnderOtherSaltsAndLabels() {
    Prepared first = Inputs.prepared(Inputs.of("force.air", ",'ext':'a'"), 1);
    Prepared again =
        Inputs.prepared(Inputs.of("force.air", ",'ext':'a','label':{'audience':['iq']}"), 7);
    Prepared other = Inputs.prepared(Inputs.of("force.uav", ",'ext':'a'"), 1);
    assertThat(again.content()).isEqualTo(first.content()).isNotEqualTo(other.content());
    assertThat(again.entry().leaf()).isNotEqualTo(first.entry().leaf());
    assertThat(first.isContentOf(again.entry())).isTrue();
    assertThat(other.isContentOf(again.entry())).isFalse();
  }

  @Test
  void contentIsKnownAgainByThePartsThatAreLeftOfIt() {
    Prepared first = Inputs.prepared(Inputs.of("force.air", ",'ext':'a'"), 1);
    Prepared again = Inputs.prepared(Inputs.of("force.air", ",'ext':'a'"), 7);
    Prepared other = Inputs.prepared(Inputs.of("force.uav", ",'ext':'a'"), 1);
    Entry.Held whole = again.entry();
    Entry.Held left =
        new Entry.Held(
            whole.leaf(),
            whole.header(),
            whole.bytes(),
            new TreeMap<>(whole.sections().headMap("what\0")));
    assertThat(left.sections()).containsKey("what").hasSizeLessThan(whole.sections().size());
    assertThat(first.isContentOf(left)).isTrue();
    assertThat(other.isContentOf(left)).isFalse();
  }

  @Test
  void everySectionHasASaltOfItsOwn() {
    Entry.Held entry = Inputs.prepared(Inputs.FULL).entry();
    assertThat(entry.sections()).hasSize(10);
    assertThat(entry.sections().values()).extracting(PreparedTest::salt).doesNotHaveDuplicates();
  }

  @Test
  void whatWasPreparedReadsBackAsItsBytesSay() {
    Entry.Held entry = Inputs.prepared(Inputs.FULL).entry();
    Verdict<Entry.Held> read =
        Entry.Held.parse(
            entry.bytes(), entry.sections().values().stream().map(Section::bytes).toList());
    assertThat(read)
        .isInstanceOfSatisfying(
            Verdict.Accepted.class,
            accepted -> assertThat(((Entry.Held) accepted.value()).leaf()).isEqualTo(entry.leaf()));
  }

  @Test
  void statusAndTimeComeFromTheInputOrTheNode() {
    assertThat(Inputs.prepared(Inputs.of("force.air", "")).entry().header().status())
        .isEqualTo(Status.EXERCISE);
    assertThat(
            Inputs.prepared(Inputs.of("force.air", ",'status':'actual'")).entry().header().status())
        .isEqualTo(Status.ACTUAL);
    assertThat(Inputs.prepared(Inputs.of("force.air", "")).entry().header().at())
        .isEqualTo(Instant.parse("2017-05-21T15:00:00.123Z"));
  }

  @Test
  void aReportPassedOnRefersToTheFirst() {
    Hash first = Hash.ofHex("cd".repeat(32));
    Prepared prepared =
        Inputs.prepared(Inputs.of("force.air", ",'origin':{'record':'%s'}".formatted(first.hex())));
    assertThat(prepared.entry().header().refs()).containsExactly(first);
  }

  @Test
  void anAmendmentUnderTheIdOfWhatItAmendsHasAnIdOfItsOwn() {
    Prepared amendment = Inputs.prepared(Inputs.of("force.air", ",'ext':'a','amends':'a'"));
    assertThat(amendment.refers()).contains("a");
    assertThat(amendment.ext()).hasSize(64);
  }

  private static String salt(Section section) {
    String text = new String(section.bytes(), java.nio.charset.StandardCharsets.UTF_8);
    return text.substring(text.lastIndexOf("\"salt\""));
  }
}
