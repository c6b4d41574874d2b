package tansiq.node.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonNumber;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;

/** Two members talk through their own nodes. */
@Timeout(60)
final class TalkTest {
  private static final String COUNCIL =
      """
      {"kind":"council","content":{"group":"us","tier":2,"name":{"en":"Secretaries"},
       "languages":["ar"],"members":["iq","sy"]}}\
      """;
  private static final String TEXTS = "\"texts\":[{\"lang\":\"en\",\"value\":\"A convoy?\"}]";

  private static final String VISION = "[{\"lang\":\"en\",\"value\":\"Quiet roads.\"}]";

  @TempDir private static Path directory;
  private static Nodes nodes;

  @BeforeAll
  static void start() throws Exception {
    nodes = new Nodes(directory, "iq", "sy");
    nodes.start("iq");
    nodes.start("sy");
    nodes.connect("iq", "sy");
    Nodes.await(
        "they have pinned each other",
        () -> Nodes.text(nodes.get("iq", "/api/v1/alliance?group=us"), "same").equals("2"));
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  private static HttpResponse<String> say(String member, String body) throws Exception {
    return nodes.post(member, "/api/v1/talk", "application/json", body);
  }

  private static String said(String member, String body) throws Exception {
    HttpResponse<String> answer = say(member, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Nodes.text(Nodes.object(answer.body()), "id");
  }

  private static void awaitAt(String member, String id) throws Exception {
    Nodes.await(
        id + " is at " + member,
        () -> nodes.get(member, "/api/v1/board?group=us").toString().contains(id));
  }

  @Test
  void aQuestionIsAskedThereAndAnsweredHereAndBothBoardsSayTheSame() throws Exception {
    String question =
        said(
            "iq",
            "{\"kind\":\"consultation\",\"content\":{\"form\":\"question\",\"to\":[\"sy\"],"
                + "\"urgency\":\"routine\",\"due\":\"2100-01-01T00:00:00Z\","
                + "\"title\":{\"en\":\"Convoy\"},"
                + TEXTS
                + "}}");
    awaitAt("sy", question);
    assertThat(nodes.get("sy", "/api/v1/board?group=us&member=sy").toString())
        .contains("awaited", "Convoy");

    String answer =
        said(
            "sy",
            "{\"kind\":\"answer\",\"content\":{\"on\":\""
                + question
                + "\",\"form\":\"refusal\","
                + TEXTS
                + "}}");
    awaitAt("iq", answer);
    String sheet = nodes.get("iq", "/api/v1/matters/" + question + "?group=us").toString();
    assertThat(sheet).contains(answer, "refused");
    Nodes.await(
        "both pictures are the same",
        () ->
            Nodes.text(nodes.get("iq", "/api/v1/digest?group=us"), "digest")
                .equals(Nodes.text(nodes.get("sy", "/api/v1/digest?group=us"), "digest")));
  }

  @Test
  void whatWasSaidOfARecordIsFoundByThatRecord() throws Exception {
    String report = "ab".repeat(32);
    String asking =
        "{\"kind\":\"consultation\",\"content\":{\"form\":\"question\",\"to\":[\"sy\"],"
            + "\"urgency\":\"routine\",\"title\":{\"en\":\"That\"},"
            + TEXTS;
    String on = said("iq", asking + ",\"on\":\"" + report + "\"}}");
    String beside = said("iq", asking + ",\"papers\":[\"" + report + "\"]}}");

    String about = nodes.get("iq", "/api/v1/talk?about=" + report).toString();
    assertThat(about).contains(on, beside);
    assertThat(nodes.get("iq", "/api/v1/talk?about=" + "cd".repeat(32)).toString())
        .doesNotContain(on);
    assertThat(nodes.get("iq", "/api/v1/talk?about=" + on).toString()).doesNotContain(beside);
  }

  @Test
  void whatIsNotThisMembersToSayIsRefusedWithFieldAndReason() throws Exception {
    String council = said("iq", COUNCIL);
    awaitAt("sy", council);
    String on = "{\"on\":\"" + council + "\"";

    assertThat(say("sy", "{\"kind\":\"recall\",\"content\":" + on + "}}").body())
        .contains("content.on", "no word of this member's own");
    assertThat(
            say("sy", COUNCIL.replace("\"tier\"", "\"amends\":\"" + council + "\",\"tier\""))
                .body())
        .contains("content.amends");
    assertThat(
            say("sy", "{\"kind\":\"item\",\"content\":" + on + ",\"title\":{\"en\":\"x\"}}}")
                .body())
        .contains("content.on", "can belong to");
    assertThat(say("sy", "{\"kind\":\"gossip\",\"content\":{}}").body())
        .contains("kind", "none of which members talk");
    assertThat(say("sy", "{\"kind\":\"item\"}").body()).contains("content", "missing");
    HttpResponse<String> unknown =
        nodes.send(HttpRequest.newBuilder(nodes.uri("sy", "/api/v1/matters/" + "0".repeat(64))));
    assertThat(unknown.statusCode()).isEqualTo(404);
  }

  @Test
  void aLabelThatHidesAnItemFromAMemberOfTheCouncilIsWarnedOfBefore() throws Exception {
    String council = said("iq", COUNCIL);
    String meeting =
        said(
            "iq",
            "{\"kind\":\"meeting\",\"content\":{\"on\":\""
                + council
                + "\",\"title\":{\"en\":\"M\"},\"from\":\"2017-05-23T09:00:00Z\"}}");
    String item =
        "{\"kind\":\"item\",\"content\":{\"on\":\"" + meeting + "\",\"title\":{\"en\":\"x\"}}}";

    HttpResponse<String> hidden =
        nodes.post("iq", "/api/v1/talk/preview?to=iq", "application/json", item);
    assertThat(hidden.body()).contains("hides it from sy");
    HttpResponse<String> usual = nodes.post("iq", "/api/v1/talk/preview", "application/json", item);
    assertThat(Nodes.object(usual.body()).find("warnings")).isEqualTo(JsonArray.of());
    assertThat(usual.body()).contains("\"receives\":[\"sy\"]");
  }

  @Test
  void aNewVersionOfWhatWasNarrowedStaysAsNarrow() throws Exception {
    String on = "\"content\":{\"on\":\"" + said("iq", COUNCIL) + "\"";
    String meeting = on + ",\"title\":{\"en\":\"M\"},\"from\":\"2017-05-23T09:00:00Z\"";
    HttpResponse<String> narrow =
        nodes.post(
            "iq",
            "/api/v1/talk?to=iq&level=secret",
            "application/json",
            "{\"kind\":\"meeting\"," + meeting + "}}");
    String amends = ",\"amends\":\"" + Nodes.text(Nodes.object(narrow.body()), "id") + "\"}}";

    assertThat(preview("{\"kind\":\"meeting\"," + meeting + amends))
        .contains("\"receives\":[]", "\"level\":\"secret\"", "hides it from sy");
    // Whom a question addresses anew gets it as well.
    String asking =
        "{\"kind\":\"consultation\",\"content\":{\"form\":\"question\",\"urgency\":\"routine\","
            + "\"title\":{\"en\":\"That\"},"
            + TEXTS;
    String first = said("iq", asking + ",\"to\":[\"iq\"]}}");
    assertThat(preview(asking + ",\"to\":[\"iq\",\"sy\"],\"amends\":\"" + first + "\"}}"))
        .contains("\"audience\":[\"sy\"]");
  }

  @Test
  void whoGotAnEarlierVersionIsToldThatItWasTakenBack() throws Exception {
    String meeting =
        "\"content\":{\"on\":\""
            + said("iq", COUNCIL)
            + "\",\"title\":{\"en\":\"M\"},\"from\":\"2017-05-23T09:00:00Z\"";
    String wide = said("iq", "{\"kind\":\"meeting\"," + meeting + "}}");
    nodes.post(
        "iq",
        "/api/v1/talk?to=iq",
        "application/json",
        "{\"kind\":\"meeting\"," + meeting + ",\"amends\":\"" + wide + "\"}}");

    assertThat(preview("{\"kind\":\"recall\",\"content\":{\"on\":\"" + wide + "\"}}"))
        .contains("\"receives\":[\"sy\"]");
  }

  private static String preview(String body) throws Exception {
    return nodes.post("iq", "/api/v1/talk/preview", "application/json", body).body();
  }

  @Test
  void whatLooksLikeAPrivatePersonIsPointedOutBeforeItIsSaidAndNothingIsKept() throws Exception {
    String board = nodes.get("sy", "/api/v1/board?group=us").find("consultations").toString();
    String protest =
        "{\"kind\":\"consultation\",\"content\":{\"form\":\"protest\",\"to\":[\"iq\"],"
            + "\"urgency\":\"routine\",\"title\":{\"ar\":\"قال السيد فلان\",\"en\":\"A convoy\"},\"texts\":["
            + "{\"lang\":\"ar\",\"value\":\"متى؟\"},"
            + "{\"lang\":\"en\",\"value\":\"Mr Example, 0944-123456\"}]}}";

    HttpResponse<String> preview =
        nodes.post("sy", "/api/v1/talk/preview", "application/json", protest);
    assertThat(Nodes.text(Nodes.object(preview.body()), "warnings"))
        .isEqualTo(
            "[{\"field\":\"content.title.ar\",\"reason\":\"looks like a person's name\"},"
                + "{\"field\":\"content.texts[1].value\",\"reason\":\"looks like a person's name\"},"
                + "{\"field\":\"content.texts[1].value\",\"reason\":\"looks like a phone number\"}]");
    assertThat(nodes.get("sy", "/api/v1/board?group=us").find("consultations").toString())
        .isEqualTo(board);
  }

  @Test
  void whatHasADateIsACalendarOfTheGroup() throws Exception {
    said(
        "iq",
        "{\"kind\":\"consultation\",\"content\":{\"form\":\"request\",\"to\":[\"sy\"],"
            + "\"urgency\":\"urgent\",\"due\":\"2101-02-03T04:05:06.789Z\","
            + "\"title\":{\"ar\":\"القافلة\"},"
            + TEXTS
            + "}}");

    HttpResponse<String> answer =
        nodes.send(HttpRequest.newBuilder(nodes.uri("iq", "/api/v1/calendar?group=us&lang=ar")));
    assertThat(answer.headers().firstValue("content-type"))
        .contains("text/calendar; charset=utf-8");
    assertThat(answer.headers().firstValue("content-disposition"))
        .contains("attachment; filename=\"tansiq-us.ics\"");
    assertThat(answer.body())
        .startsWith("BEGIN:VCALENDAR\r\n")
        .contains(
            "DTSTART:21010203T040506Z\r\n", "SUMMARY;LANGUAGE=ar:تمرين · موعد الجواب: القافلة\r\n");

    HttpResponse<String> refused =
        nodes.send(HttpRequest.newBuilder(nodes.uri("iq", "/api/v1/calendar?lang=tlh")));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("\"field\":\"lang\"");
  }

  private static HttpResponse<String> sayOnce(String body) throws Exception {
    return nodes.post("iq", "/api/v1/talk?once=true", "application/json", body);
  }

  @Test
  void whatWasSaidOnceIsSaidAgainOnlyWhenItWasTakenBack() throws Exception {
    String meeting =
        "{\"kind\":\"meeting\",\"content\":{\"on\":\""
            + said("iq", COUNCIL)
            + "\",\"title\":{\"en\":\"M\"},\"from\":\"2017-05-23T09:00:00Z\"}}";
    HttpResponse<String> first = sayOnce(meeting);
    String id = Nodes.text(Nodes.object(first.body()), "id");
    String on = "\"content\":{\"on\":\"" + id + "\"";
    String position = "{\"kind\":\"position\"," + on + ",\"vision\":" + VISION + "}}";
    String spoken = said("iq", position);
    said("iq", "{\"kind\":\"minutes\"," + on + "," + TEXTS + ",\"closes\":true}}");

    HttpResponse<String> again = sayOnce(meeting);
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).contains(id, "\"again\":true");
    assertThat(sayOnce(position).body()).contains(spoken, "\"again\":true");
    assertThat(say("iq", position).body()).contains("content.on", "has been closed");

    said("iq", "{\"kind\":\"recall\"," + on + "}}");
    assertThat(Nodes.text(Nodes.object(sayOnce(meeting).body()), "id")).isNotEqualTo(id);
    assertThat(nodes.post("iq", "/api/v1/talk?once=yes", "application/json", meeting).body())
        .contains("once", "must be true or false");
  }

  @Test
  void whoIsAskedForNoAnswerIsNotWaitedForEvenAfterAReceipt() throws Exception {
    String notice =
        said(
            "iq",
            "{\"kind\":\"consultation\",\"content\":{\"form\":\"notification\",\"to\":[\"sy\"],"
                + "\"urgency\":\"routine\",\"title\":{\"en\":\"For your records\"},"
                + TEXTS
                + "}}");
    awaitAt("sy", notice);
    said(
        "sy", "{\"kind\":\"answer\",\"content\":{\"on\":\"" + notice + "\",\"form\":\"receipt\"}}");

    assertThat(nodes.get("sy", "/api/v1/matters/" + notice).toString()).contains("received");
    JsonArray awaited = (JsonArray) nodes.get("sy", "/api/v1/board").members().get("awaited");
    assertThat(awaited.toString()).doesNotContain(notice);
  }

  private static JsonObject lines(String path, String... lines) throws Exception {
    HttpResponse<String> answer =
        nodes.post("iq", path, "application/x-ndjson", String.join("\n", lines));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Nodes.object(answer.body());
  }

  /** A meeting in lines, of which the fourth and what names it are not this member's to say. */
  private static String[] meeting(String title) {
    return new String[] {
      COUNCIL
          .replace("{\"kind\"", "{\"key\":\"c\",\"kind\"")
          .replace("Secretaries", title)
          .replace("\n", ""),
      "{\"kind\":\"meeting\",\"key\":\"m\",\"content\":{\"on\":\"$c\",\"title\":{\"en\":\""
          + title
          + "\"},"
          + "\"from\":\"2017-05-23T09:00:00Z\"}}",
      "{\"kind\":\"position\",\"label\":{\"audience\":[\"iq\"]},\"content\":{\"on\":\"$m\",\"vision\":"
          + VISION
          + "}}",
      "{\"kind\":\"item\",\"key\":\"i\",\"content\":{\"on\":\"$c\",\"title\":{\"en\":\"not in a meeting\"}}}",
      "",
      "{\"kind\":\"position\",\"content\":{\"on\":\"$i\",\"vision\":" + VISION + "}}",
      "{\"kind\":\"minutes\",\"content\":{\"on\":\"$m\"," + TEXTS + ",\"closes\":true}}",
      "{\"kind\":\"position\",\"content\":{\"on\":\"$m\",\"programme\":" + VISION + "}}",
      "{\"kind\":\"item\",\"key\":\"m\",\"content\":{\"on\":\"$m\",\"title\":{\"en\":\"x\"}}}",
      "[]",
      "{\"kind\":\"item\",\"label\":{\"audience\":[\"nobody\"]},\"content\":{\"on\":\"$m\"}}"
    };
  }

  @Test
  void aWholeMeetingIsSaidInLinesAndSayingItAgainChangesNothing() throws Exception {
    JsonObject first = lines("/api/v1/talk", meeting("Lines"));

    assertThat(first.members())
        .containsEntry("kept", JsonNumber.of(4))
        .containsEntry("again", JsonNumber.of(0))
        .containsEntry("refused", JsonNumber.of(6));
    assertThat(first.members().get("refusals").toString())
        .containsSubsequence("value=4.0", "names no record here", "value=6.0")
        .contains("names $i, and no line above was kept by that key")
        .contains("has been closed")
        .contains("is that of a line above")
        .contains("is not a JSON object")
        .contains("names \"nobody\", which this member does not know");
    assertThat(((JsonObject) first.members().get("keys")).members()).containsOnlyKeys("c", "m");

    JsonObject again = lines("/api/v1/talk", meeting("Lines"));
    assertThat(again.members())
        .containsEntry("kept", JsonNumber.of(0))
        .containsEntry("again", JsonNumber.of(4))
        .containsEntry("keys", first.members().get("keys"));
    String sheet = nodes.get("iq", "/api/v1/matters/" + key(first, "m")).toString();
    assertThat(sheet).contains("Quiet roads").doesNotContain("programme");
  }

  private static String key(JsonObject answer, String key) {
    return Nodes.text((JsonObject) answer.members().get("keys"), key);
  }

  @Test
  void aPreviewOfLinesSaysWhoWouldGetEachAndKeepsNothing() throws Exception {
    String before = Nodes.text(nodes.get("iq", "/api/v1/board"), "digest");
    JsonObject preview = lines("/api/v1/talk/preview", meeting("Only looked at"));

    assertThat(preview.members())
        .containsEntry("kept", JsonNumber.of(4))
        .containsEntry("refused", JsonNumber.of(6));
    JsonArray told = (JsonArray) preview.members().get("lines");
    assertThat(told.items()).hasSize(4);
    assertThat(((JsonObject) told.items().get(1)).members())
        .containsEntry("line", JsonNumber.of(2))
        .containsEntry("receives", JsonArray.of(new JsonString("sy")));
    assertThat(told.items().get(2).toString()).contains("hides it from sy");
    assertThat(nodes.get("iq", "/api/v1/board").toString()).doesNotContain("Only looked at");
    assertThat(Nodes.text(nodes.get("iq", "/api/v1/board"), "digest")).isEqualTo(before);
  }

  @Test
  void whatWasThereBeforeTheLinesIsNamedByTheirFirst() throws Exception {
    String council = said("iq", COUNCIL);
    String meeting = meeting("Known from before")[1];

    assertThat(lines("/api/v1/talk", "{\"keys\":{\"c\":\"" + council + "\"}}", meeting).members())
        .containsEntry("kept", JsonNumber.of(1));
    JsonObject wrong = lines("/api/v1/talk", "{\"keys\":{\"c\":\"council\"}}", meeting);
    assertThat(wrong.members()).containsEntry("refused", JsonNumber.of(2));
    assertThat(wrong.members().get("refusals").toString()).contains("keys.c", "is no record's id");
  }

  @Test
  void oneThingHasNoKeyAndCanHaveALabelOfItsOwn() throws Exception {
    String keyed = COUNCIL.replace("{\"kind\"", "{\"key\":\"c\",\"kind\"");
    assertThat(say("iq", keyed).body()).contains("\"key\"", "goes with a line of many");

    String labelled =
        COUNCIL.replace("{\"kind\"", "{\"label\":{\"level\":\"confidential\"},\"kind\"");
    assertThat(nodes.post("iq", "/api/v1/talk/preview", "application/json", labelled).body())
        .contains("\"level\":\"confidential\"", "group:us");
  }
}
