package tansiq.core.council;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tansiq.core.json.Verdict;
import tansiq.core.proof.Hash;

class StandingTest {
  private static final String TEXT = "'texts':[{'lang':'en','value':'…'}]";
  private static final String DAY = "2017-05-20T08:00:00Z";

  private final Talking talking = new Talking();
  private final Hash council = talking.council(DAY, "'ru','ir','sy','iq'");
  private final Hash meeting = talking.meeting(DAY, council);

  private Hash silence() {
    return talking.says(
        "ru",
        "2017-05-24T09:00:00Z",
        "decision",
        "{'on':'"
            + meeting
            + "','title':{'en':'Cooperation'},"
            + TEXT
            + ",'procedure':'silence','until':'2017-05-31T12:00:00Z','holds':'lasting'}");
  }

  private Hash objects(String member, String at, Hash decision) {
    return talking.says(
        member, at, "response", "{'on':'" + decision + "','say':'objects'," + TEXT + "}");
  }

  private Standing.OnDecision decision(Hash id, String now) {
    return talking.standing(now).decision(talking.matter(id));
  }

  @Test
  void whoHasNotSaidWhetherItComesIsWaitedForUntilTheMeetingBegins() {
    Hash planned =
        talking.says(
            "ru",
            DAY,
            "meeting",
            "{'on':'" + council + "','title':{'en':'A'},'from':'2017-06-01T09:00:00Z'}");
    talking.says("ir", DAY, "attendance", "{'on':'" + planned + "','reply':'declines'}");

    assertThat(talking.standing("2017-05-21T00:00:00Z").uncertain(talking.matter(planned)))
        .containsExactly("iq", "ru", "sy");
    assertThat(talking.standing("2017-06-01T09:00:00Z").uncertain(talking.matter(planned)))
        .isEmpty();
  }

  @Test
  void nobodyIsInvitedToWhatIsEnteredAfterwards() {
    Hash past =
        talking.says(
            "ru",
            DAY,
            "meeting",
            "{'on':'"
                + council
                + "','title':{'en':'A'},'from':'2017-06-01T09:00:00Z','source':'A communiqué'}");

    assertThat(talking.standing("2017-05-21T00:00:00Z").uncertain(talking.matter(past))).isEmpty();
  }

  @Test
  void silenceBecomesConsentWhenItsTermIsOver() {
    Hash decision = silence();

    assertThat(decision(decision, "2017-05-31T12:00:00Z").decided())
        .isEqualTo(Standing.Decided.OPEN);
    assertThat(decision(decision, "2017-05-31T12:00:01Z").decided())
        .isEqualTo(Standing.Decided.ADOPTED);
  }

  @Test
  void theMomentOfTheRecordSaysWhetherSilenceWasBrokenInTime() {
    Hash decision = silence();
    objects("ir", "2017-05-31T12:00:00Z", decision);

    assertThat(decision(decision, "2017-06-02T00:00:00Z").decided())
        .isEqualTo(Standing.Decided.NOT_ADOPTED);
  }

  @Test
  void anObjectionAfterTheTermIsShownAndChangesNothing() {
    Hash decision = silence();
    Hash late = objects("ir", "2017-05-31T12:00:00.001Z", decision);

    Standing.OnDecision on = decision(decision, "2017-06-02T00:00:00Z");
    assertThat(on.decided()).isEqualTo(Standing.Decided.ADOPTED);
    assertThat(on.late()).extracting(Matter::id).containsExactly(late);
  }

  @Test
  void anObjectionInTimeStaysOneWhateverItsAuthorSaysAfterTheTerm() {
    Hash decision = silence();
    Hash objection = objects("ir", "2017-05-25T00:00:00Z", decision);
    talking.says(
        "ir",
        "2017-06-01T00:00:00Z",
        "response",
        "{'on':'" + decision + "','amends':'" + objection + "','say':'objects'," + TEXT + "}");
    talking.says(
        "ir", "2017-06-01T00:00:00Z", "response", "{'on':'" + decision + "','say':'agrees'}");

    Standing.OnDecision on = decision(decision, "2017-06-02T00:00:00Z");
    assertThat(on.decided()).isEqualTo(Standing.Decided.NOT_ADOPTED);
    assertThat(on.responses().get("ir").id()).isEqualTo(objection);
    assertThat(on.late()).isEmpty();
  }

  @Test
  void whoAgreedInTimeAndObjectsByALateVersionHasNotBrokenTheSilence() {
    Hash decision = silence();
    Hash agreed =
        talking.says(
            "ir", "2017-05-25T00:00:00Z", "response", "{'on':'" + decision + "','say':'agrees'}");
    talking.says(
        "ir",
        "2017-06-01T00:00:00Z",
        "response",
        "{'on':'" + decision + "','amends':'" + agreed + "','say':'objects'," + TEXT + "}");

    Standing.OnDecision on = decision(decision, "2017-06-02T00:00:00Z");
    assertThat(on.decided()).isEqualTo(Standing.Decided.ADOPTED);
    assertThat(on.late()).extracting(Matter::id).containsExactly(agreed);
  }

  @Test
  void whatBelongsToNothingHereAndWhatTakesNothingBackAreFoundAllTheSame() {
    String elsewhere = "ab".repeat(32);
    String vision = "'vision':[{'lang':'en','value':'x'}]}";
    Hash apart = talking.says("ir", DAY, "position", "{'on':'" + elsewhere + "'," + vision);
    Hash answer =
        talking.says(
            "sy", DAY, "answer", "{'on':'" + elsewhere + "','form':'answer'," + TEXT + "}");
    Hash nothing = talking.says("ir", DAY, "recall", "{'on':'" + meeting + "'}");
    Hash again = talking.says("ir", DAY, "recall", "{'on':'" + apart + "'}");
    Hash twice = talking.says("ir", DAY, "recall", "{'on':'" + apart + "'}");

    Talks talks = Talks.of(talking.all);
    assertThat(talks.apart(Set.of(Council.class)))
        .extracting(Matter::id)
        .containsExactlyInAnyOrder(apart, answer);
    assertThat(talks.on(meeting, Recall.class)).extracting(Matter::id).containsExactly(nothing);
    assertThat(talking.matter(meeting).recall()).isEmpty();
    assertThat(talking.matter(apart).recall().orElseThrow().id()).isIn(again, twice);
    assertThat(talks.on(apart, Recall.class)).hasSize(1);
  }

  @Test
  void whoDoesNotSitInTheCouncilDecidesNothingThereAndIsHeard() {
    Hash decision = silence();
    Hash outside = objects("tr", "2017-05-25T00:00:00Z", decision);

    Standing.OnDecision on = decision(decision, "2017-06-02T00:00:00Z");
    assertThat(on.decided()).isEqualTo(Standing.Decided.ADOPTED);
    assertThat(on.outside()).extracting(Matter::id).containsExactly(outside);
  }

  @Test
  void whoSatThereWhenItWasLaidIsCountedAfterLeavingAndSaidToHaveLeft() {
    Hash decision = silence();
    objects("ir", "2017-05-25T00:00:00Z", decision);
    talking.says(
        "iq",
        "2017-05-26T00:00:00Z",
        "council",
        Talking.councilText("'ru','sy','iq'", Optional.of(council)));

    Standing.OnDecision on = decision(decision, "2017-06-02T00:00:00Z");
    assertThat(on.members()).contains("ir");
    assertThat(on.left()).containsExactly("ir");
    assertThat(on.decided()).isEqualTo(Standing.Decided.NOT_ADOPTED);
  }

  @Test
  void consensusNeedsEachMemberAndKeepsReservations() {
    Hash decision =
        talking.says(
            "ru",
            DAY,
            "decision",
            "{'on':'"
                + meeting
                + "','title':{'en':'A'},"
                + TEXT
                + ",'procedure':'consensus','holds':'moment'}");
    for (String member : List.of("ru", "sy", "iq")) {
      talking.says(member, DAY, "response", "{'on':'" + decision + "','say':'agrees'}");
    }
    assertThat(decision(decision, "2017-06-02T00:00:00Z").decided())
        .isEqualTo(Standing.Decided.OPEN);

    talking.says("ir", DAY, "response", "{'on':'" + decision + "','say':'reserves'," + TEXT + "}");
    Standing.OnDecision on = decision(decision, "2017-06-02T00:00:00Z");
    assertThat(on.decided()).isEqualTo(Standing.Decided.ADOPTED);
    assertThat(((Response) on.responses().get("ir").talk()).say()).isEqualTo(Response.Say.RESERVES);
  }

  @Test
  void anAdoptedDecisionThatFollowsSupersedesAndErasesNothing() {
    Hash first = silence();
    Hash next =
        talking.says(
            "iq",
            "2017-06-10T00:00:00Z",
            "decision",
            "{'on':'"
                + first
                + "','title':{'en':'B'},"
                + TEXT
                + ",'procedure':'on-record','holds':'lasting','source':'communiqué'}");

    assertThat(decision(first, "2017-07-01T00:00:00Z").decided())
        .isEqualTo(Standing.Decided.SUPERSEDED);
    assertThat(decision(next, "2017-07-01T00:00:00Z").decided())
        .isEqualTo(Standing.Decided.ADOPTED);
  }

  @Test
  void aPositionFiledAfterTheMeetingWasClosedIsLateAndKept() {
    Hash item = talking.says("sy", DAY, "item", "{'on':'" + meeting + "','title':{'en':'Border'}}");
    String position = "{'on':'" + item + "','vision':[{'lang':'ar','value':'رؤية'}]}";
    Hash inTime = talking.says("sy", "2017-05-23T10:00:00Z", "position", position);
    talking.says(
        "ru",
        "2017-05-24T00:00:00Z",
        "minutes",
        "{'on':'" + meeting + "'," + TEXT + ",'closes':true}");
    Hash late = talking.says("iq", "2017-05-24T00:00:01Z", "position", position);

    Standing standing = talking.standing("2017-06-01T00:00:00Z");
    assertThat(standing.isLate(talking.matter(inTime).latest())).isFalse();
    assertThat(standing.isLate(talking.matter(late).latest())).isTrue();
    assertThat(Talks.of(talking.all).on(item, Position.class)).hasSize(2);
  }

  @Test
  void minutesThatWereTakenBackOrSayOtherwiseNowCloseNothing() {
    String closing = "{'on':'" + meeting + "'," + TEXT + ",'closes':true}";
    Hash slip = talking.says("ru", "2017-05-24T00:00:00Z", "minutes", closing);
    talking.says("ru", "2017-05-24T00:00:10Z", "recall", "{'on':'" + slip + "'}");
    assertThat(talking.standing("2017-06-01T00:00:00Z").closed(talking.matter(meeting))).isEmpty();

    Hash early = talking.says("ru", "2017-05-24T01:00:00Z", "minutes", closing);
    assertThat(talking.standing("2017-06-01T00:00:00Z").closed(talking.matter(meeting)))
        .contains(Instant.parse("2017-05-24T01:00:00Z"));
    String amends = "{'on':'" + meeting + "','amends':'" + early + "'," + TEXT;
    talking.says("ru", "2017-05-24T02:00:00Z", "minutes", amends + "}");
    assertThat(talking.standing("2017-06-01T00:00:00Z").closed(talking.matter(meeting))).isEmpty();

    talking.says("iq", "2017-05-24T03:00:00Z", "minutes", closing);
    assertThat(talking.standing("2017-06-01T00:00:00Z").closed(talking.matter(meeting)))
        .contains(Instant.parse("2017-05-24T03:00:00Z"));
  }

  @Test
  void aResponseThatWasTakenBackIsNoneAndTheOneBeforeItCountsAgain() {
    Hash decision = silence();
    talking.says(
        "ir",
        "2017-05-25T00:00:00Z",
        "response",
        "{'on':'" + decision + "','say':'reserves'," + TEXT + "}");
    Hash slip = objects("ir", "2017-05-26T00:00:00Z", decision);
    Hash other = objects("sy", "2017-05-26T00:00:00Z", decision);
    talking.says("ir", "2017-05-26T00:00:10Z", "recall", "{'on':'" + slip + "'}");
    talking.says("sy", "2017-05-26T00:00:10Z", "recall", "{'on':'" + other + "'}");

    Standing.OnDecision on = decision(decision, "2017-05-27T00:00:00Z");
    assertThat(on.decided()).isEqualTo(Standing.Decided.OPEN);
    assertThat(on.responses()).containsOnlyKeys("ir");
    assertThat(((Response) on.responses().get("ir").talk()).say()).isEqualTo(Response.Say.RESERVES);
  }

  @Test
  void itemsThatBelongToEachOtherInACircleBelongToNoMeetingAndDoNoHarm() {
    String text = "{'on':'%s','title':{'en':'x'}%s}";
    Hash one = talking.says("ir", DAY, "item", text.formatted(meeting, ""));
    Hash other = talking.says("ir", DAY, "item", text.formatted(one, ""));
    talking.says("ir", DAY, "item", text.formatted(other, ",'amends':'" + one + "'"));
    Hash position =
        talking.says(
            "ir", DAY, "position", "{'on':'" + one + "','vision':[{'lang':'fa','value':'x'}]}");

    assertThat(talking.standing(DAY).isLate(talking.matter(position).latest())).isFalse();
    assertThat(Talks.of(talking.all).council(talking.matter(position))).isEmpty();
    assertThat(Talks.of(talking.all).apart(Set.of(Council.class)))
        .singleElement()
        .extracting(Matter::id)
        .isIn(one, other);
  }

  @Test
  void bothStatementsThatWereApprovedOnTwoSidesOfAPartitionAreThere() {
    for (String member : List.of("ru", "ir")) {
      Hash statement =
          talking.says(
              member,
              DAY,
              "statement",
              "{'on':'"
                  + meeting
                  + "','form':'statement','title':{'en':'Joint'},"
                  + "'texts':[{'lang':'ar','value':'نص'},{'lang':'ru','value':'Текст'}]}");
      for (String by : List.of("ru", "ir", "sy", "iq")) {
        talking.says(
            by,
            DAY,
            "approval",
            "{'on':'" + statement + "','word':'approves','languages':['ar','ru']}");
      }
    }
    Standing standing = talking.standing(DAY);

    assertThat(Talks.of(talking.all).all(Statement.class))
        .hasSize(2)
        .allMatch(matter -> standing.statement(matter).published());
  }

  @Test
  void anApprovalIsOfTheVersionThatItNamesAndBracketsPublishNothing() {
    String text = "'form':'vision','title':{'en':'Aims'},'texts':[{'lang':'ar','value':'%s'}]}";
    Hash first =
        talking.says(
            "ru", DAY, "statement", "{'on':'" + meeting + "'," + text.formatted("[مفتوح]"));
    for (String by : List.of("ru", "ir", "sy", "iq")) {
      talking.says(
          by, DAY, "approval", "{'on':'" + first + "','word':'approves','languages':['ar']}");
    }
    assertThat(talking.standing(DAY).statement(talking.matter(first)).published()).isFalse();

    talking.says(
        "ru",
        DAY,
        "statement",
        "{'on':'" + meeting + "','amends':'" + first + "'," + text.formatted("متفق"));
    Standing.OnStatement on = talking.standing(DAY).statement(talking.matter(first));
    assertThat(on.matter().versions()).hasSize(2);
    assertThat(on.missing().get("ar")).containsExactly("iq", "ir", "ru", "sy");
  }

  @Test
  void whoApprovedAndThenWithheldDoesNotApprove() {
    Hash statement =
        talking.says(
            "ru",
            DAY,
            "statement",
            "{'on':'"
                + meeting
                + "','form':'statement','title':{'en':'Joint'},"
                + "'texts':[{'lang':'ar','value':'نص'},{'lang':'ru','value':'Текст'}]}");
    for (String by : List.of("ru", "ir", "sy", "iq")) {
      approval(by, statement, "approves", "'ar','ru'");
    }
    approval("ir", statement, "withholds", "'ru'");
    Standing.OnStatement on = talking.standing(DAY).statement(talking.matter(statement));
    assertThat(on.published()).isFalse();
    assertThat(on.missing().get("ru")).containsExactly("ir");
    assertThat(on.missing().get("ar")).isEmpty();

    approval("ir", statement, "approves", "'ru'");
    assertThat(talking.standing(DAY).statement(talking.matter(statement)).published()).isTrue();
  }

  private void approval(String by, Hash statement, String word, String languages) {
    talking.says(
        by,
        DAY,
        "approval",
        "{'on':'"
            + statement
            + "','word':'"
            + word
            + "','languages':["
            + languages
            + "],"
            + TEXT
            + "}");
  }

  private Hash question() {
    return talking.says(
        "iq",
        DAY,
        "consultation",
        "{'form':'question','to':['sy','ir'],'due':'2017-05-22T00:00:00Z','urgency':'urgent',"
            + "'title':{'en':'Convoy?'},"
            + TEXT
            + "}");
  }

  private Standing.OnConsultation consultation(Hash id, String now) {
    return talking.standing(now).consultation(talking.matter(id));
  }

  @Test
  void silenceIsAFactOnceTheTermIsOver() {
    Hash question = question();
    talking.says("sy", DAY, "answer", "{'on':'" + question + "','form':'receipt'}");

    assertThat(consultation(question, DAY).replies())
        .containsEntry("sy", Standing.Reply.RECEIVED)
        .containsEntry("ir", Standing.Reply.AWAITED);
    assertThat(consultation(question, "2017-05-23T00:00:00Z").replies())
        .containsEntry("sy", Standing.Reply.SILENT)
        .containsEntry("ir", Standing.Reply.SILENT);
    talking.says(
        "ir",
        "2017-05-24T00:00:00Z",
        "answer",
        "{'on':'" + question + "','form':'refusal'," + TEXT + "}");
    assertThat(consultation(question, "2017-05-25T00:00:00Z").replies())
        .containsEntry("ir", Standing.Reply.REFUSED);
  }

  @Test
  void anAnswerToAWithdrawnQuestionIsShownAsThat() {
    Hash question = question();
    talking.says("iq", "2017-05-21T00:00:00Z", "recall", "{'on':'" + question + "'}");
    // Nobody else can take it back.
    talking.says("ir", "2017-05-20T09:00:00Z", "recall", "{'on':'" + question + "'}");
    Hash answer =
        talking.says(
            "sy",
            "2017-05-21T01:00:00Z",
            "answer",
            "{'on':'" + question + "','form':'answer'," + TEXT + "}");

    Standing.OnConsultation on = consultation(question, "2017-05-22T00:00:00Z");
    assertThat(on.afterRecall()).extracting(Matter::id).containsExactly(answer);
    assertThat(on.replies())
        .containsEntry("sy", Standing.Reply.ANSWERED)
        .containsEntry("ir", Standing.Reply.RECALLED);
    assertThat(on.matter().isRecalled(Instant.parse("2017-05-20T12:00:00Z"))).isFalse();
  }

  @Test
  void thePictureSaysWhetherACommitmentIsKeptWhereItCan() {
    Hash commitment =
        talking.says(
            "sy",
            DAY,
            "commitment",
            "{'on':'"
                + meeting
                + "','title':{'en':'Quiet'},"
                + TEXT
                + ",'members':['sy','iq'],'by':'2017-06-30T00:00:00Z','sign':{'category':'force',"
                + "'lat':34.5,'lon':41,'radiusM':30000,'from':'2017-06-01T00:00:00Z',"
                + "'to':'2017-06-30T00:00:00Z','most':2}}");
    Talks talks = Talks.of(talking.all);
    Matter matter = talks.find(commitment).orElseThrow();
    Instant during = Instant.parse("2017-06-15T00:00:00Z");
    Instant after = Instant.parse("2017-07-15T00:00:00Z");

    assertThat(new Standing(talks, during, sign -> Optional.of(2L)).commitment(matter).kept())
        .isEqualTo(Standing.Kept.ON_TRACK);
    assertThat(new Standing(talks, after, sign -> Optional.of(2L)).commitment(matter).kept())
        .isEqualTo(Standing.Kept.MET);
    assertThat(new Standing(talks, during, sign -> Optional.of(3L)).commitment(matter).kept())
        .isEqualTo(Standing.Kept.BROKEN);
    assertThat(talking.standing("2017-06-15T00:00:00Z").commitment(matter).kept())
        .isEqualTo(Standing.Kept.CANNOT_TELL);
    assertThat(talking.standing("2017-07-15T00:00:00Z").commitment(matter).kept())
        .isEqualTo(Standing.Kept.LATE);
  }

  @Test
  void aWordOnACommitmentThatWasTakenBackCountsNoMore() {
    Hash commitment =
        talking.says(
            "sy",
            DAY,
            "commitment",
            "{'on':'"
                + meeting
                + "','title':{'en':'Quiet'},"
                + TEXT
                + ",'members':['sy'],'by':'2017-06-30T00:00:00Z'}");
    String on = "{'on':'" + commitment + "','word':";
    talking.says("sy", "2017-06-01T00:00:00Z", "progress", on + "'on-track'}");
    Hash slip = talking.says("sy", "2017-06-02T00:00:00Z", "progress", on + "'met'}");
    Hash theirs = talking.says("iq", "2017-06-02T00:00:00Z", "progress", on + "'confirms'}");
    talking.says("sy", "2017-06-02T00:00:10Z", "recall", "{'on':'" + slip + "'}");
    talking.says("iq", "2017-06-02T00:00:10Z", "recall", "{'on':'" + theirs + "'}");

    Standing.OnCommitment stands =
        talking.standing("2017-06-03T00:00:00Z").commitment(talking.matter(commitment));
    assertThat(stands.kept()).isEqualTo(Standing.Kept.ON_TRACK);
    assertThat(stands.others()).isEmpty();
  }

  @Test
  void theOrderOfRecordsChangesNothing() {
    Hash decision = silence();
    objects("ir", "2017-05-25T00:00:00Z", decision);
    Hash question = question();
    talking.says("sy", DAY, "answer", "{'on':'" + question + "','form':'partial'," + TEXT + "}");
    Standing.OnDecision first = decision(decision, "2017-06-02T00:00:00Z");
    Standing.OnConsultation second = consultation(question, "2017-06-02T00:00:00Z");

    for (int seed = 0; seed < 50; seed++) {
      Collections.shuffle(talking.all, new Random(seed));
      assertThat(decision(decision, "2017-06-02T00:00:00Z")).isEqualTo(first);
      assertThat(consultation(question, "2017-06-02T00:00:00Z")).isEqualTo(second);
    }
  }

  @Test
  void tenThousandItemsAndAsManyVersionsOfOneAreAllThere() {
    Optional<Hash> last = Optional.empty();
    for (int i = 0; i < 10_000; i++) {
      talking.says("sy", DAY, "item", "{'on':'" + meeting + "','title':{'en':'" + i + "'}}");
      String amends = last.map(id -> ",'amends':'" + id + "'").orElse("");
      last =
          Optional.of(
              talking.says(
                  "iq",
                  DAY,
                  "item",
                  "{'on':'" + meeting + "','title':{'en':'v" + i + "'}" + amends + "}"));
    }
    assertThat(Talks.of(talking.all).on(meeting, Item.class)).hasSize(10_001);
    assertThat(talking.matter(last.orElseThrow()).versions()).hasSize(10_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          position     | {'on':'%s'}                                            |
          response     | {'on':'%s','say':'objects'}                            | texts
          answer       | {'on':'%s','form':'answer'}                            | texts
          answer       | {'on':'%s','form':'perhaps'}                           | form
          item         | {'title':{'en':'x'}}                                   | on
          item         | {'on':'%s','title':{}}                                 | title
          item         | {'on':'%s','title':{'en':'x'},'owner':'me'}            | owner
          item         | {'on':'%s','title':{'en':'x'},'papers':['zz']}         | papers[0]
          meeting      | {'on':'%s','title':{'en':'x'},'from':'yesterday'}      | from
          approval     | {'on':'%s','word':'approves','languages':[]}           | languages
          consultation | {'form':'question','to':[],'urgency':'routine'}        | to
          """)
  void whatIsNotWellFormedIsRefusedByFieldAndReason(String kind, String text, String field) {
    Verdict<Talk> read = Talking.read(kind, text.replace("%s", "0".repeat(64)));

    assertThat(read)
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> {
              assertThat(refused.field()).isEqualTo(field == null ? "" : field);
              assertThat(refused.reason()).isNotBlank();
            });
  }

  @Test
  void textsKeepEveryCharacterOfMixedDirection() {
    String mixed = "قال: \u2067hello\u2069 ‏ (RTL) 123 — «ok»";
    Verdict<Talk> read =
        Talking.read(
            "minutes",
            "{'on':'" + "0".repeat(64) + "','texts':[{'lang':'ar','value':'" + mixed + "'}]}");

    assertThat(((Verdict.Accepted<Talk>) read).value())
        .isInstanceOfSatisfying(
            Minutes.class,
            minutes -> assertThat(minutes.texts().getFirst().value()).isEqualTo(mixed));
  }
}
