package tansiq.core.council;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tansiq.core.place.Names;
import tansiq.core.proof.Hash;
import tansiq.core.view.Language;
import tansiq.core.view.Paper;
import tansiq.core.view.Papers;
import tansiq.core.view.Spoken;
import tansiq.core.view.Wording;

/** What stands on the papers of statements and meetings; the formats have tests of their own. */
class PaperTest {
  private static final String NOW = "2017-06-01T00:00:00Z";
  private static final String TEXTS = "'texts':[{'lang':'en','value':'As agreed.'}]";

  private final Talking talking = new Talking();
  private final Hash council = talking.council("2017-04-01T00:00:00Z", "'iq','ru','sy'");

  private Paper paper(Hash id, Language language, boolean exercise) {
    var names = new TreeMap<String, Names>();
    names.put("iq", Names.of("en", "Iraq", "ar", "العراق"));
    names.put("ru", Names.of("en", "Russia", "ar", "روسيا"));
    names.put("sy", Names.of("en", "Syria", "ar", "سوريا"));
    Talks talks = Talks.of(talking.all);
    return Papers.of(
        talks.find(id).orElseThrow(),
        talks,
        talking.standing(NOW),
        new Wording(language, names),
        new Papers.Source("iq", "four", "d1g35t", exercise, Instant.parse(NOW)));
  }

  /** A line a block: headings with their depth, facts by name, tables by row. */
  private static List<String> lines(Paper paper) {
    List<String> lines = new ArrayList<>();
    for (Paper.Block block : paper.blocks()) {
      switch (block) {
        case Paper.Heading(int depth, Spoken text) ->
            lines.add("#".repeat(depth) + " " + text.text());
        case Paper.Prose(Spoken text, boolean note) ->
            lines.add((note ? "(" : "") + text.text() + (note ? ")" : ""));
        case Paper.Facts(List<Paper.Fact> facts) ->
            facts.forEach(fact -> lines.add(fact.name() + ": " + fact.value().text()));
        case Paper.Grid grid ->
            grid.rows()
                .forEach(
                    row -> lines.add(String.join(" | ", row.stream().map(Spoken::text).toList())));
      }
    }
    return lines;
  }

  private Hash statement(String texts) {
    return talking.says(
        "ru",
        "2017-05-23T15:00:00Z",
        "statement",
        "{'on':'"
            + council
            + "','form':'statement','title':{'en':'Zavidovo','ar':'زافيدوفو'},"
            + texts
            + "}");
  }

  @Test
  void aStatementHasEachAuthenticTextWholeAndWhoApprovedWhich() {
    Hash id =
        statement(
            "'texts':[{'lang':'ar','value':'السيادة [والحدود].\\n\\nفقرة ثانية.'},"
                + "{'lang':'ru','value':'Суверенитет.'}]");
    talking.says(
        "iq",
        "2017-05-23T16:00:00Z",
        "approval",
        "{'on':'" + id + "','word':'approves','languages':['ar','ru']}");
    talking.says(
        "sy",
        "2017-05-23T17:00:00Z",
        "approval",
        "{'on':'"
            + id
            + "','word':'withholds','languages':['ru'],'texts':[{'lang':'en','value':'Not yet.'}]}");

    Paper paper = paper(id, Language.EN, true);

    assertThat(paper.kicker()).isEqualTo("Joint statement");
    assertThat(paper.title()).isEqualTo(new Spoken("en", "Zavidovo"));
    assertThat(paper.marks()).containsExactly("Open", "Exercise");
    assertThat(paper.foot()).isEqualTo(id.hex());
    assertThat(lines(paper))
        .containsSubsequence(
            "Council: Secretaries",
            "Standing: Not published: passages in square brackets are not agreed",
            "Filed by: Russia, 23 May 2017, 15:00 UTC",
            "# Text in Arabic",
            "السيادة [والحدود].",
            "فقرة ثانية.",
            "# Text in Russian",
            "Суверенитет.",
            "# Approvals",
            "Iraq | Arabic, Russian | —",
            "Russia | — | —",
            "Syria | — | Russian",
            "# Reservations and remarks",
            "## Syria: withholds",
            "Not yet.",
            "# Records behind this paper",
            "(Picture of the group four, digest d1g35t, as of 1 June 2017, 00:00 UTC)")
        .anyMatch(line -> line.startsWith("Statement, Russia | ") && line.endsWith(id.hex()));
  }

  @Test
  void anApprovalOfAnEarlierVersionIsToldAsThat() {
    Hash id = statement(TEXTS);
    talking.says(
        "iq",
        "2017-05-23T16:00:00Z",
        "approval",
        "{'on':'" + id + "','word':'approves','languages':['en']}");
    talking.says(
        "ru",
        "2017-05-23T18:00:00Z",
        "statement",
        "{'on':'"
            + council
            + "','amends':'"
            + id
            + "','form':'statement','title':{'en':'Two'},"
            + TEXTS
            + "}");

    assertThat(lines(paper(id, Language.EN, false)))
        .contains("Version: 2 of 2", "Iraq | English (of an earlier version) | —");
  }

  private Hash meeting() {
    return talking.says(
        "ru",
        "2017-05-01T10:00:00Z",
        "meeting",
        "{'on':'"
            + council
            + "','title':{'en':'Zavidovo','ar':'زافيدوفو'},'place':{'en':'Zavidovo'},"
            + "'from':'2017-05-23T00:00:00Z','to':'2017-05-23T23:59:59Z','source':'TASS'}");
  }

  private Hash on(Hash on, String member, String kind, String rest) {
    return talking.says(member, "2017-05-23T12:00:00Z", kind, "{'on':'" + on + "'," + rest + "}");
  }

  @Test
  void aMeetingHasWhoCameWhatEachBroughtWhatCameOutAndWhatBecameOfIt() {
    Hash meeting = meeting();
    on(
        meeting,
        "iq",
        "attendance",
        "'reply':'attended','seats':[{'office':{'en':'Adviser of Iraq'},'capacity':'head'}]");
    Hash item = on(meeting, "sy", "item", "'title':{'en':'The border'}," + TEXTS);
    on(
        item,
        "iq",
        "position",
        "'office':{'en':'Adviser of Iraq'},'vision':[{'lang':'ar','value':'رؤية العراق'}]");
    on(meeting, "ru", "minutes", "'closes':true," + TEXTS);
    Hash decision =
        on(
            item,
            "ru",
            "decision",
            "'title':{'en':'Watch it'},'procedure':'silence','until':'2017-05-30T00:00:00Z','holds':'lasting',"
                + TEXTS);
    on(decision, "iq", "response", "'say':'agrees'");
    on(
        decision,
        "sy",
        "response",
        "'say':'reserves','texts':[{'lang':'en','value':'Both sides of it.'}]");
    Hash commitment =
        on(
            decision,
            "iq",
            "commitment",
            "'title':{'en':'Patrols'},'members':['iq','sy'],'by':'2017-05-31T00:00:00Z',"
                + "'sign':{'category':'border.crossing','lat':36.5,'lon':41.25,'radiusM':30000,"
                + "'from':'2017-05-01T00:00:00Z','to':'2017-05-31T23:59:59Z','most':3},"
                + TEXTS);
    on(commitment, "iq", "progress", "'word':'met'");
    on(
        commitment,
        "ru",
        "progress",
        "'word':'contests','texts':[{'lang':'en','value':'We saw none.'}]");

    assertThat(lines(paper(meeting, Language.EN, false)))
        .containsSubsequence(
            "Council: Secretaries",
            "Members: Iraq, Russia, Syria",
            "When: 23 May 2017",
            "Where: Zavidovo",
            "Source: TASS",
            "(Entered afterwards, from public record)",
            "# Attendance",
            "Iraq | attended | Adviser of Iraq (head)",
            "# Agenda and positions",
            "## 1. The border",
            "(Proposed by Syria)",
            "### Position: Iraq",
            "(Adviser of Iraq)",
            "#### Vision",
            "(in Arabic)",
            "رؤية العراق",
            "# Minutes",
            "## Minutes of Russia",
            "# Decisions",
            "## Watch it",
            "Proposed by: Russia",
            "Standing: adopted",
            "Adoption: by silence until 30 May 2017, 00:00 UTC",
            "agrees: Iraq",
            "### Syria: agrees, with a reservation",
            "Both sides of it.",
            "### Commitment: Patrols",
            "By: Iraq, Syria",
            "Due: 31 May 2017, 00:00 UTC",
            "Seen by: Incidents of “Crossing” within 30 km of 36.500 41.250, 1 May 2017 – 31 May 2017: at most 3",
            "What became of it: late",
            "(Iraq says: met (23 May 2017))",
            "(Russia contests (23 May 2017))",
            "We saw none.");
    Paper arabic = paper(meeting, Language.AR, false);
    assertThat(arabic.title()).isEqualTo(new Spoken("ar", "زافيدوفو"));
    assertThat(arabic.title().isRightToLeft()).isTrue();
    assertThat(lines(arabic))
        .containsSubsequence(
            "الأعضاء: العراق، روسيا، سوريا",
            "الزمان: ٢٣ أيار ٢٠١٧",
            "### الموقف: العراق".replace("الموقف", "موقف"),
            "رؤية العراق");
  }

  @Test
  void whatIsNoTextIsLeftOutAndTheRestKept() {
    Hash id =
        statement(
            "'texts':[{'lang':'en','value':'a\\u0000b\\u0007c\\r\\n\\t\\ud83d\\ude00 \\ufffe.\\u2028'}]");

    assertThat(lines(paper(id, Language.EN, false))).contains("abc", "\ud83d\ude00 .");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void eachLanguageHasItsOwnWords(Language language) {
    Hash meeting = meeting();
    Paper paper = paper(meeting, language, true);

    assertThat(paper.language()).isEqualTo(language);
    assertThat(paper.size()).isPositive();
    assertThat(paper.kicker().isBlank()).isFalse();
    assertThat(paper.kicker().equals("Meeting")).isEqualTo(language == Language.EN);
  }

  /** Each constant that may stand on a paper has a word: one without is a defect that throws. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void nothingThatCanBeSaidIsWithoutAWord(Language language) {
    Hash meeting = meeting();
    for (Attendance.Reply reply : Attendance.Reply.values()) {
      for (Attendance.Capacity capacity : Attendance.Capacity.values()) {
        on(
            meeting,
            "iq",
            "attendance",
            "'reply':'"
                + Talk.word(reply)
                + "','seats':[{'office':{'en':'x'},'capacity':'"
                + Talk.word(capacity)
                + "'}]");
      }
    }
    for (Statement.Form form : Statement.Form.values()) {
      String regarding = form == Statement.Form.STANCE ? "'regarding':{'en':'y'}," : "";
      on(
          meeting,
          "ru",
          "statement",
          "'form':'" + Talk.word(form) + "','title':{'en':'x'}," + regarding + TEXTS);
    }
    for (Decision.Procedure procedure : Decision.Procedure.values()) {
      for (Decision.Holds holds : Decision.Holds.values()) {
        decided(meeting, procedure, holds);
      }
    }

    assertThat(lines(paper(meeting, language, false))).hasSizeGreaterThan(100);
  }

  private void decided(Hash meeting, Decision.Procedure procedure, Decision.Holds holds) {
    String more =
        switch (procedure) {
          case SILENCE -> "'until':'2017-05-30T00:00:00Z',";
          case ON_RECORD -> "'source':'TASS',";
          case CONSENSUS -> "";
        };
    String said =
        "'procedure':'" + Talk.word(procedure) + "','holds':'" + Talk.word(holds) + "'," + more;
    Hash decision = on(meeting, "ru", "decision", "'title':{'en':'x'}," + said + TEXTS);
    for (Response.Say say : Response.Say.values()) {
      on(decision, "iq", "response", "'say':'" + Talk.word(say) + "'," + TEXTS);
      on(decision, "jo", "response", "'say':'" + Talk.word(say) + "'," + TEXTS);
    }
    Hash commitment =
        on(
            decision,
            "iq",
            "commitment",
            "'title':{'en':'x'},'members':['iq'],'by':'2017-05-31T00:00:00Z'," + TEXTS);
    for (Progress.Word word : Progress.Word.values()) {
      on(
          commitment,
          word.ordinal() < 3 ? "iq" : "ru",
          "progress",
          "'word':'" + Talk.word(word) + "'");
    }
  }
}
