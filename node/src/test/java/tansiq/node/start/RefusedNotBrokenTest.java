package tansiq.node.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonObject;

/** Promise 10, Refused, not broken: what a whole node does with input that is not as it should. */
@Timeout(90)
final class RefusedNotBrokenTest {
  private static final String STREAM = "application/x-ndjson";

  private static final List<String> BAD =
      List.of(
          "nested 100,000 deep",
          "objects nested 100,000 deep",
          "a name twice",
          "a name twice, once escaped",
          "a lone surrogate",
          "surrogates in the wrong order",
          "an integer beyond 2^53",
          "a number that is not finite",
          "cut off");

  @TempDir private Path directory;

  private static String deep() {
    return "{\"kind\":\"report\",\"text\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
  }

  private static String bad(String name) {
    return switch (name) {
      case "nested 100,000 deep" -> deep();
      case "objects nested 100,000 deep" -> "{\"a\":".repeat(100_000);
      case "a name twice" -> Nodes.report("b/1", ",\"ext\":\"b/2\"");
      case "a name twice, once escaped" -> Nodes.report("b/1", ",\"e\\u0078t\":\"b/2\"");
      case "a lone surrogate" -> Nodes.report("b/1", ",\"origin\":\"\\ud800\"");
      case "surrogates in the wrong order" -> Nodes.report("b/1", ",\"origin\":\"\\udc00\\ud800\"");
      case "an integer beyond 2^53" ->
          Nodes.report("b/1").replace("\"best\":2", "\"best\":9007199254740993");
      case "a number that is not finite" -> Nodes.report("b/1").replace("32.62", "1e999");
      case "cut off" -> Nodes.report("b/1").substring(0, 60);
      default -> throw new IllegalArgumentException(name);
    };
  }

  @Test
  void isRefusedWithAReasonAloneAndAmongOthersAndChangesNothing() throws Exception {
    try (Nodes nodes = new Nodes(directory, "sy")) {
      nodes.start("sy");
      for (String name : BAD) {
        String bad = bad(name);
        HttpResponse<String> alone = nodes.post("sy", "/api/v1/reports", "application/json", bad);
        assertThat(alone.statusCode()).as(name + alone.body()).isEqualTo(400);
        assertThat(Nodes.text(Nodes.object(Nodes.object(alone.body()), "error"), "reason"))
            .as(name)
            .isNotBlank();

        String among = Nodes.report(name + "/1") + "\n" + bad + "\n" + Nodes.report(name + "/2");
        HttpResponse<String> stream = nodes.post("sy", "/api/v1/reports", STREAM, among);
        assertThat(stream.statusCode()).as(name + stream.body()).isEqualTo(200);
        assertThat(stream.body()).as(name).contains("\"kept\":2", "\"refused\":1", "\"line\":2");
        assertThat(alone.body() + stream.body()).doesNotContain("Exception", "Overflow", "\\tat ");
      }
      Nodes.await("the good ones", () -> nodes.reports("sy", "").size() == 2 * BAD.size());
    }
  }

  /** Cut off, sent twice and in any order, the same reports become the same incidents. */
  @Test
  void truncatedDuplicatedAndReorderedInputEndsInTheSameIncidents() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    for (int number = 0; number < 60; number++) {
      lines.add(
          Nodes.report("r/" + number)
              .replace("2017-05-21", "2017-05-" + (10 + number % 7))
              .replace("32.62", "32." + (10 + number % 3)));
    }
    try (Nodes nodes = new Nodes(directory, "iq", "sy")) {
      nodes.start("iq");
      nodes.start("sy");
      send(nodes, "iq", String.join("\n", lines));

      String whole = String.join("\n", lines);
      String cut = whole.substring(0, 1 + random.nextInt(whole.length() - 1));
      send(nodes, "sy", cut);
      List<String> mixed = new ArrayList<>(lines);
      mixed.addAll(lines.subList(0, 20));
      Collections.shuffle(mixed, random);
      JsonObject answer = send(nodes, "sy", String.join("\n", mixed));

      assertThat(Nodes.text(answer, "refused")).as("seed %d", seed).isEqualTo("0");
      for (String member : List.of("iq", "sy")) {
        Nodes.await("all at " + member, () -> nodes.reports(member, "").size() == lines.size());
      }
      assertThat(incidents(nodes, "sy")).as("seed %d", seed).isEqualTo(incidents(nodes, "iq"));
    }
  }

  /** The incidents of a picture, each as the exts of its reports. */
  private static List<List<String>> incidents(Nodes nodes, String member) throws Exception {
    List<List<String>> incidents = new ArrayList<>();
    for (var incident :
        ((JsonArray) nodes.get(member, "/api/v1/picture").find("incidents")).items()) {
      incidents.add(
          ((JsonArray) ((JsonObject) incident).find("reports"))
              .items().stream()
                  .map(report -> Nodes.text((JsonObject) report, "ext"))
                  .sorted()
                  .toList());
    }
    incidents.sort((a, b) -> a.toString().compareTo(b.toString()));
    return incidents;
  }

  @Test
  void aSenderThatBreaksOffLeavesWholeReportsAndHoldsNobodyUp() throws Exception {
    try (Nodes nodes = new Nodes(directory, "sy")) {
      nodes.start("sy");
      String whole = Nodes.report("a/1") + "\n";
      try (Socket socket = stream(nodes, 1 << 20)) {
        socket
            .getOutputStream()
            .write((whole + Nodes.report("a/2").substring(0, 50)).getBytes(StandardCharsets.UTF_8));
      }
      JsonObject answer = send(nodes, "sy", whole + Nodes.report("a/2"));

      assertThat(Nodes.text(answer, "refused")).isEqualTo("0");
      Nodes.await("both, once", () -> nodes.reports("sy", "").size() == 2);
    }
  }

  @Test
  void sendersThatStallDoNotStopOthersAndTooManyAreToldSo() throws Exception {
    try (Nodes nodes = new Nodes(directory, "sy")) {
      nodes.start("sy");
      List<Socket> stalled = new ArrayList<>();
      try {
        // More than there is room for, because our own posts may take it from some of them.
        for (int i = 0; i < 16; i++) {
          Socket socket = stream(nodes, 1 << 20);
          socket.getOutputStream().write('{');
          stalled.add(socket);
        }
        Nodes.await(
            "too many are told",
            () ->
                nodes.post("sy", "/api/v1/reports", STREAM, Nodes.report("a/1")).statusCode()
                    == 429);
        String id = nodes.file("sy", Nodes.report("a/2"));
        Nodes.await("the report", () -> nodes.reports("sy", "").contains(id));
      } finally {
        for (Socket socket : stalled) {
          socket.close();
        }
      }
      Nodes.await(
          "room again",
          () ->
              nodes.post("sy", "/api/v1/reports", STREAM, Nodes.report("a/3")).statusCode() == 200);
    }
  }

  /** The head of a stream of so many bytes; what follows is the caller's. */
  private static Socket stream(Nodes nodes, int length) throws IOException {
    int port = nodes.get("sy").apiUri().getPort();
    Socket socket = new Socket("127.0.0.1", port);
    socket
        .getOutputStream()
        .write(
            ("POST /api/v1/reports HTTP/1.1\r\nHost: localhost:"
                    + port
                    + "\r\nAuthorization: Bearer "
                    + nodes.token("sy")
                    + "\r\nContent-Type: application/x-ndjson\r\nContent-Length: "
                    + length
                    + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static JsonObject send(Nodes nodes, String member, String lines) throws Exception {
    HttpResponse<String> answer = nodes.post(member, "/api/v1/reports", STREAM, lines);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Nodes.object(answer.body());
  }
}
