package tansiq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tansiq.cli.exit.Exit;

/** The example alliance at its smallest, as a person starts, asks and stops it. */
@Timeout(300)
class DemoTest {
  private static final Pattern UP = Pattern.compile("^Open (http://\\S+)");

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
