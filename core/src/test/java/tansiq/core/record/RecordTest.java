package tansiq.core.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonObject;
import tansiq.core.json.Verdict;
import tansiq.core.proof.Hash;
import tansiq.core.proof.Sha256;

class RecordTest {
  private static final LedgerId ID = new LedgerId("sy", 1);
  private static final String D = "ab".repeat(32);
  private static final String PLAIN =
      "{\"at\":5,\"format\":1,\"kind\":\"report\",\"label\":{\"audience\":[],\"level\":\"open\"},"
          + "\"ledger\":\"sy/1\",\"sections\":{\"what\":\"D\"},\"status\":\"actual\"}";

  @Test
  void aHeaderOfAllThatThereCanBeReadsBack() {
    SortedMap<String, Label.Part> parts = new TreeMap<>();
    parts.put("where", new Label.Part(Optional.of(Level.SECRET), Optional.of(Audience.of("iq"))));
    parts.put("how", new Label.Part(Optional.empty(), Optional.of(Audience.AUTHOR)));
    parts.put("text", new Label.Part(Optional.empty(), Optional.empty()));
    Label label =
        new Label(
            Level.RESTRICTED,
            Audience.of("group:border", "all", "iq"),
            new TreeSet<>(List.of("للمراقبين فقط", "monitors only")),
            parts);
    SortedMap<String, Hash> sections = new TreeMap<>();
    sections.put("what", Hash.ofHex(D));
    sections.put("where", Hash.ofHex("cd".repeat(32)));
    Instant at = Instant.parse("2017-05-21T14:10:00.123Z");
    Header header =
        new Header(ID, "report", Status.EXERCISE, at, label, List.of(Hash.ofHex(D)), sections);

    assertThat(Header.parse(header.bytes())).isEqualTo(new Verdict.Accepted<>(header));
    assertThat(Header.kept(header.bytes())).isEqualTo(header);
    assertThat(new String(header.bytes(), UTF_8))
        .isEqualTo(
            "{\"at\":1495375800123,\"format\":1,\"kind\":\"report\",\"label\":{"
                + "\"audience\":[\"all\",\"group:border\",\"iq\"],"
                + "\"caveats\":[\"monitors only\",\"للمراقبين فقط\"],\"level\":\"restricted\","
                + "\"sections\":{\"how\":{\"audience\":[]},\"text\":{},"
                + "\"where\":{\"audience\":[\"iq\"],\"level\":\"secret\"}}},"
                + "\"ledger\":\"sy/1\",\"refs\":[\""
                + D
                + "\"],"
                + "\"sections\":{\"what\":\""
                + D
                + "\",\"where\":\""
                + "cd".repeat(32)
                + "\"},"
                + "\"status\":\"exercise\"}");
  }

  @Test
  void anUnknownKindAndSectionAreAccepted() {
    String text = PLAIN.replace("report", "zephyr").replace("what", "odd-1").replace("D", D);

    assertThat(Header.parse(text.getBytes(UTF_8))).isInstanceOf(Verdict.Accepted.class);
  }

  /** The first text is replaced by the second in a header that is accepted; D is a digest. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          {"at":5           | {"at": 5             | -       | is not in canonical form
          {"at":5           | {"at":5.0            | -       | is not in canonical form
          {"at":5,"format":1 | {"format":1,"at":5  | -       | is not in canonical form
          ,"status":        | ,"refs":[],"status": | -       | is not in canonical form
          "level":"open"    | "caveats":[],"level":"open" | - | is not in canonical form
          "level":"open"    | "level":"open","sections":{} | - | is not in canonical form
          "audience":[]     | "audience":["b","a"] | -       | is not in canonical form
          "audience":[]     | "audience":["a","a"] | -       | is not in canonical form
          {"at":5           | [{"at":5             | -       | the text ends too early, at byte 196
          {"at":5,          | {"at":5,"at":5,      | -       | a name occurs twice in an object, at byte 8
          "format":1        | "format":2           | format  | is not 1
          "format":1,       | -                    | format  | is missing
          "at":5,           | -                    | at      | is missing
          "at":5            | "at":-1              | at      | is not within 0 to 253402300799999
          "at":5            | "at":5.5             | at      | is not an integer
          "at":5            | "at":"5"             | at      | is not an integer
          "report"          | "Report"             | kind    | is not a word
          "report"          | ""                   | kind    | is not a word
          "report"          | "report-of-more-than-thirty-two-ch" | kind | is longer than 32
          "open"            | "top-secret"         | label.level | is not a level
          "level":"open"    | "level":"open","x":1 | label.x | is unknown
          "audience":[],    | -                    | label.audience | is missing
          "audience":[]     | "audience":["A"]     | label.audience | is not a party
          "audience":[]     | "audience":["a:b:c"] | label.audience | is not a party
          "audience":[]     | "audience":[1]       | label.audience[0] | is not a string
          "level":"open"    | "caveats":["a\\nb"],"level":"open" | label.caveats | is not a caveat
          "level":"open"    | "level":"open","sections":{"x":{"y":1}} | label.sections.x.y | is unknown
          "level":"open"    | "level":"open","sections":{"x":{"level":"low"}} | label.sections.x.level | is not a level
          "level":"open"    | "level":"open","sections":{"X":{}} | label.sections | has a name that is not a word
          "sy/1"            | "sy"                 | ledger  | is not a ledger such as sy/1
          "sy/1"            | "sy/01"              | ledger  | is not a ledger such as sy/1
          "sy/1"            | "sy/0"               | ledger  | is not a ledger such as sy/1
          "sy/1"            | "SY/1"               | ledger  | is not a ledger such as sy/1
          "sy/1"            | "sy/1000000000"      | ledger  | is not a ledger such as sy/1
          ,"sections":      | ,"refs":["D","D"],"sections": | refs[1] | occurs twice
          ,"sections":      | ,"refs":["12"],"sections": | refs[0] | is not an id
          {"what":"D"}      | {}                   | sections | is empty
          {"what":"D"}      | {"what":"D0"}        | sections.what | is not 64 lower-case hexadecimal digits
          {"what":"D"}      | {"What":"D"}         | sections | has a name that is not a word
          {"what":"D"}      | []                   | sections | is not an object
          "actual"          | "drill"              | status  | is not a status
          "actual"          | "actual","x":0       | x       | is unknown
          """)
  void aRowAHeaderThatIsRefused(String from, String to, String field, String reason) {
    String text = PLAIN.replace(from, to.equals("-") ? "" : to).replace("D", D);

    assertThat(Header.parse(text.getBytes(UTF_8)))
        .isEqualTo(new Verdict.Refused<Header>(field.equals("-") ? "" : field, reason));
  }

  @Test
  void aHeaderThatCannotBeWrittenCannotBeMade() {
    SortedMap<String, Hash> one = new TreeMap<>();
    one.put("what", Hash.ofHex(D));
    Label label = Label.of(Level.OPEN, Audience.AUTHOR);
    Instant at = Instant.EPOCH;

    assertThatThrownBy(() -> new Header(ID, "a b", Status.ACTUAL, at, label, List.of(), one))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new Header(ID, "a", Status.ACTUAL, at, label, List.of(), new TreeMap<>()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new Header(ID, "a", Status.ACTUAL, at.plusNanos(1), label, List.of(), one))
        .isInstanceOf(IllegalArgumentException.class);
    List<Hash> twice = List.of(Hash.ofHex(D), Hash.ofHex(D));
    assertThatThrownBy(() -> new Header(ID, "a", Status.ACTUAL, at, label, twice, one))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Audience.of("Group")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LedgerId("sy", 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSectionCommitsToMemberNameSaltAndContent() {
    JsonObject content = JsonObject.builder().put("b", 1).put("a", "é").build();
    Section section = Section.of("sy", "what", new byte[16], content);
    String text =
        "{\"content\":{\"a\":\"é\",\"b\":1},\"member\":\"sy\",\"name\":\"what\",\"salt\":\""
            + "0".repeat(32)
            + "\"}";

    assertThat(new String(section.bytes(), UTF_8)).isEqualTo(text);
    assertThat(section.digest()).isEqualTo(Sha256.hash(2, text.getBytes(UTF_8)));
    assertThat(section.content()).isEqualTo(content);
    assertThat(Section.parse(section.bytes())).isEqualTo(new Verdict.Accepted<>(section));
    byte[] salt = new byte[16];
    salt[15] = 1;
    assertThat(Section.of("iq", "what", new byte[16], content).digest())
        .isNotEqualTo(section.digest());
    assertThat(Section.of("sy", "when", new byte[16], content).digest())
        .isNotEqualTo(section.digest());
    assertThat(Section.of("sy", "what", salt, content).digest()).isNotEqualTo(section.digest());
    assertThatThrownBy(() -> Section.of("sy", "what", new byte[15], content))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSectionThatOthersWouldRefuseCannotBeMade() {
    Json deep = JsonArray.of();
    for (int i = 0; i < 29; i++) {
      deep = JsonArray.of(deep);
    }
    JsonObject deepest = JsonObject.builder().put("a", deep).build();
    JsonObject deeper = JsonObject.builder().put("a", JsonArray.of(deep)).build();
    JsonObject longer = JsonObject.builder().put("a", "x".repeat(1 << 20)).build();

    Section section = Section.of("sy", "what", new byte[16], deepest);
    assertThat(Section.parse(section.bytes())).isInstanceOf(Verdict.Accepted.class);
    for (JsonObject bad : List.of(deeper, longer)) {
      assertThatThrownBy(() -> Section.of("sy", "what", new byte[16], bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          {"content"      | { "content"          | -       | is not in canonical form
          {"a":1}         | {"b":1,"a":1}        | -       | is not in canonical form
          {"a":1}         | 1                    | content | is not an object
          "content":{"a":1}, | -                 | content | is missing
          "sy"            | "SY"                 | member  | is not a member's name
          "what"          | "What"               | name    | is not a word
          SALT            | SALT0                | salt    | is not 32 lower-case hexadecimal digits
          "member"        | "extra":1,"member"   | extra   | is unknown
          {"a":1}         | {"a":1e17}           | -       | an integer is beyond 2^53, at byte 16
          """)
  void aRowASectionThatIsRefused(String from, String to, String field, String reason) {
    String plain = "{\"content\":{\"a\":1},\"member\":\"sy\",\"name\":\"what\",\"salt\":\"SALT\"}";
    String text = plain.replace(from, to.equals("-") ? "" : to).replace("SALT", "0".repeat(32));

    assertThat(Section.parse(text.getBytes(UTF_8)))
        .isEqualTo(new Verdict.Refused<Section>(field.equals("-") ? "" : field, reason));
  }

  @Test
  void anEntryIsItsHeaderAndSectionsThatTheHeaderCommitsTo() {
    Section what = section("sy", "what", 1);
    Section when = section("sy", "when", 2);
    Header header = header(what, when);

    Entry.Held whole = Entry.Held.of(header, List.of(what, when));
    assertThat(whole.leaf()).isEqualTo(Sha256.hash(0, header.bytes()));
    assertThat(Entry.Held.of(header, List.of(when)).leaf()).isEqualTo(whole.leaf());

    Verdict<Entry.Held> part = Entry.Held.parse(header.bytes(), List.of(when.bytes()));
    assertThat(part)
        .isInstanceOfSatisfying(
            Verdict.Accepted.class,
            accepted ->
                assertThat(((Entry.Held) accepted.value()).sections()).containsOnlyKeys("when"));
    assertThat(refusal(header, section("sy", "what", 3)))
        .isEqualTo("section is not what the header commits to");
    assertThat(refusal(header, section("sy", "who", 1)))
        .isEqualTo("section is not what the header commits to");
    assertThat(refusal(header, section("iq", "what", 1)))
        .isEqualTo("section.member is not the ledger's");
    assertThat(refusal(header, what, what)).isEqualTo("section occurs twice");
    assertThatThrownBy(() -> Entry.Held.of(header, List.of(section("sy", "what", 3))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String refusal(Header header, Section... sections) {
    Verdict<Entry.Held> verdict =
        Entry.Held.parse(header.bytes(), List.of(sections).stream().map(Section::bytes).toList());
    return switch (verdict) {
      case Verdict.Accepted<Entry.Held> accepted -> throw new AssertionError(accepted);
      case Verdict.Refused<Entry.Held>(String field, String reason) -> field + " " + reason;
    };
  }

  private static Section section(String member, String name, long number) {
    return Section.of(member, name, new byte[16], JsonObject.builder().put("n", number).build());
  }

  private static Header header(Section... sections) {
    SortedMap<String, Hash> digests = new TreeMap<>();
    for (Section section : sections) {
      digests.put(section.name(), section.digest());
    }
    return new Header(
        ID,
        "report",
        Status.ACTUAL,
        Instant.EPOCH,
        Label.of(Level.OPEN, Audience.ALL),
        List.of(),
        digests);
  }
}
