package tansiq.core.release;

import static org.assertj.core.api.Assertions.assertThat;
import static tansiq.core.Records.ceiling;
import static tansiq.core.Records.label;
import static tansiq.core.Records.ledger;
import static tansiq.core.Records.narrower;
import static tansiq.core.Records.pin;
import static tansiq.core.Records.record;
import static tansiq.core.Records.roster;
import static tansiq.core.Records.said;
import static tansiq.core.record.Level.CONFIDENTIAL;
import static tansiq.core.record.Level.OPEN;
import static tansiq.core.record.Level.RESTRICTED;
import static tansiq.core.record.Level.SECRET;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tansiq.core.alliance.AllianceRecord;
import tansiq.core.record.Audience;
import tansiq.core.record.Entry;
import tansiq.core.record.Label;
import tansiq.core.record.LedgerId;

/** Promise 4, mine to release: an unknown label, member or level means no. */
class PolicyTest {
  private static final LedgerId SY = ledger("sy");

  private static Policy policy(AllianceRecord... said) {
    Policy policy = Policy.none(SY);
    for (AllianceRecord record : said) {
      policy = policy.apply(said(SY, record));
    }
    return policy;
  }

  private static Entry.Held report(Label label) {
    return record(SY, "shelling", label, "what", "where");
  }

  private static boolean mayHold(Policy policy, String member, Label label) {
    return !policy.sectionsFor(member, report(label).header()).isEmpty();
  }

  @Test
  void theAuthorHoldsEverything() {
    Entry.Held secret = report(label(SECRET));
    assertThat(policy().sectionsFor("sy", secret.header())).containsExactly("what", "where");
    assertThat(policy().rule("sy", secret.header(), "what")).isEqualTo(new Rule.Author());
  }

  @Test
  void whoIsNotPinnedHoldsNothing() {
    assertThat(mayHold(policy(), "iq", label(OPEN, "all", "iq"))).isFalse();
    assertThat(mayHold(policy(roster("border", "iq")), "iq", label(OPEN, "group:border")))
        .isFalse();
    assertThat(policy().rule("iq", report(label(OPEN, "iq")).header(), "what"))
        .isEqualTo(new Rule.NotPinned());
  }

  @Test
  void anAudienceNamesMembersGroupsOrAll() {
    Policy policy = policy(pin("iq"), pin("ir"), roster("border", "iq", "sy"));
    assertThat(mayHold(policy, "iq", label(OPEN, "iq"))).isTrue();
    assertThat(mayHold(policy, "ir", label(OPEN, "iq"))).isFalse();
    assertThat(mayHold(policy, "iq", label(OPEN, "group:border"))).isTrue();
    assertThat(mayHold(policy, "ir", label(OPEN, "group:border"))).isFalse();
    assertThat(mayHold(policy, "ir", label(OPEN, "all"))).isTrue();
    assertThat(mayHold(policy, "iq", label(OPEN))).isFalse();
  }

  @Test
  void aPartyThatIsNotKnownIsNobody() {
    Policy policy = policy(pin("iq"), roster("border", "iq"));
    for (String party : List.of("group:astana", "border", "desk:iq", "everybody", "group:iq")) {
      assertThat(mayHold(policy, "iq", label(OPEN, party))).as(party).isFalse();
    }
  }

  @Test
  void theLevelLiesBelowTheCeilingThatTheAuthorGrants() {
    Policy unsaid = policy(pin("iq"));
    assertThat(mayHold(unsaid, "iq", label(RESTRICTED, "iq"))).isTrue();
    assertThat(mayHold(unsaid, "iq", label(CONFIDENTIAL, "iq"))).isFalse();
    assertThat(unsaid.rule("iq", report(label(SECRET, "iq")).header(), "what"))
        .isEqualTo(new Rule.AboveCeiling(SECRET, RESTRICTED));
    Policy open = policy(pin("iq"), ceiling("iq", OPEN));
    assertThat(mayHold(open, "iq", label(RESTRICTED, "iq"))).isFalse();
    Policy secret = policy(pin("iq"), ceiling("iq", OPEN), ceiling("iq", SECRET));
    assertThat(mayHold(secret, "iq", label(SECRET, "iq"))).isTrue();
  }

  @Test
  void aSectionIsHeldOnlyByWhoMayHoldTheRecordToo() {
    Policy policy = policy(pin("iq"), pin("ir"), pin("ru"));
    Label label =
        narrower(
            label(OPEN, "iq", "ir"),
            "where",
            Optional.empty(),
            Optional.of(Audience.of("ir", "ru")));
    Entry.Held report = report(label);
    assertThat(policy.sectionsFor("iq", report.header())).containsExactly("what");
    assertThat(policy.sectionsFor("ir", report.header())).containsExactly("what", "where");
    assertThat(policy.sectionsFor("ru", report.header())).isEmpty();
    assertThat(policy.holders(report.header()).keySet()).containsExactly("iq", "ir");
  }

  @Test
  void aSectionsOwnLevelNarrows() {
    Policy policy = policy(pin("iq"));
    Label label =
        narrower(label(OPEN, "all"), "where", Optional.of(CONFIDENTIAL), Optional.empty());
    assertThat(policy.sectionsFor("iq", report(label).header())).containsExactly("what");
    Label wider =
        narrower(label(CONFIDENTIAL, "all"), "where", Optional.of(OPEN), Optional.empty());
    assertThat(policy.sectionsFor("iq", report(wider).header())).isEmpty();
  }

  @Test
  void aSectionThatTheRecordLacksIsNobodys() {
    assertThat(policy(pin("iq")).rule("sy", report(label(OPEN, "all")).header(), "text"))
        .isEqualTo(new Rule.NoSuchSection());
  }

  @Test
  void aLaterRosterOpensNothingOlderAndClosesNothingNewer() {
    Label label = label(OPEN, "group:border");
    Policy before = policy(pin("iq"), roster("border"));
    Policy with = before.apply(said(SY, roster("border", "iq")));
    Policy after = with.apply(said(SY, roster("border")));
    assertThat(mayHold(before, "iq", label)).isFalse();
    assertThat(mayHold(with, "iq", label)).isTrue();
    assertThat(mayHold(after, "iq", label)).isFalse();
  }

  @Test
  void anAllianceRecordUnderANarrowerLabelHasNoEffect() {
    Policy policy = policy().apply(said(SY, pin("iq"), label(RESTRICTED, "all")));
    assertThat(policy.alliance().isPinned("iq")).isFalse();
  }

  @Test
  void aSecondPinDoesNotChangeKeys() {
    Policy policy = policy(pin("iq"));
    var forged = pin("ru");
    var second =
        new tansiq.core.alliance.Pin(
            "iq", forged.name(), forged.key(), forged.recovery(), forged.tls());
    Policy after = policy.apply(said(SY, second));
    assertThat(after.alliance().pins().get("iq")).isEqualTo(pin("iq"));
  }

  @Test
  void aGroupSharesWhatEachOfItsMembersMayHold() {
    Policy policy = policy(pin("iq"), pin("ir"), roster("trio", "iq", "ir", "sy"));
    Label label =
        narrower(label(OPEN, "all"), "where", Optional.empty(), Optional.of(Audience.of("iq")));
    var members = policy.alliance().rosters().get("trio").members();
    assertThat(policy.sectionsForAll(members, report(label).header())).containsExactly("what");
    assertThat(policy.sectionsForAll(List.of("iq", "sy"), report(label).header()))
        .containsExactly("what", "where");
    assertThat(policy.sectionsForAll(List.of("iq", "tr"), report(label).header())).isEmpty();
  }
}
