package tansiq.node.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole nodes that speak to each other over loopback. */
@Timeout(90)
final class NodeTest {
  @TempDir private Path directory;

  @Test
  void aReportFiledAtOneMemberIsInThePictureOfAnother() throws Exception {
    try (Nodes nodes = new Nodes(directory, "iq", "ru", "sy")) {
      nodes.startAll();
      String id = nodes.file("sy", Nodes.report("a/1"));
      for (String member : List.of("sy", "iq", "ru")) {
        Nodes.await("the report at " + member, () -> nodes.reports(member, "").equals(List.of(id)));
      }
      Nodes.await(
          "everybody the same",
          () -> Nodes.text(nodes.get("iq", "/api/v1/alliance?group=us"), "same").equals("3"));
      String digest = Nodes.text(nodes.get("iq", "/api/v1/digest?group=us"), "digest");
      assertThat(Nodes.text(nodes.get("ru", "/api/v1/digest?group=us"), "digest"))
          .isEqualTo(digest);
      assertThat(Nodes.text(nodes.row("ru", "sy"), "link")).isEqualTo("live");
      assertThat(Nodes.text(nodes.row("ru", "sy"), "picture")).isEqualTo("same");
    }
  }

  @Test
  void aMemberThatWasOffCatchesUpByItself() throws Exception {
    try (Nodes nodes = new Nodes(directory, "iq", "sy")) {
      nodes.startAll();
      String first = nodes.file("sy", Nodes.report("a/1"));
      Nodes.await("the first", () -> nodes.reports("iq", "").equals(List.of(first)));
      nodes.stop("iq");
      Nodes.await("sy sees it", () -> Nodes.text(nodes.row("sy", "iq"), "link").equals("down"));
      String second = nodes.file("sy", Nodes.report("a/2"));
      nodes.start("iq");
      assertThat(nodes.reports("iq", "")).containsExactly(first);
      nodes.connect("iq", "sy");

      Nodes.await(
          "both", () -> nodes.reports("iq", "").equals(Stream.of(first, second).sorted().toList()));
    }
  }

  @Test
  void aMemberHearsThroughAnotherOfOneThatItCannotReach() throws Exception {
    try (Nodes nodes = new Nodes(directory, "centre", "iq", "sy")) {
      nodes.start("centre");
      nodes.start("iq");
      nodes.start("sy");
      nodes.connect("iq", "centre");
      nodes.connect("sy", "centre");
      String id = nodes.file("sy", Nodes.report("a/1"));

      Nodes.await("the report at iq", () -> nodes.reports("iq", "").equals(List.of(id)));
      assertThat(Nodes.text(nodes.row("iq", "sy"), "link")).isEqualTo("relayed");
    }
  }

  @Test
  void whatTheLabelDoesNotAllowIsNotOnTheOtherNodesDisk() throws Exception {
    try (Nodes nodes = new Nodes(directory, "iq", "ru", "sy")) {
      nodes.startAll();
      nodes.file(
          "sy", Nodes.report("a/1", ",\"label\":{\"level\":\"restricted\",\"audience\":[\"ru\"]}"));
      String told =
          nodes.file(
              "sy",
              Nodes.report(
                  "a/2",
                  ",\"label\":{\"level\":\"restricted\",\"audience\":[\"group:us\"],"
                      + "\"sections\":{\"text\":{\"audience\":[\"ru\"]}}}"));
      nodes.file(
          "sy", Nodes.report("a/3", ",\"label\":{\"level\":\"secret\",\"audience\":[\"iq\"]}"));
      Nodes.await("both at ru", () -> nodes.reports("ru", "").size() == 2);
      Nodes.await("one at iq", () -> nodes.reports("iq", "").equals(List.of(told)));
      nodes.stop("iq");
      nodes.stop("ru");

      assertThat(holds("ru", "silo")).isTrue();
      assertThat(holds("iq", "silo")).isFalse();
      assertThat(holds("iq", "force.shelling")).isTrue();
    }
  }

  /** Whether any file of a member's ledgers holds the text. */
  private boolean holds(String member, String text) throws Exception {
    try (Stream<Path> files = Files.walk(directory.resolve(member).resolve("ledgers"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void aPeerWhosePinIsWrongIsRefused() throws Exception {
    try (Nodes nodes = new Nodes(directory, "iq", "ru", "sy")) {
      nodes.change(
          "sy",
          settings -> {
            var peers = new TreeMap<>(settings.peers());
            peers.computeIfPresent(
                "iq",
                (name, peer) ->
                    new NodeSettings.Peer(
                        name,
                        peer.name(),
                        peer.pins()
                            .map(pins ->
                                new NodeSettings.Pins(
                                    pins.key(), pins.recovery(), pins.recovery())),
                        peer.address(),
                        peer.ceiling()));
            return settings.withAlliance(peers, settings.groups());
          });
      nodes.start("sy");
      nodes.start("iq");
      nodes.start("ru");
      nodes.connect("iq", "sy");
      nodes.connect("sy", "iq");
      nodes.connect("ru", "sy");
      String id = nodes.file("sy", Nodes.report("a/1"));
      Nodes.await("the report at ru", () -> nodes.reports("ru", "").equals(List.of(id)));

      assertThat(Nodes.text(nodes.row("sy", "iq"), "link")).isEqualTo("down");
      assertThat(nodes.reports("iq", "")).isEmpty();
    }
  }

  @Test
  void whatWasAcknowledgedIsThereAfterARestart() throws Exception {
    try (Nodes nodes = new Nodes(directory, "sy")) {
      nodes.start("sy");
      String id = nodes.file("sy", Nodes.report("a/1"));
      Nodes.await("the picture", () -> nodes.reports("sy", "").equals(List.of(id)));
      String records = Nodes.text(nodes.get("sy", "/api/v1/cut"), "ledgers");
      nodes.stop("sy");
      nodes.start("sy");

      assertThat(nodes.reports("sy", "")).containsExactly(id);
      // Pins and rosters are not said again either.
      assertThat(Nodes.text(nodes.get("sy", "/api/v1/cut"), "ledgers")).isEqualTo(records);
    }
  }

  @Test
  void oneDirectoryHasOneNode() throws Exception {
    try (Nodes nodes = new Nodes(directory, "sy")) {
      nodes.start("sy");

      assertThat(nodes.tryStart("sy"))
          .isInstanceOfSatisfying(
              Node.Outcome.Refused.class,
              refused -> assertThat(refused.reason()).contains("another process uses"));
    }
  }

  @Test
  void aPortInUseIsSaidAndNothingStaysOpen() throws Exception {
    try (Nodes nodes = new Nodes(directory, "iq", "sy")) {
      Node sy = nodes.start("sy");
      NodeSettings free = nodes.settings("iq");
      NodeSettings.Listen api = new NodeSettings.Listen("127.0.0.1", sy.apiUri().getPort());
      NodeSettings.Listen exchange =
          new NodeSettings.Listen("127.0.0.1", sy.exchangeUri().getPort());

      nodes.change("iq", plain -> plain.withListening(api, plain.exchange()));
      assertThat(nodes.tryStart("iq"))
          .isInstanceOfSatisfying(
              Node.Outcome.Refused.class,
              refused -> assertThat(refused.reason()).startsWith("api = " + api + ": port"));
      nodes.change("iq", plain -> free.withListening(free.api(), exchange));
      assertThat(nodes.tryStart("iq"))
          .isInstanceOfSatisfying(
              Node.Outcome.Refused.class,
              refused ->
                  assertThat(refused.reason()).startsWith("exchange = " + exchange + ": port"));
      nodes.change("iq", plain -> free);
      nodes.start("iq");
    }
  }

  @Test
  void theAddressIsInTheDataDirectoryWhileTheNodeRuns() throws Exception {
    Path address = directory.resolve("sy").resolve(Node.ADDRESS);
    try (Nodes nodes = new Nodes(directory, "sy")) {
      Node node = nodes.start("sy");
      assertThat(address).hasContent(node.apiUri().toString());
    }
    assertThat(address).doesNotExist();
  }
}
