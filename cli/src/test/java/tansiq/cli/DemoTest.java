package tansiq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tansiq.cli.client.AllianceFile;
import tansiq.cli.client.NodeAddress;
import tansiq.cli.client.NodeClient;
import tansiq.cli.exit.Exit;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.json.JsonText;
import tansiq.core.json.Verdict;

/** The example alliance, as a person starts, asks and stops it. */
@Timeout(300)
class DemoTest {
  private static final Pattern UP = Pattern.compile("^Open (http://\\S+)");

  private static final String VISION = "Iraq wants a border that is used neither against it";

  @TempDir private Path folder;

  @Test
  void itLoadsOnceIsOnePictureAndIsFoundAgain() throws Exception {
    Path data = folder.resolve("demo");
    Shell shell = new Shell(Map.of("TANSIQ_ALLIANCE", data.toString()), folder);
    String digest;
    String records;
    try (Program demo = demo(data, "--members", "2")) {
      demo.until(UP);
      assertThat(demo.out()).contains("EXERCISE", "Russia", "Iran", "Joint centre");
      assertThat(data.resolve("alliance.json")).exists();

      Shell.Ended compared = shell.run("compare", "ru", "ir");
      assertThat(compared.exit()).as(compared.out() + compared.err()).isEqualTo(Exit.DONE);
      assertThat(compared.out()).contains("same");

      digest = shell.run("picture", "--node", "ru", "--group", "four", "--format", "digest").out();
      assertThat(digest).hasLineCount(1).isNotBlank();
      assertThat(shell.run("picture", "--group", "four").out())
          .contains("EXERCISE", "incidents from", "force.");
      records = shell.run("status", "--node", "centre", "--json").out();
      assertThat(records).contains("\"members\"");
      assertThat(demo.terminate()).isEqualTo(128 + 15);
      assertThat(demo.err()).doesNotContain("Exception").contains("Stopped.");
    }
    try (Program demo = demo(data)) {
      demo.until(UP);
      assertThat(
              shell.run("picture", "--node", "ru", "--group", "four", "--format", "digest").out())
          .isEqualTo(digest);
    }
    try (Program demo = demo(data, "--members", "3")) {
      assertThat(demo.ended()).isEqualTo(Exit.USAGE);
      assertThat(demo.err()).contains("holds a demo of 2 members").contains("--fresh");
    }
  }

  @Test
  void theFourReadOneMeetingAndWhatIsForThePairOrTheTrioStaysThere() throws Exception {
    Path data = folder.resolve("four");
    Shell shell = new Shell(Map.of("TANSIQ_ALLIANCE", data.toString()), folder);
    try (Program demo = demo(data, "--members", "4")) {
      demo.until(UP);
      Shell.Ended compared = shell.run("compare", "ru", "iq", "--group", "four");
      assertThat(compared.out()).as(compared.err()).contains("same");
      JsonObject board = asked(data, "ru", "board", "four");
      String meeting = meeting(board);
      JsonObject sheet = asked(data, "ru", "matters/" + meeting, "four");
      for (String member : List.of("ir", "sy", "iq", "centre")) {
        assertThat(asked(data, member, "board", "four")).as(member).isEqualTo(board);
        assertThat(asked(data, member, "matters/" + meeting, "four")).as(member).isEqualTo(sheet);
      }
      assertThat(text(board)).contains("\"published\":true", "\"kept\":\"cannot-tell\"", "silent");
      assertThat(text(sheet)).contains("National Security Adviser of Iraq", VISION, "on-record");
      assertThat(shell.run("board", "--node", "iq", "--group", "four").out())
          .contains("Coordinate presence", "cannot tell", "2017-06-04", "partly answered");

      for (String member : List.of("ru", "ir", "sy", "iq", "centre")) {
        String all = text(asked(data, member, "board", ""));
        String whole = text(asked(data, member, "matters/" + meeting, ""));
        boolean pair = List.of("sy", "iq").contains(member);
        boolean trio = List.of("ru", "ir", "sy").contains(member);
        assertThat(all.contains("Hours of the work on the fence")).as(member).isEqualTo(pair);
        assertThat(whole.contains("one channel by day and night")).as(member).isEqualTo(pair);
        assertThat(all.contains("One list of aid convoys")).as(member).isEqualTo(trio);
        assertThat(all.contains("Tehran")).as(member).isEqualTo(trio);
      }
      String[] say = {"say", "../docs/examples/meeting.ndjson", "--node", "iq"};
      Shell.Ended said = shell.run(say);
      assertThat(said.exit()).as(said.out() + said.err()).isEqualTo(Exit.DONE);
      assertThat(said.out()).contains("11 kept");
      assertThat(shell.run(say).out()).contains("0 kept, 11 there already, 0 refused");
      assertThat(demo.terminate()).isEqualTo(128 + 15);
    }
  }

  /** The answer of a member's node, without the moment at which it was asked. */
  private static JsonObject asked(Path data, String member, String path, String group) {
    AllianceFile alliance =
        ((Verdict.Accepted<AllianceFile>) AllianceFile.read(data).orElseThrow()).value();
    String api = alliance.find(member).orElseThrow().api();
    NodeClient client = new NodeClient(new NodeAddress(member, URI.create(api), Optional.empty()));
    JsonObject answer =
        client.object(client.get("/api/v1/" + path, NodeClient.query("group", group)));
    Map<String, Json> members = new LinkedHashMap<>(answer.members());
    members.remove("now");
    return new JsonObject(members);
  }

  private static String meeting(JsonObject board) {
    JsonArray meetings = (JsonArray) board.members().get("meetings");
    assertThat(meetings.items()).hasSize(1);
    return ((JsonString) ((JsonObject) meetings.items().getFirst()).members().get("matter"))
        .value();
  }

  private static String text(JsonObject json) {
    return new String(JsonText.canonical(json), StandardCharsets.UTF_8);
  }

  private static Program demo(Path data, String... more) throws IOException {
    String[] args = new String[5 + more.length];
    args[0] = "demo";
    args[1] = "--data";
    args[2] = data.toString();
    args[3] = "--port";
    args[4] = Integer.toString(free());
    System.arraycopy(more, 0, args, 5, more.length);
    return Program.start(args);
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
