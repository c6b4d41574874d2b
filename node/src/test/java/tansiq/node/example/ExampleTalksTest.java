package tansiq.node.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tansiq.core.council.Admission;
import tansiq.core.council.Commitment;
import tansiq.core.council.Consultation;
import tansiq.core.council.Council;
import tansiq.core.council.Decision;
import tansiq.core.council.Matter;
import tansiq.core.council.Passages;
import tansiq.core.council.Position;
import tansiq.core.council.Said;
import tansiq.core.council.Standing;
import tansiq.core.council.Statement;
import tansiq.core.council.Talk;
import tansiq.core.council.Talks;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.json.Verdict;
import tansiq.core.proof.Hash;
import tansiq.core.record.Audience;
import tansiq.core.record.Label;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Level;

/** What members of the example say, filed in its order without any node. */
class ExampleTalksTest {
  private static final Instant FILED = Instant.parse("2026-11-25T00:00:00Z");
  private static final Instant NOW = FILED.plusSeconds(3_600);
  private static final Set<String> MEMBERS = Set.of("ru", "iq");

  /** The example's own wording, as each language says it, or the agency that was the source. */
  private static final Pattern MARK = Pattern.compile("пример|نمونه|مثال|example|ТАСС|تاس|TASS");

  /** The talks of the example, each judged by its author's rules before it is filed. */
  private static final class Filed {
    private final Map<String, Hash> ids = new HashMap<>();
    private final List<Said> said = new ArrayList<>();

    Filed() {
      for (ExampleTalk talk : ExampleAlliance.of(4).talks()) {
        long index = said.size();
        Instant at = FILED.plusMillis(index);
        JsonObject content = talk.naming(this::id);
        Talk read = accepted(talk.key(), Talk.read(talk.kind(), content));
        accepted(talk.key(), new Admission(talks(), talk.member(), at).judge(read));
        Label label =
            Label.of(
                Level.RESTRICTED,
                Audience.of(
                    talk.label().map(ExampleTalk.Stated::audience).orElse(List.of("group:four"))));
        Hash id = id(talk.key());
        LedgerId ledger = new LedgerId(talk.member(), 1);
        said.add(new Said(id, ledger, index, at, label, talk.kind(), content, read));
      }
    }

    Hash id(String name) {
      return ids.computeIfAbsent(name, key -> new Hash(0, 0, 0, ids.size() + 1));
    }

    Talks talks() {
      return Talks.of(said);
    }

    Matter get(String key) {
      return talks().find(id(key)).orElseThrow();
    }

    Standing standing() {
      return new Standing(talks(), NOW, sign -> Optional.empty());
    }
  }

  private static <T> T accepted(String of, Verdict<T> verdict) {
    assertThat(verdict).as(of).isInstanceOf(Verdict.Accepted.class);
    return ((Verdict.Accepted<T>) verdict).value();
  }

  @Test
  void eachIsItsAuthorsToSayInTheOrderOfTheFile() {
    Filed filed = new Filed();

    assertThat(filed.talks().all(Council.class))
        .extracting(matter -> ((Council) matter.talk()).tier())
        .containsExactly(1, 2);
    assertThat(filed.talks().on(filed.id("zavidovo"), Position.class))
        .extracting(Matter::member)
        .containsExactly("ru", "ir", "sy", "iq");
  }

  @Test
  void theStatementAndTheStanceArePublishedInEachLanguage() {
    Filed filed = new Filed();

    for (Matter matter : filed.talks().all(Statement.class)) {
      Standing.OnStatement on = filed.standing().statement(matter);
      assertThat(on.published()).isTrue();
      assertThat(on.missing().keySet()).containsExactly("ar", "en", "fa", "ru");
    }
    assertThat(filed.talks().all(Statement.class)).hasSize(2);
  }

  @Test
  void whatThePublicRecordHasIsDecidedAndTheExamplesOwnProposalIsOpen() {
    Filed filed = new Filed();

    for (Matter matter : filed.talks().all(Decision.class)) {
      Standing.Decided decided = filed.standing().decision(matter).decided();
      boolean sourced = ((Decision) matter.talk()).source().isPresent();
      assertThat(decided).isEqualTo(sourced ? Standing.Decided.ADOPTED : Standing.Decided.OPEN);
    }
    assertThat(filed.talks().all(Decision.class)).hasSize(5);
  }

  @Test
  void theCommitmentOfTheBorderPairIsOpen() {
    Filed filed = new Filed();
    Matter matter = filed.get("border-presence");

    assertThat(((Commitment) matter.talk()).members()).containsExactly("iq", "sy");
    assertThat(((Commitment) matter.talk()).sign()).isEmpty();
    assertThat(filed.standing().commitment(matter).kept()).isEqualTo(Standing.Kept.CANNOT_TELL);
  }

  @Test
  void consultationsStandInEachOfTheirWays() {
    Filed filed = new Filed();
    Set<Standing.Reply> replies = new TreeSet<>();
    for (Matter matter : filed.talks().all(Consultation.class)) {
      replies.addAll(filed.standing().consultation(matter).replies().values());
    }

    assertThat(replies)
        .contains(
            Standing.Reply.AWAITED,
            Standing.Reply.RECEIVED,
            Standing.Reply.PARTLY_ANSWERED,
            Standing.Reply.ANSWERED,
            Standing.Reply.SILENT);
  }

  @Test
  void everyTextIsMarkedAsTheExamplesWordingOrNamesItsSource() {
    int texts = 0;
    for (ExampleTalk talk : ExampleAlliance.of(4).talks()) {
      for (Json field : talk.content().members().values()) {
        for (Json item : field instanceof JsonArray(List<Json> items) ? items : List.<Json>of()) {
          if (item instanceof JsonObject text && text.find("value") instanceof JsonString value) {
            assertThat(value.value()).as(talk.key()).containsPattern(MARK);
            texts++;
          }
        }
      }
    }
    assertThat(texts).isGreaterThan(80);
  }

  @Test
  void nothingInItLooksLikeAPrivatePerson() {
    for (Said said : new Filed().said) {
      assertThat(Passages.privateTraces(said.talk())).as(said.content().toString()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void anAllianceOfFewerThanFourHasNone(int size) {
    assertThat(ExampleAlliance.of(size).talks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 20})
  void theyAreTheSameWhateverJoinsBeyondFour(int size) {
    assertThat(ExampleAlliance.of(size).talks()).isEqualTo(ExampleAlliance.of(4).talks());
  }

  private static Verdict<List<ExampleTalk>> read(String text) {
    return TalkScript.read(
        List.of(text.replace("; ", "\n").split("\n", -1)),
        MEMBERS,
        Set.of("ru", "iq", "group:four"),
        Set.of("script/a"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rumour a ru; title en A                          | 1 | no kind of which members talk
          item a ru on                                     | 1 | a block begins with
          item a ru under b                                | 1 | neither on nor amends
          item a ru on b                                   | 1 | there is no "b" above
          item a xx                                        | 1 | no member with a node
          consultation a ru; form letter                   | 1 | a: form is none of
          consultation a ru; to iq; title                  | 3 | "title" says nothing
          consultation a ru; to iq; title en               | 3 | needs a language and words
          consultation a ru; to iq; due tomorrow           | 3 | is no moment
          consultation a ru; to iq; colour red             | 3 | no field that this file can say
          consultation a ru; title en A; title en B        | 3 | "title" is there twice
          consultation a ru; form letter; form question    | 3 | "form" is there twice
          consultation a ru; texts en A; texts en human B  | 3 | partly a translation
          consultation a ru; label secretly ru             | 2 | needs a level and an audience
          consultation a ru; label restricted zz           | 1 | nobody is "zz"
          consultation a ru; papers script/z               | 1 | there is no "script/z" above, nor a report
          council a ru; tier high                          | 2 | "tier" is no number
          council a ru; group x; tier 99                   | 1 | tier is not within 0 to 9
          """)
  void whatIsWrongInTheFileIsToldWithItsLine(String text, int line, String reason) {
    assertThat(read(text))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> {
              assertThat(refused.field()).isEqualTo("talks.txt:" + line);
              assertThat(refused.reason()).contains(reason);
            });
  }

  @Test
  void twoOfOneKeyAreRefused() {
    String one =
        "consultation a ru\nform notification\nto iq\nurgency routine\ntitle en A\ntexts en B\n";

    assertThat(read(one)).isInstanceOf(Verdict.Accepted.class);
    assertThat(read(one + "\n" + one))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> {
              assertThat(refused.field()).isEqualTo("talks.txt:8");
              assertThat(refused.reason()).contains("two of \"a\"");
            });
  }

  @Test
  void officesSpeakAndEachPaperIsAReportOrWasSaidBefore() {
    ExampleAlliance alliance = ExampleAlliance.of(4);
    Set<String> keys = alliance.talks().stream().map(ExampleTalk::key).collect(Collectors.toSet());
    int reports = 0;
    for (ExampleTalk talk : alliance.talks()) {
      for (String name : talk.names()) {
        boolean report = alliance.reportNamed(name).isPresent();
        reports += report ? 1 : 0;
        assertThat(report || keys.contains(name)).as(name).isTrue();
      }
      Json seats = talk.content().find("seats");
      assertThat(seats == null).as(talk.key()).isEqualTo(!talk.kind().equals("attendance"));
    }
    assertThat(reports).isEqualTo(6);
  }
}
