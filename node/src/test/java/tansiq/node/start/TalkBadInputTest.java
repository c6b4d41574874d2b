package tansiq.node.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tansiq.core.council.Talk;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.json.JsonText;
import tansiq.core.json.Verdict;
import tansiq.core.member.Draft;
import tansiq.core.member.Outcome;
import tansiq.core.record.Audience;
import tansiq.core.record.Label;
import tansiq.core.record.Level;
import tansiq.core.record.Status;
import tansiq.node.loop.Acts;

/**
 * What goes wrong where members talk, by the API of two nodes, one of whose clocks is an hour slow:
 * refused to a node's own people, shown as what it is when it comes from elsewhere.
 */
@Timeout(120)
final class TalkBadInputTest {
  private static final String TEXTS = "\"texts\":[{\"lang\":\"en\",\"value\":\"ours\"}]";
  private static final Duration SLOW = Duration.ofHours(1);
  private static final Label TO_US = Label.of(Level.OPEN, Audience.of("group:us"));

  @TempDir private static Path directory;
  private static Nodes nodes;

  @BeforeAll
  static void start() throws Exception {
    nodes = new Nodes(directory, "iq", "sy");
    nodes.start("iq");
    nodes.at(Clock.offset(Clock.systemUTC(), SLOW.negated())).start("sy");
    nodes.connect("iq", "sy");
    Nodes.await(
        "they have pinned each other",
        () -> Nodes.text(nodes.get("iq", "/api/v1/alliance?group=us"), "same").equals("2"));
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  private static HttpResponse<String> say(String member, String kind, String content)
      throws Exception {
    return nodes.post(
        member,
        "/api/v1/talk?to=group:us",
        "application/json",
        "{\"kind\":\"" + kind + "\",\"content\":{" + content + "}}");
  }

  private static String said(String member, String kind, String content) throws Exception {
    HttpResponse<String> answer = say(member, kind, content);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Nodes.text(Nodes.object(answer.body()), "id");
  }

  private static String said(String member, String kind, String on, String content)
      throws Exception {
    return said(member, kind, "\"on\":\"" + on + "\"," + content);
  }

  /** Says what the member's own node would refuse, as a node with other code might. */
  private static String saidPast(String member, String kind, String content) throws Exception {
    Outcome outcome = kept(member, List.of(draft(member, kind, content))).getFirst();
    return ((Outcome.Kept) outcome).id().hex();
  }

  private static List<Outcome> kept(String member, List<Draft> drafts) throws Exception {
    return nodes.get(member).loop().submit(drafts).get();
  }

  private static Draft draft(String member, String kind, String text) {
    JsonObject content = Nodes.object("{" + text + "}");
    Talk talk = ((Verdict.Accepted<Talk>) Talk.read(kind, content)).value();
    Clock clock =
        member.equals("sy") ? Clock.offset(Clock.systemUTC(), SLOW.negated()) : Clock.systemUTC();
    return new Acts(clock)
        .of(nodes.get(member).loop().own(), kind, talk, content, Status.EXERCISE, TO_US);
  }

  private static String council(String... members) throws Exception {
    String council =
        said(
            "iq",
            "council",
            "\"group\":\"us\",\"tier\":2,\"name\":{\"en\":\"C\"},\"languages\":[\"ar\"],\"members\":[\""
                + String.join("\",\"", members)
                + "\"]");
    await("sy", council);
    return council;
  }

  private static String meeting(String council) throws Exception {
    String meeting =
        said(
            "iq", "meeting", council, "\"title\":{\"en\":\"M\"},\"from\":\"2017-05-23T09:00:00Z\"");
    await("sy", meeting);
    return meeting;
  }

  private static String silence(String on, Instant until) throws Exception {
    String decision =
        said(
            "iq",
            "decision",
            on,
            "\"title\":{\"en\":\"D\"},\"procedure\":\"silence\",\"holds\":\"lasting\",\"until\":\""
                + until.truncatedTo(ChronoUnit.SECONDS)
                + "\","
                + TEXTS);
    await("sy", decision);
    return decision;
  }

  private static JsonObject sheet(String member, String id) throws Exception {
    return nodes.get(member, "/api/v1/matters/" + id + "?group=us");
  }

  private static JsonObject stands(String member, String id) throws Exception {
    return Nodes.object(sheet(member, id), "stands");
  }

  private static boolean has(String member, String id) throws Exception {
    return nodes
            .send(HttpRequest.newBuilder(nodes.uri(member, "/api/v1/matters/" + id + "?group=us")))
            .statusCode()
        == 200;
  }

  private static void await(String member, String id) throws Exception {
    Nodes.await(id + " is at " + member, () -> has(member, id));
  }

  private static List<String> texts(JsonObject in, String name) {
    return ((JsonArray) in.find(name))
        .items().stream().map(item -> ((JsonString) item).value()).toList();
  }

  @Test
  void aPositionInAClosedMeetingIsRefusedHereAndLateWhenItComesFromElsewhere() throws Exception {
    String meeting = meeting(council("iq", "sy"));
    said("iq", "minutes", meeting, "\"closes\":true," + TEXTS);
    String position = "\"on\":\"" + meeting + "\",\"vision\":[{\"lang\":\"ar\",\"value\":\"x\"}]";

    HttpResponse<String> refused = say("iq", "position", position);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("content.on", "has been closed");
    String late = saidPast("iq", "position", position);
    for (String member : List.of("iq", "sy")) {
      // What goes past the API is in the author's own picture no sooner than in another's.
      await(member, late);
      assertThat(Nodes.text(stands(member, late), "late")).isEqualTo("true");
      assertThat(sheet(member, meeting).toString()).contains(late);
    }
  }

  @Test
  void theRecordsMomentSaysWhetherASlowClockBrokeTheSilenceAndBothMomentsAreShown()
      throws Exception {
    String meeting = meeting(council("iq", "sy"));
    Instant until = Instant.now().minus(Duration.ofMinutes(10));
    String decision = silence(meeting, until);
    assertThat(Nodes.text(stands("iq", decision), "decided")).isEqualTo("adopted");

    String objection = said("sy", "response", decision, "\"say\":\"objects\"," + TEXTS);
    await("iq", objection);
    for (String member : List.of("iq", "sy")) {
      JsonObject sheet = sheet(member, decision);
      assertThat(Nodes.text(Nodes.object(sheet, "stands"), "decided")).isEqualTo("not-adopted");
      JsonObject response = (JsonObject) ((JsonArray) sheet.find("belonging")).items().getFirst();
      assertThat(Instant.parse(Nodes.text(response, "at"))).isBefore(until);
      assertThat(Nodes.text(Nodes.object(sheet, "content"), "until"))
          .isEqualTo(until.truncatedTo(ChronoUnit.SECONDS).toString());
    }
  }

  @Test
  void anObjectionAfterTheTermByItsAuthorsClockIsShownAsLate() throws Exception {
    String decision =
        silence(meeting(council("iq", "sy")), Instant.now().minus(SLOW.multipliedBy(2)));
    String objection = said("sy", "response", decision, "\"say\":\"objects\"," + TEXTS);
    await("iq", objection);

    assertThat(Nodes.text(stands("iq", decision), "decided")).isEqualTo("adopted");
    assertThat(texts(stands("iq", decision), "late")).containsExactly(objection);
  }

  @Test
  void whoDoesNotSitInTheCouncilIsRefusedAtHomeAndShownAsFromOutsideElsewhere() throws Exception {
    String decision = silence(meeting(council("iq")), Instant.now().plus(SLOW));
    String response = "\"on\":\"" + decision + "\",\"say\":\"objects\"," + TEXTS;

    assertThat(say("sy", "response", response).body()).contains("content.on", "does not sit");
    String outside = saidPast("sy", "response", response);
    await("iq", outside);
    assertThat(Nodes.text(stands("iq", decision), "decided")).isEqualTo("open");
    assertThat(texts(stands("iq", decision), "outside")).containsExactly(outside);
  }

  @Test
  void whoHasLeftTheCouncilSinceIsCountedAndNamed() throws Exception {
    String council = council("iq", "sy");
    String decision = silence(council, Instant.now().plus(SLOW));
    String objection = said("sy", "response", decision, "\"say\":\"objects\"," + TEXTS);
    await("iq", objection);
    String without =
        said(
            "iq",
            "council",
            "\"amends\":\""
                + council
                + "\",\"group\":\"us\",\"tier\":2,\"name\":{\"en\":\"C\"},"
                + "\"languages\":[\"ar\"],\"members\":[\"iq\"]");
    await("sy", without);

    for (String member : List.of("iq", "sy")) {
      JsonObject stands = stands(member, decision);
      assertThat(texts(stands, "members")).containsExactly("iq", "sy");
      // By the slow clock the council has not changed yet.
      assertThat(texts(stands, "left")).isEqualTo(member.equals("iq") ? List.of("sy") : List.of());
      assertThat(Nodes.text(stands, "decided")).isEqualTo("not-adopted");
    }
  }

  @Test
  void anAnswerToAWithdrawnQuestionIsTakenAndShownAsThat() throws Exception {
    String question =
        said(
            "sy",
            "consultation",
            "\"form\":\"question\",\"to\":[\"iq\"],\"urgency\":\"routine\","
                + "\"due\":\"2100-01-01T00:00:00Z\",\"title\":{\"en\":\"Q\"},"
                + TEXTS);
    said("sy", "recall", question, TEXTS);
    Nodes.await(
        "the recall is at iq",
        () -> has("iq", question) && sheet("iq", question).find("recalled") != null);
    String answer = said("iq", "answer", question, "\"form\":\"answer\"," + TEXTS);
    await("sy", answer);

    for (String member : List.of("iq", "sy")) {
      JsonObject stands = stands(member, question);
      assertThat(texts(stands, "afterRecall")).containsExactly(answer);
      assertThat(Nodes.text(Nodes.object(stands, "replies"), "iq")).isEqualTo("answered");
    }
  }

  @Test
  void statementsApprovedOnBothSidesOfAPartitionAreBothThere() throws Exception {
    String council = council("iq", "sy");
    nodes.stop("sy");
    nodes.start("sy");
    List<String> statements = new ArrayList<>();
    for (String member : List.of("iq", "sy")) {
      String statement =
          said(
              member,
              "statement",
              council,
              "\"form\":\"statement\",\"title\":{\"en\":\"S\"},\"texts\":[{\"lang\":\"ar\",\"value\":\"x\"}]");
      approve(member, statement);
      statements.add(statement);
    }
    assertThat(has("iq", statements.get(1))).isFalse();
    nodes.connect("iq", "sy");
    await("iq", statements.get(1));
    await("sy", statements.get(0));
    String there = approve("sy", statements.get(0));
    String here = approve("iq", statements.get(1));
    await("iq", there);
    await("sy", here);

    for (String member : List.of("iq", "sy")) {
      for (String statement : statements) {
        assertThat(Nodes.text(stands(member, statement), "published")).isEqualTo("true");
      }
      assertThat(nodes.get(member, "/api/v1/board?group=us").find("statements").toString())
          .contains(statements);
    }
  }

  private static String approve(String member, String statement) throws Exception {
    return said(member, "approval", statement, "\"word\":\"approves\",\"languages\":[\"ar\"]");
  }

  @Test
  void textOfMixedDirectionIsTheSameAtBoth() throws Exception {
    String mixed = "قال: \u2067hello\u2069 \u200f(RTL) 123 — «ok» \u202Etxet\u202C";
    String item =
        said(
            "iq",
            "item",
            meeting(council("iq", "sy")),
            "\"title\":{\"ar\":\""
                + mixed
                + "\"},\"texts\":[{\"lang\":\"ar\",\"value\":\""
                + mixed
                + "\"}]");
    await("sy", item);

    for (String member : List.of("iq", "sy")) {
      JsonObject content = Nodes.object(sheet(member, item), "content");
      assertThat(Nodes.text(Nodes.object(content, "title"), "ar")).isEqualTo(mixed);
      JsonObject text = (JsonObject) ((JsonArray) content.find("texts")).items().getFirst();
      assertThat(Nodes.text(text, "value")).isEqualTo(mixed);
    }
  }

  @Test
  void whatOneMemberAloneMayHoldIsNotOnTheBoardOfItsGroup() throws Exception {
    HttpResponse<String> answer =
        nodes.post(
            "iq",
            "/api/v1/talk?to=iq",
            "application/json",
            "{\"kind\":\"consultation\",\"content\":{\"form\":\"question\",\"to\":[\"iq\"],"
                + "\"urgency\":\"routine\",\"title\":{\"en\":\"Q\"},"
                + TEXTS
                + "}}");
    String alone = Nodes.text(Nodes.object(answer.body()), "id");

    assertThat(nodes.get("iq", "/api/v1/board").toString()).contains(alone);
    assertThat(nodes.get("iq", "/api/v1/board?group=us").toString()).doesNotContain(alone);
    assertThat(has("iq", alone)).isFalse();
  }

  @Test
  void tenThousandAgendaItemsAreKeptAndAnAnswerHasHalfOfThemAndSaysSo() throws Exception {
    String meeting = meeting(council("iq", "sy"));
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      drafts.add(
          draft("iq", "item", "\"on\":\"" + meeting + "\",\"title\":{\"en\":\"" + i + "\"}"));
    }
    List<Outcome> outcomes = kept("iq", drafts);
    await("iq", ((Outcome.Kept) outcomes.getLast()).id().hex());

    JsonObject sheet = sheet("iq", meeting);
    assertThat(((JsonArray) sheet.find("belonging")).items()).hasSize(5_000);
    assertThat(Nodes.text(sheet, "more")).isEqualTo("5000");
    assertThat(JsonText.canonical(sheet)).hasSizeLessThan(8 << 20);
    JsonObject few = nodes.get("iq", "/api/v1/matters/" + meeting + "?group=us&limit=10");
    List<Json> shown = ((JsonArray) few.find("belonging")).items();
    assertThat(shown).hasSize(10);
    assertThat(Nodes.text(few, "more")).isEqualTo("9990");
    byte[] board =
        nodes
            .send(HttpRequest.newBuilder(nodes.uri("iq", "/api/v1/board?group=us")))
            .body()
            .getBytes(StandardCharsets.UTF_8);
    assertThat(board).hasSizeLessThan(1 << 20);
    await("sy", ((Outcome.Kept) outcomes.getLast()).id().hex());
  }
}
