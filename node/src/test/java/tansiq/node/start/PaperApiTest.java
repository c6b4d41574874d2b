package tansiq.node.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Papers over the API, at the node of who wrote and at that of who may hold it. */
@Timeout(120)
final class PaperApiTest {
  private static final String COUNCIL =
      """
      {"kind":"council","content":{"group":"us","tier":2,"name":{"en":"Secretaries"},
       "languages":["ar"],"members":["iq","sy"]}}\
      """;
  private static final String TEXTS = "\"texts\":[{\"lang\":\"en\",\"value\":\"We agree.\"}]";

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

  private static String said(String member, String query, String body) throws Exception {
    HttpResponse<String> answer =
        nodes.post(member, "/api/v1/talk" + query, "application/json", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Nodes.text(Nodes.object(answer.body()), "id");
  }

  private static HttpResponse<byte[]> paper(String member, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(nodes.uri(member, "/api/v1/matters/" + path)).build(),
            HttpResponse.BodyHandlers.ofByteArray());
  }

  @Test
  void aStatementHasAPaperAtEachWhoMayHoldIt() throws Exception {
    String council = said("iq", "", COUNCIL);
    String statement =
        said(
            "iq",
            "",
            "{\"kind\":\"statement\",\"content\":{\"on\":\""
                + council
                + "\",\"form\":\"statement\",\"title\":{\"en\":\"Joint\"},"
                + TEXTS
                + "}}");
    Nodes.await(
        "it is at sy",
        () -> nodes.get("sy", "/api/v1/board?group=us").toString().contains(statement));

    HttpResponse<byte[]> docx = paper("sy", statement + "/paper?group=us&format=docx&lang=ar");
    assertThat(docx.statusCode()).isEqualTo(200);
    assertThat(docx.headers().firstValue("content-type").orElse(""))
        .endsWith("wordprocessingml.document");
    assertThat(docx.headers().firstValue("content-disposition"))
        .contains(
            "attachment; filename=\"tansiq-statement-" + statement.substring(0, 8) + ".docx\"");
    assertThat(docx.body()).startsWith('P', 'K');
    HttpResponse<byte[]> pdf = paper("sy", statement + "/paper?group=us&format=pdf");
    if (pdf.statusCode() == 200) {
      assertThat(pdf.headers().firstValue("content-type")).contains("application/pdf");
      assertThat(new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    } else {
      // Built without the page there are no fonts, and the node says so.
      assertThat(pdf.statusCode()).isEqualTo(503);
      assertThat(new String(pdf.body(), StandardCharsets.UTF_8)).contains("no-fonts");
    }
    assertRefused(statement + "/paper?group=us", 400, "\"field\":\"format\"");
    assertRefused(statement + "/paper?format=odt", 400, "must be docx or pdf");
    assertRefused(statement + "/paper?format=pdf&lang=x", 400, "\"field\":\"lang\"");
    assertRefused(council + "/paper?format=docx", 400, "neither a statement nor a meeting");
    assertRefused("0".repeat(64) + "/paper?format=docx", 404, "has this id");
    assertRefused(statement + "/paper?format=docx&status=actual", 404, "has this id");
    assertRefused(statement + "/paper?format=docx&group=none", 404, "no roster");
  }

  @Test
  void whatAGroupMayNotHoldHasNoPaperInItsPicture() throws Exception {
    String council = said("iq", "", COUNCIL);
    String hidden =
        said(
            "iq",
            "?to=iq",
            "{\"kind\":\"statement\",\"content\":{\"on\":\""
                + council
                + "\",\"form\":\"statement\",\"title\":{\"en\":\"Draft\"},"
                + TEXTS
                + "}}");

    assertThat(paper("iq", hidden + "/paper?format=docx").statusCode()).isEqualTo(200);
    assertThat(paper("iq", hidden + "/paper?format=docx&group=us").statusCode()).isEqualTo(404);
    assertThat(paper("sy", hidden + "/paper?format=docx").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsTooLongForAFormatIsRefusedAndNothingElseStops() throws Exception {
    String council = said("iq", "", COUNCIL);
    StringBuilder texts = new StringBuilder();
    for (int i = 0; i < 14; i++) {
      texts.append(i == 0 ? "" : ",").append("{\"lang\":\"x").append((char) ('a' + i));
      texts.append("\",\"value\":\"").append("line\\n".repeat(900)).append("\"}");
    }
    String statement =
        said(
            "iq",
            "",
            "{\"kind\":\"statement\",\"content\":{\"on\":\""
                + council
                + "\",\"form\":\"statement\",\"title\":{\"en\":\"Long\"},\"texts\":["
                + texts
                + "]}}");

    assertRefused(statement + "/paper?format=pdf", 400, "too long for one paper in this format");
    assertThat(paper("iq", statement + "/paper?format=docx").statusCode()).isEqualTo(200);
  }

  private static void assertRefused(String path, int status, String reason) throws Exception {
    HttpResponse<byte[]> refused = paper("iq", path);
    assertThat(refused.statusCode()).as(path).isEqualTo(status);
    assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains(reason);
  }
}
