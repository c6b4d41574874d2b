package tansiq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tansiq.cli.client.AllianceFile;
import tansiq.cli.exit.Exit;

/** What a person or a script meets before any node is there. */
class CommandLineTest {
  @TempDir private Path home;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(Map.of(), home);
  }

  @Test
  void helpListsTheCommandsAndTheExitCodes() {
    Shell.Ended help = shell.run("--help");

    assertThat(help.exit()).isEqualTo(Exit.DONE);
    assertThat(help.out())
        .contains("Commands:", "picture", "import", "Exit codes:", "./tansiq demo");
    assertThat(help.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "init",
        "serve",
        "fsck",
        "backup",
        "restore",
        "epoch",
        "simulate",
        "picture",
        "compare",
        "status",
        "whole",
        "calendar",
        "paper",
        "import",
        "say",
        "board"
      })
  void eachCommandTellsHowItIsUsedWithAnExample(String command) {
    Shell.Ended help = shell.run(command, "--help");

    assertThat(help.exit()).isEqualTo(Exit.DONE);
    assertThat(help.out()).startsWith("Usage: tansiq " + command).contains("./tansiq " + command);
  }

  @Test
  void aFileThatIsNotThereIsSaidBeforeAnyNodeIsAsked() {
    new AllianceFile(
            List.of(new AllianceFile.Entry("sy", "sy", "http://127.0.0.1:1", "127.0.0.1:2", "sy")))
        .write(home);
    Shell.Ended ended =
        new Shell(Map.of("TANSIQ_ALLIANCE", home.toString()), home).run("say", "none.ndjson");

    assertThat(ended.exit()).isEqualTo(Exit.MACHINE);
    assertThat(ended.err()).contains("none.ndjson is not a file", "one a line");
  }

  @Test
  void aSimulationTellsHowItsAlliancesFared() {
    Shell.Ended ended = shell.run("simulate", "--seed", "7", "--count", "2");

    assertThat(ended.exit()).as(ended.err()).isEqualTo(Exit.DONE);
    assertThat(ended.out()).startsWith("Every promise held in 2 alliances:");
    assertThat(shell.run("simulate", "--seed", "7", "--count", "2", "--json").out())
        .hasLineCount(2)
        .contains("\"held\":true,");
    assertThat(shell.run("simulate", "--count", "0").exit()).isEqualTo(Exit.USAGE);
  }

  @Test
  void aCommandIsAskedFor() {
    assertThat(shell.run())
        .isEqualTo(
            new Shell.Ended(
                Exit.USAGE, "", "tansiq: Say which command; ./tansiq --help lists them.\n"));
  }

  @Test
  void aMisspeltCommandGetsASuggestion() {
    Shell.Ended ended = shell.run("pictur");

    assertThat(ended.exit()).isEqualTo(Exit.USAGE);
    assertThat(ended.err()).contains("pictur").contains("Did you mean: picture");
  }

  @Test
  void anUnknownOptionIsNamed() {
    Shell.Ended ended = shell.run("picture", "--grup", "four");

    assertThat(ended.exit()).isEqualTo(Exit.USAGE);
    assertThat(ended.err()).contains("--grup").contains("./tansiq picture --help");
  }

  @Test
  void withoutAnAllianceACommandSaysHowToStartOne() {
    Shell.Ended ended = shell.run("picture");

    assertThat(ended.exit()).isEqualTo(Exit.UNREACHED);
    assertThat(ended.err()).contains("alliance.json does not exist").contains("./tansiq demo");
  }

  @Test
  void anUnknownNodeIsToldFromTheKnownOnes() {
    new AllianceFile(
            List.of(new AllianceFile.Entry("sy", "sy", "http://127.0.0.1:1", "127.0.0.1:2", "sy")))
        .write(home);
    Shell.Ended ended =
        new Shell(Map.of("TANSIQ_ALLIANCE", home.toString()), home).run("picture", "--node", "su");

    assertThat(ended.exit()).isEqualTo(Exit.UNREACHED);
    assertThat(ended.err()).contains("no node named \"su\"").contains("alliance.json: sy.");
  }

  @Test
  void aNodeThatDoesNotAnswerIsSaidToBeUnreached() throws IOException {
    String api;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      api = "http://127.0.0.1:" + socket.getLocalPort();
    }
    Shell.Ended ended = shell.run("picture", "--node", api);

    assertThat(ended.exit()).isEqualTo(Exit.UNREACHED);
    assertThat(ended.err()).contains(api + " cannot be reached: nobody listens there");
  }

  @Test
  void aDirectoryWithoutARunningNodeIsToldSo() throws IOException {
    Path data = Files.createDirectory(home.resolve("sy"));
    Shell.Ended ended = shell.run("picture", "--node", data.toString());

    assertThat(ended.exit()).isEqualTo(Exit.UNREACHED);
    assertThat(ended.err()).contains("no address of a running node").contains("./tansiq serve");
  }

  @Test
  void anAllianceFileThatIsNoneIsToldByTheFirstThingWrongWithIt() throws IOException {
    Files.writeString(home.resolve("alliance.json"), "{\"nodes\":[{\"name\":\"sy\"}]}");
    Shell.Ended ended = new Shell(Map.of("TANSIQ_ALLIANCE", home.toString()), home).run("picture");

    assertThat(ended.exit()).isEqualTo(Exit.MACHINE);
    assertThat(ended.err()).contains("nodes[0].member").contains("Start the demo again");
  }

  @Test
  void aFileThatIsNotThereIsToldBeforeAnyNodeIsAsked() {
    Shell.Ended ended = shell.run("import", home.resolve("none.ndjson").toString());

    assertThat(ended.exit()).isEqualTo(Exit.MACHINE);
    assertThat(ended.err()).contains("none.ndjson is not a file");
  }
}
