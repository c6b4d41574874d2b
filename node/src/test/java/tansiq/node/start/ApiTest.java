package tansiq.node.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonObject;

/** The API of one node, as a client speaks it. */
@Timeout(60)
final class ApiTest {
  @TempDir private static Path directory;
  private static Nodes nodes;

  @BeforeAll
  static void start() throws Exception {
    nodes = new Nodes(directory, "iq", "sy");
    nodes.start("sy");
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  private static HttpResponse<String> post(String path, String type, String body)
      throws IOException, InterruptedException {
    return nodes.post("sy", path, type, body);
  }

  private static HttpResponse<String> report(String body) throws Exception {
    return post("/api/v1/reports", "application/json", body);
  }

  /** A request word for word, since a client of good manners would not send some of them. */
  private static String raw(String... head) throws IOException {
    URI uri = nodes.get("sy").apiUri();
    try (Socket socket = new Socket("127.0.0.1", uri.getPort())) {
      String text =
          Arrays.stream(head)
                  .map(line -> line.replace("PORT", String.valueOf(uri.getPort())))
                  .collect(Collectors.joining("\r\n"))
              + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:PORT,,200",
    "localhost:PORT,,200",
    "[::1]:PORT,,200",
    "localhost:PORT,http://localhost:PORT,200",
    "localhost:PORT,http://127.0.0.1:PORT,200",
    "evil.example:PORT,,403",
    "localhost,,403",
    "localhost:1,,403",
    "localhost:PORT,http://evil.example,403",
    "localhost:PORT,https://localhost:PORT,403",
    "localhost:PORT,http://localhost:1,403",
    "localhost:PORT,null,403",
  })
  void hostAndOriginTellOwnPagesFromForeignOnes(String host, String origin, int status)
      throws IOException {
    String answer =
        origin == null
            ? raw("GET /api/v1/node HTTP/1.1", "Host: " + host)
            : raw("GET /api/v1/node HTTP/1.1", "Host: " + host, "Origin: " + origin);

    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
  }

  @Test
  void aPageOfAnotherOriginThatPostsIsRefusedEvenWithTheToken() throws Exception {
    String before = nodes.get("sy", "/api/v1/cut").toString();
    String body = Nodes.report("foreign");
    HttpResponse<String> answer =
        nodes.send(
            HttpRequest.newBuilder(nodes.uri("sy", "/api/v1/reports"))
                .header("Origin", "http://evil.example")
                .header("Content-Type", "text/plain")
                .header("Authorization", "Bearer " + nodes.token("sy"))
                .POST(HttpRequest.BodyPublishers.ofString(body)));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("\"code\":\"foreign\"");
    assertThat(nodes.get("sy", "/api/v1/cut")).hasToString(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer ", "Bearer wrong", "Basic dG9rZW4=", "TOKEN", "Bearer TOKENx"})
  void aWriteWithoutTheTokenIsRefused(String authorization) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(nodes.uri("sy", "/api/v1/reports"))
            .POST(HttpRequest.BodyPublishers.ofString(Nodes.report("x")));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization.replace("TOKEN", nodes.token("sy")));
    }
    HttpResponse<String> answer = nodes.send(request);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("token");
  }

  @Test
  void aTokenThatDiffersInItsCapitalsIsWrongWhateverTheConnectionHasSeen() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(report("[]").statusCode()).isEqualTo(400);
      HttpResponse<String> wrong =
          nodes.send(
              HttpRequest.newBuilder(nodes.uri("sy", "/api/v1/reports"))
                  .header("Authorization", "Bearer " + swapped(nodes.token("sy")))
                  .POST(HttpRequest.BodyPublishers.ofString("[]")));
      assertThat(wrong.statusCode()).isEqualTo(401);
    }
  }

  private static String swapped(String token) {
    return token
        .chars()
        .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Test
  void aReportIsCreatedOnceAndItsExtIsNeverUsedForOtherContent() throws Exception {
    HttpResponse<String> first = report(Nodes.report("once"));
    HttpResponse<String> second = report(Nodes.report("once"));
    HttpResponse<String> third = report(Nodes.report("once", ",\"origin\":\"another\""));

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(Nodes.text(Nodes.object(first.body()), "ext")).isEqualTo("once");
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.body()).contains("\"again\":true");
    assertThat(Nodes.text(Nodes.object(second.body()), "id"))
        .isEqualTo(Nodes.text(Nodes.object(first.body()), "id"));
    assertThat(third.statusCode()).isEqualTo(409);
    assertThat(third.body()).contains("amends");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {                                        | 400 |
          []                                       | 400 |
          {"kind":"report","kind":"report"}        | 400 |
          {"kind":"report","what":{"category":"no.such"},"when":{"from":"2017-05-21T14:10:00Z"},"where":{"lat":1,"lon":1}} | 400 | what.category
          {"kind":"report","what":{"category":"force.air"},"when":{"from":"2017-05-21T14:10:00Z"},"where":{"lat":91,"lon":1}} | 400 | where.lat
          """)
  void aRefusedReportIsToldItsFieldAndReason(String body, int status, String field)
      throws Exception {
    HttpResponse<String> answer = report(body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonObject error = Nodes.object(Nodes.object(answer.body()), "error");
    assertThat(Nodes.text(error, "reason")).isNotEmpty();
    if (field != null) {
      assertThat(Nodes.text(error, "field")).isEqualTo(field);
    }
    assertThat(answer.body()).doesNotContain("Exception", "tansiq.");
  }

  @Test
  void nestingAHundredThousandDeepIsRefused() throws Exception {
    HttpResponse<String> answer = report("[".repeat(100_000));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
  }

  @Test
  void aBodyOfMoreThanAMebibyteIsRefused() throws Exception {
    HttpResponse<String> answer =
        report("{\"kind\":\"report\",\"ext\":\"" + "x".repeat(1 << 20) + "\"}");

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void anotherMediaTypeIsRefused() throws Exception {
    assertThat(post("/api/v1/reports", "text/plain", "{}").statusCode()).isEqualTo(415);
  }

  @Test
  void aStreamCountsWhatCameOfItsLinesAndNamesTheRefused() throws Exception {
    report(Nodes.report("s/0"));
    String lines =
        String.join(
            "\n",
            Nodes.report("s/0"),
            Nodes.report("s/1"),
            "not json",
            "",
            Nodes.report("s/2", ",\"label\":{\"audience\":[\"iq\"]}"),
            Nodes.report("s/0", ",\"origin\":\"another\""),
            "{\"kind\":\"report\"}",
            Nodes.report("s/3"));
    HttpResponse<String> answer =
        post("/api/v1/reports?refusals=2", "application/x-ndjson; charset=utf-8", lines);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonObject summary = Nodes.object(answer.body());
    assertThat(Nodes.text(summary, "kept")).isEqualTo("3");
    assertThat(Nodes.text(summary, "again")).isEqualTo("1");
    assertThat(Nodes.text(summary, "refused")).isEqualTo("3");
    assertThat(Nodes.text(summary, "more")).isEqualTo("1");
    assertThat(Nodes.text(summary, "stayedAtHome")).isEqualTo("2");
    assertThat(((JsonArray) summary.find("refusals")).items())
        .hasSize(2)
        .first()
        .asString()
        .contains("line");
  }

  @Test
  void aLineOfAHundredMegabytesIsRefusedAndDoesNotStopTheRest() throws Exception {
    byte[] block = new byte[1 << 20];
    Arrays.fill(block, (byte) 'x');
    HttpRequest.Builder request =
        HttpRequest.newBuilder(nodes.uri("sy", "/api/v1/reports"))
            .header("Content-Type", "application/x-ndjson")
            .header("Authorization", "Bearer " + nodes.token("sy"))
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(() ->
                    new SequenceInputStream(
                        new Repeated(block, 100),
                        new ByteArrayInputStream(
                            ("\n" + Nodes.report("after")).getBytes(StandardCharsets.UTF_8)))));
    HttpResponse<String> answer = nodes.send(request);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"kept\":1", "\"refused\":1", "\"line\":1");
  }

  /** A block so many times. */
  private static final class Repeated extends InputStream {
    private final byte[] block;
    private long left;

    Repeated(byte[] block, int times) {
      this.block = block;
      this.left = (long) block.length * times;
    }

    @Override
    public int read() {
      return left-- > 0 ? block[0] : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int read = (int) Math.min(Math.min(length, block.length), left);
      System.arraycopy(block, 0, into, offset, read);
      left -= read;
      return read;
    }
  }

  @Test
  void aPreviewSaysWhoWouldGetWhatAndKeepsNothing() throws Exception {
    String before = nodes.get("sy", "/api/v1/cut").toString();
    HttpResponse<String> answer =
        post(
            "/api/v1/preview",
            "application/json",
            Nodes.report(
                "p/1",
                ",\"label\":{\"audience\":[\"group:us\"],\"sections\":{\"text\":{\"audience\":[]}}}"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonObject preview = Nodes.object(answer.body());
    JsonObject receiver = (JsonObject) ((JsonArray) preview.find("receives")).items().getFirst();
    assertThat(Nodes.text(receiver, "member")).isEqualTo("iq");
    assertThat(Nodes.text(receiver, "sections")).contains("what").doesNotContain("text");
    assertThat(Nodes.text(receiver, "rule")).contains("group:us");
    assertThat(Nodes.text(preview, "withheld")).contains("\"section\":\"text\"");
    assertThat(nodes.get("sy", "/api/v1/cut")).hasToString(before);
  }

  @Test
  void aPreviewOfWhatStaysAtHomeSaysWhyOthersGetNothing() throws Exception {
    HttpResponse<String> answer = post("/api/v1/preview", "application/json", Nodes.report("p/2"));

    assertThat(answer.body())
        .contains("\"receives\":[]")
        .contains("\"member\":\"iq\"", "\"why\":\"not in the audience\"");
  }

  @Test
  void aCorrectionWithoutAnAudienceGoesWhereTheReportWent() throws Exception {
    post("/api/v1/reports?to=iq", "application/json", Nodes.report("c/1"));
    HttpResponse<String> answer =
        post(
            "/api/v1/preview",
            "application/json",
            Nodes.report("c/2", ",\"amends\":\"c/1\",\"origin\":\"other\""));

    assertThat(Nodes.text(Nodes.object(answer.body()), "receives")).contains("\"member\":\"iq\"");
  }

  @Test
  void aReleaseOpensSectionsOfAnOlderReport() throws Exception {
    String id = Nodes.text(Nodes.object(report(Nodes.report("r/1")).body()), "id");
    Nodes.await(
        "the picture",
        () ->
            nodes
                    .send(HttpRequest.newBuilder(nodes.uri("sy", "/api/v1/records/" + id)))
                    .statusCode()
                == 200);
    HttpResponse<String> kept =
        post(
            "/api/v1/releases",
            "application/json",
            "{\"record\":\"" + id + "\",\"to\":[\"iq\"],\"sections\":[\"what\"]}");
    HttpResponse<String> unknown =
        post(
            "/api/v1/releases",
            "application/json",
            "{\"record\":\"" + id + "\",\"to\":[\"nobody\"],\"sections\":[\"what\"]}");

    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(unknown.body()).contains("\"field\":\"to\"");
  }

  @Test
  void anIncidentIsShownWithItsReportsSideBySide() throws Exception {
    String id =
        Nodes.text(
            Nodes.object(
                report(
                        Nodes.report("i/1")
                            .replace("force.shelling", "hazard.flood")
                            .replace("2017-05-21", "2017-04-02")
                            .replace("32.62", "35.01"))
                    .body()),
            "id");
    Nodes.await(
        "the incident",
        () -> Nodes.text(nodes.get("sy", "/api/v1/incidents?q=flood"), "total").equals("1"));
    JsonObject incident = nodes.get("sy", "/api/v1/incidents/" + id);
    JsonObject told = (JsonObject) ((JsonArray) incident.find("reportsFull")).items().getFirst();

    assertThat(Nodes.text(incident, "category")).isEqualTo("hazard.flood");
    assertThat(Nodes.text(told, "mine")).contains("true");
    assertThat(Nodes.text(told, "ext")).isEqualTo("i/1");
    assertThat(nodes.get("sy", "/api/v1/records/" + id).find("incident")).isNotNull();
    JsonObject timeline =
        nodes.get("sy", "/api/v1/timeline?from=2017-04-02&to=2017-04-03&step=P1D&q=flood");
    assertThat(((JsonArray) timeline.find("steps")).items()).hasSize(1);
  }

  @Test
  void aPictureAsKnownThenHasNothingThatCameLater() throws Exception {
    Instant before = Instant.now();
    String id =
        Nodes.text(
            Nodes.object(
                report(Nodes.report("t/1").replace("force.shelling", "hazard.dam")).body()),
            "id");
    Nodes.await("the picture", () -> nodes.reports("sy", "").contains(id));

    assertThat(nodes.reports("sy", "?asOf=" + before)).doesNotContain(id);
    assertThat(Nodes.text(nodes.get("sy", "/api/v1/picture?asOf=2001-01-01"), "incidents"))
        .isEqualTo("[]");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/nothing,404",
    "/api/v1/incidents/xyz,400",
    "/api/v1/incidents/0000000000000000000000000000000000000000000000000000000000000000,404",
    "/api/v1/picture?group=nobody,404",
    "/api/v1/picture?status=maybe,400",
    "/api/v1/picture?asOf=yesterday,400",
    "/api/v1/incidents?bbox=1;2,400",
    "/api/v1/incidents?limit=-1,400",
    "/api/v1/digest?cut=sy,400",
    "/api/v1/digest?cut=sy/1:99999999,404",
    "/api/v1/timeline,400",
    "/api/v1/timeline?from=2000-01-01&to=2020-01-01&step=PT1H,400",
    "/api/v1/places,400",
    "/../etc/passwd.txt,400",
    "/%2e%2e/tansiq.conf,400",
    "/page/../index.html,404",
    "/main.css,404",
  })
  void whatCannotBeAnsweredSaysWhy(String path, int status) throws Exception {
    String answer = raw("GET " + path.replace(';', ',') + " HTTP/1.1", "Host: localhost:PORT");

    assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("{\"error\":{\"code\":");
  }

  @Test
  void anotherMethodIsRefused() throws Exception {
    HttpResponse<String> answer =
        nodes.send(
            HttpRequest.newBuilder(nodes.uri("sy", "/api/v1/cut"))
                .header("Authorization", "Bearer " + nodes.token("sy"))
                .DELETE());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.body()).contains("\"code\":\"method\"");
  }

  @Test
  void whatIsNoHttpIsRefusedWithoutATrace() throws Exception {
    String answer = raw("SPEAK friend");

    assertThat(answer).startsWith("HTTP/1.1 505").doesNotContain("Exception", "\tat ");
  }

  @Test
  void theListsOfAFormAreThere() throws Exception {
    assertThat(nodes.get("sy", "/api/v1/categories").toString()).contains("force.shelling");
    assertThat(nodes.get("sy", "/api/v1/places?q=dama").toString()).contains("Damascus");
  }

  @Test
  void healthAndMetricsAreThere() throws Exception {
    assertThat(Nodes.text(nodes.get("sy", "/health"), "state")).isEqualTo("serving");
    HttpResponse<String> metrics = nodes.send(HttpRequest.newBuilder(nodes.uri("sy", "/metrics")));

    assertThat(metrics.headers().firstValue("content-type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    assertThat(metrics.body()).contains("tansiq_records_kept_total ", "tansiq_writing 1\n");
  }

  @Test
  void thePageComesWithTokenAndPolicyAndOnlyToItself() throws Exception {
    for (String path : List.of("/", "/incident/abc", "/index.html")) {
      HttpResponse<String> page = nodes.send(HttpRequest.newBuilder(nodes.uri("sy", path)));
      assertThat(page.body())
          .contains("<meta name=\"tansiq-token\" content=\"" + nodes.token("sy") + "\"");
      assertThat(page.headers().firstValue("content-security-policy").orElse(""))
          .startsWith("default-src 'none'; script-src 'self';");
      assertThat(page.headers().firstValue("cache-control")).contains("no-store");
    }
    HttpResponse<String> script =
        nodes.send(
            HttpRequest.newBuilder(nodes.uri("sy", "/main.js")).header("Accept-Encoding", "gzip"));
    assertThat(script.headers().firstValue("content-encoding")).contains("gzip");
    assertThat(script.headers().firstValue("content-type"))
        .contains("text/javascript; charset=utf-8");
    HttpResponse<String> again =
        nodes.send(
            HttpRequest.newBuilder(nodes.uri("sy", "/main.js"))
                .header("If-None-Match", script.headers().firstValue("etag").orElseThrow()));
    assertThat(again.statusCode()).isEqualTo(304);
  }

  @Test
  void whoListensIsToldOfAChange() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(nodes.uri("sy", "/api/v1/events")).build();
    try (var client = HttpClient.newHttpClient();
        InputStream in = client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo(":");
      report(Nodes.report("e/1"));
      String line = lines.readLine();
      while (!line.startsWith("event: picture")) {
        line = lines.readLine();
      }
      JsonObject data = Nodes.object(lines.readLine().substring("data: ".length()));

      assertThat(Nodes.text(Nodes.object(data, "digests"), "all")).matches("[0-9a-f]{64}");
      client.shutdownNow();
    }
  }
}
