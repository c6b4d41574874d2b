package tansiq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tansiq.cli.client.Answer;
import tansiq.cli.client.Directory;
import tansiq.cli.client.NodeClient;
import tansiq.cli.client.Places;
import tansiq.cli.exit.Exit;

/** One node as a process: signals, ports, settings, and what a kill leaves behind. */
@Timeout(300)
class ServedNodeTest {
  private static final Pattern SERVES = Pattern.compile("serves (http://127\\.0\\.0\\.1:(\\d+))");

  @TempDir private Path home;
  private Path data;
  private Shell shell;

  @BeforeEach
  void lay() {
    shell = new Shell(Map.of(), home);
    data = home.resolve("sy");
    Shell.Ended init = shell.run("init", "--data", data.toString(), "--member", "sy");
    assertThat(init.exit()).as(init.err()).isEqualTo(Exit.DONE);
    assertThat(init.out()).contains("peer.sy.key = ", "peer.sy.tls = ", "peer.sy.recovery = ");
  }

  @Test
  void aSignalStopsItAndWhatWasAcknowledgedIsThereAgain() throws Exception {
    try (Program node = serve()) {
      assertThat(shell.run("import", reports(1, 20).toString(), "--node", data.toString()).out())
          .contains("20 kept, 0 there already, 0 refused");
      assertThat(data.resolve("address")).exists();
      assertThat(node.terminate()).isEqualTo(128 + 15);
      assertThat(node.err()).contains("Stopped.").doesNotContain("Exception");
      assertThat(data.resolve("address")).doesNotExist();
    }
    try (Program _ = serve()) {
      assertThat(shell.run("import", reports(1, 20).toString(), "--node", data.toString()).out())
          .contains("0 kept, 20 there already, 0 refused");
    }
  }

  @Test
  void whatIsSaidStandsOnTheBoardUntilItIsAnswered() throws Exception {
    Path question = home.resolve("question.json");
    Files.writeString(
        question,
        """
        {"form":"question","to":["sy"],"urgency":"routine","due":"2100-01-01T00:00:00Z",
         "title":{"en":"Convoy"},"texts":[{"lang":"ar","value":"متى؟"},{"lang":"en","value":"Call 0944-123456."}]}\
        """);
    try (Program _ = serve()) {
      String node = data.toString();
      assertThat(shell.run("board", "--node", node).out()).contains("Nothing is open.");
      Shell.Ended preview =
          shell.run("say", "consultation", question.toString(), "--node", node, "--preview");
      assertThat(preview.out())
          .as(preview.err())
          .contains("Would go to:")
          .contains("Mind: content.texts[1].value looks like a phone number.");
      String kept = shell.run("say", "consultation", question.toString(), "--node", node).out();
      assertThat(kept).contains("Kept as ");
      String id = kept.strip().replaceFirst("^Kept as ", "").replaceFirst("\\.$", "");
      assertThat(shell.run("board", "--node", node, "--for", "sy").out())
          .contains("2100-01-01 00:00", "Convoy", "answer", id);
      assertThat(shell.run("board", "--node", node, "--json").out()).contains("متى؟");
      Shell.Ended wrong = shell.run("say", "rumour", question.toString(), "--node", node);
      assertThat(wrong.exit()).isEqualTo(Exit.NO);
      assertThat(wrong.err()).contains("none of which members talk");
      Shell.Ended missing =
          shell.run("say", "answer", home.resolve("none").toString(), "--node", node);
      assertThat(missing.exit()).isEqualTo(Exit.MACHINE);
    }
  }

  @Test
  void whatTheWholeSeesIsATableWithTheIncidentsBehindEachFigure() throws Exception {
    try (Program _ = serve()) {
      String node = data.toString();
      assertThat(shell.run("whole", "--node", node).out()).contains("0 incidents from 0 reports");
      shell.run("import", reports(1, 3).toString(), "--node", node);
      Shell.Ended whole = shell.run("whole", "--node", node);
      assertThat(whole.out())
          .as(whole.err())
          .contains("1 incidents from 3 reports of 1 origins")
          .containsPattern("(?m)^sy +1 +0 +0 +0 +0 +1$")
          .containsPattern("(?m)^all +1 +0 +0 +0 +0 +0 +1$");
      assertThat(shell.run("whole", "--node", node, "--json").out()).contains("\"earlierS\":null");
      assertThat(shell.run("whole", "--node", node, "--part", "sy", "--figure", "afterwards").out())
          .contains("1 incident\n", "2017-05-21 14:10", "force.shelling");
      assertThat(shell.run("whole", "--node", node, "--part", "sy").exit()).isEqualTo(Exit.USAGE);
      Shell.Ended nobody = shell.run("whole", "--node", node, "--part", "fr", "--figure", "told");
      assertThat(nobody.exit()).isEqualTo(Exit.NO);
      assertThat(nobody.err()).contains("part");
    }
  }

  @Test
  void aFileOfManyThingsIsSaidLineByLine() throws Exception {
    Path many = home.resolve("many.ndjson");
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= 120; i++) {
      lines.append(
          """
          {"kind":"consultation","key":"q%d","content":{"form":"question","to":["sy"],\
          "urgency":"routine","title":{"en":"Question %d"},\
          "texts":[{"lang":"en","value":"Call 0944-123456."}]%s}}
          """
              .formatted(i, i, i > 1 ? ",\"on\":\"$q1\"" : ""));
    }
    lines.append("{\"kind\":\"answer\",\"content\":{\"on\":\"$nothing\",\"form\":\"receipt\"}}\n");
    Files.writeString(many, lines);
    try (Program _ = serve()) {
      String[] say = {"say", many.toString(), "--node", data.toString()};
      Shell.Ended preview = shell.run(say[0], say[1], say[2], say[3], "--preview");
      assertThat(preview.exit()).as(preview.err()).isEqualTo(Exit.NO);
      assertThat(preview.out())
          .contains("would go to", "Mind line 7: content.texts[0].value looks like a phone number.")
          .contains("line 121: content.on names $nothing, and no line above was kept by that key.")
          .contains(
              "120 would be kept, 0 are there already, 1 would be refused. Nothing was kept.");

      Shell.Ended first = shell.run(say);
      assertThat(first.exit()).as(first.err()).isEqualTo(Exit.NO);
      assertThat(first.out())
          .contains("120 kept, 0 there already, 1 refused")
          .contains(
              "by that key. Nothing was changed for that line.", "many.ndjson.refused.ndjson");
      assertThat(home.resolve("many.ndjson.refused.ndjson")).content().contains("\"line\":121");
      assertThat(shell.run(say).out()).contains("0 kept, 120 there already, 1 refused");
    }
    Shell.Ended none = shell.run("say", "answer", "--node", data.toString());
    assertThat(none.exit()).isEqualTo(Exit.MACHINE);
    assertThat(none.err()).contains("answer is not a file", "./tansiq say KIND FILE");
  }

  @Test
  void aBackupOfARunningNodeIsRestoredAsANodeOfItsOwn() throws Exception {
    Path backup = home.resolve("backup");
    try (Program _ = serve()) {
      shell.run("import", reports(1, 20).toString(), "--node", data.toString());
      Shell.Ended ended = shell.run("backup", "--data", data.toString(), "--to", backup.toString());
      assertThat(ended.exit()).as(ended.err()).isEqualTo(Exit.DONE);
      assertThat(ended.out()).contains("20 records of 1 ledgers");
    }
    Shell.Ended twice = shell.run("backup", "--data", data.toString(), "--to", backup.toString());
    assertThat(twice.exit()).isEqualTo(Exit.MACHINE);
    assertThat(twice.err()).contains("is there already");

    data = home.resolve("restored");
    Shell.Ended ended =
        shell.run("restore", "--from", backup.toString(), "--data", data.toString());
    assertThat(ended.exit()).as(ended.err()).isEqualTo(Exit.DONE);
    try (Program _ = serve()) {
      assertThat(shell.run("import", reports(1, 21).toString(), "--node", data.toString()).out())
          .contains("1 kept, 20 there already, 0 refused");
    }
  }

  @Test
  void aPortInUseIsSaid() throws Exception {
    try (Program node = serve()) {
      String port = node.out().replaceAll("(?s).*127\\.0\\.0\\.1:(\\d+) and.*", "$1");
      Path other = home.resolve("iq");
      shell.run("init", "--data", other.toString(), "--member", "iq");
      try (Program second =
          Program.start(
              "serve", "--data", other.toString(), "--port", port, "--exchange-port", "0")) {
        assertThat(second.ended()).isEqualTo(Exit.MACHINE);
        assertThat(second.err()).contains("port " + port).doesNotContain("Exception");
      }
    }
  }

  @Test
  void aSecondNodeOfTheSameDirectoryDoesNotStart() throws Exception {
    try (Program _ = serve();
        Program second = start()) {
      assertThat(second.ended()).isEqualTo(Exit.MACHINE);
      assertThat(second.err()).contains("does not start").doesNotContain("Exception");
    }
  }

  @Test
  void aWrongSettingIsNamedWithItsLine() throws Exception {
    Path conf = data.resolve("tansiq.conf");
    List<String> lines = new ArrayList<>(Files.readAllLines(conf));
    lines.add("apy = 127.0.0.1:80");
    Files.write(conf, lines);

    Shell.Ended ended = shell.run("serve", "--data", data.toString());

    assertThat(ended.exit()).isEqualTo(Exit.USAGE);
    assertThat(ended.err()).contains("tansiq.conf is wrong").contains("line " + lines.size());
  }

  @Test
  void aRefusedLineGoesToAFileAndDoesNotStopTheRest() throws Exception {
    Path file = home.resolve("mixed.ndjson");
    Files.writeString(
        file,
        report(1)
            + "\n{\"kind\": \"report\"\n"
            + report(2).replace("\"lat\":33", "\"lat\":91")
            + "\n\n"
            + report(3)
            + "\n");
    try (Program _ = serve()) {
      Shell.Ended ended = shell.run("import", file.toString(), "--node", data.toString());

      assertThat(ended.exit()).isEqualTo(Exit.NO);
      assertThat(ended.out())
          .contains("2 kept, 0 there already, 2 refused")
          .contains("2 stay at home")
          .contains("mixed.ndjson.refused.ndjson");
      assertThat(Files.readAllLines(home.resolve("mixed.ndjson.refused.ndjson")))
          .satisfiesExactly(
              first -> assertThat(first).contains("\"line\":2,", "{\\\"kind\\\""),
              second -> assertThat(second).contains("\"line\":3,", "\"field\":\"where.lat\""));
    }
  }

  @Test
  void aTableComesInThroughItsMapping() throws Exception {
    Path mapping = home.resolve("alerts.mapping.json");
    Files.writeString(
        mapping,
        """
        {"rows": {"level": ["oblast"]},
         "report": {"ext": "alert/{id}", "what": {"category": "hazard.air-alert"},
          "when": {"from": "{from}"}, "where": {"lat": {"number": "{lat}"}, "lon": 36.1}}}
        """);
    Path table = home.resolve("alerts.csv");
    Files.writeString(
        table,
        """
        id,level,from,lat
        1,oblast,2022-03-15T00:00:00Z,33.5
        2,raion,2022-03-15T00:00:00Z,33.5
        3,oblast,yesterday,33.5
        4,oblast,2022-03-15T00:00:00Z
        """);
    try (Program _ = serve()) {
      Shell.Ended ended = imported(table, mapping);

      assertThat(ended.exit()).as(ended.err()).isEqualTo(Exit.NO);
      assertThat(ended.out())
          .contains("1 kept, 0 there already, 2 refused")
          .contains("Rows that the mapping does not take: 1.");
      assertThat(Files.readAllLines(home.resolve("alerts.csv.refused.ndjson")))
          .anySatisfy(line -> assertThat(line).contains("\"line\":4,", "\"field\":\"when.from\""))
          .anySatisfy(line -> assertThat(line).contains("\"line\":5,", "has 3 fields"));

      Files.writeString(table, "id,level\n1,oblast\n");
      Shell.Ended unfit = imported(table, mapping);
      assertThat(unfit.exit()).isEqualTo(Exit.NO);
      assertThat(unfit.err()).contains("does not fit").contains("is not a column of the table");
    }
  }

  private Shell.Ended imported(Path table, Path mapping) throws Exception {
    return shell.run(
        "import", table.toString(), "--mapping", mapping.toString(), "--node", data.toString());
  }

  @Test
  void aNewEpochIsRefusedToANodeThatLacksNothing() throws Exception {
    try (Program _ = serve()) {
      Shell.Ended ended = shell.run("epoch", "--node", data.toString());

      assertThat(ended.exit()).isEqualTo(Exit.NO);
      assertThat(ended.err()).contains("refused");
    }
  }

  @Test
  void fsckNamesTheFirstWrongByteOfALedger() throws Exception {
    try (Program node = serve()) {
      shell.run("import", reports(1, 20).toString(), "--node", data.toString());
      assertThat(shell.run("fsck", "--data", data.toString()).exit()).isEqualTo(Exit.MACHINE);
      node.terminate();
    }
    Shell.Ended clean = shell.run("fsck", "--data", data.toString());
    assertThat(clean.exit()).as(clean.out()).isEqualTo(Exit.DONE);
    assertThat(clean.out()).contains("sy/1").contains("as its author signed it");

    Path leaves = data.resolve("ledgers/sy/1/leaves");
    byte[] bytes = Files.readAllBytes(leaves);
    bytes[200] ^= 1;
    Files.write(leaves, bytes);
    Shell.Ended wrong = shell.run("fsck", "--data", data.toString());
    assertThat(wrong.exit()).as(wrong.out()).isEqualTo(Exit.NO);
    assertThat(wrong.out()).contains("ledgers/sy/1/leaves byte ").contains("1 of 1 are damaged");
  }

  /**
   * Promise 1, Kept. A kill at any moment of an import loses nothing that was acknowledged: sent
   * again, it is all there already, and the ledger verifies.
   */
  @Test
  void keptWhatWasAcknowledgedSurvivesAKillAtAnyMoment() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    AtomicInteger acknowledged = new AtomicInteger();
    int sent = 0;
    for (int round = 0; round < 4; round++) {
      try (Program node = serve()) {
        NodeClient client = client();
        int delay = random.nextInt(600);
        Thread killer = Thread.ofVirtual().start(() -> killAfter(node, delay));
        Answer answer = new Answer.Unreached("not asked");
        do {
          byte[] batch = batch(acknowledged.get(), 40);
          sent = Math.max(sent, acknowledged.get() + 40);
          answer =
              client.post("/api/v1/reports", Map.of(), "application/x-ndjson", batch, batch.length);
          if (answer instanceof Answer.Given) {
            acknowledged.addAndGet(40);
          }
        } while (answer instanceof Answer.Given);
        killer.join();
      }
      try (Program node = serve()) {
        byte[] all = batch(0, acknowledged.get());
        NodeClient client = client();
        client.read(
            client.post("/api/v1/reports", Map.of(), "application/x-ndjson", all, all.length),
            whole -> {
              assertThat(whole.integer("kept", 0, 1_000_000))
                  .as("acknowledged and lost; seed %d", seed)
                  .isZero();
              return whole.integer("again", acknowledged.get(), acknowledged.get());
            });
        node.terminate();
      }
      Shell.Ended fsck = shell.run("fsck", "--data", data.toString());
      assertThat(fsck.exit()).as("seed %d: %s%s", seed, fsck.out(), fsck.err()).isZero();
    }
    assertThat(sent).isPositive();
  }

  private static void killAfter(Program node, int millis) {
    try {
      Thread.sleep(millis);
      node.kill();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Program start() throws IOException {
    return Program.start("serve", "--data", data.toString(), "--port", "0", "--exchange-port", "0");
  }

  private Program serve() throws IOException {
    Program node = start();
    node.until(SERVES);
    return node;
  }

  private NodeClient client() {
    return new NodeClient(
        new Directory(new Places(Map.of(), Optional.of(home))).find(data.toString()));
  }

  private Path reports(int from, int count) throws IOException {
    Path file = home.resolve("reports.ndjson");
    Files.write(file, batch(from, count));
    return file;
  }

  private static byte[] batch(int from, int count) {
    StringBuilder lines = new StringBuilder();
    for (int number = from; number < from + count; number++) {
      lines.append(report(number)).append('\n');
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String report(int number) {
    return "{\"kind\":\"report\",\"ext\":\"r-"
        + number
        + "\",\"what\":{\"category\":\"force.shelling\"},\"when\":{\"from\":\"2017-05-21T14:10:00Z\"},"
        + "\"where\":{\"lat\":33,\"lon\":36.1,\"radius_m\":500}}";
  }
}
