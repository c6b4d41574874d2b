package tansiq.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tansiq.cli.client.Places;
import tansiq.cli.screen.Screen;

/** Runs commands as a script would, in this process, and keeps what they write. */
final class Shell {
  private final Map<String, String> environment;
  private final Path home;

  /** What came of a command. */
  record Ended(int exit, String out, String err) {}

  /** A shell with these variables and this folder as the repository. */
  Shell(Map<String, String> environment, Path home) {
    this.environment = environment;
    this.home = home;
  }

  Ended run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Screen screen =
        new Screen(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false);
    int exit = Main.run(new Surroundings(screen, new Places(environment, Optional.of(home))), args);
    return new Ended(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
