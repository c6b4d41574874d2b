package tansiq.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command that runs as a process of its own, with the class path of these tests. */
final class Program implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 120;

  private final Process process;
  private final Path err;
  private final StringBuilder out = new StringBuilder();
  private final BufferedReader reader;

  private Program(Process process, Path err) {
    this.process = process;
    this.err = err;
    this.reader = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts the command of these arguments. */
  static Program start(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add("tansiq.cli.Main");
    command.addAll(List.of(args));
    Path err = Files.createTempFile("tansiq-test-", ".err");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    return new Program(builder.start(), err);
  }

  /** Reads what it writes until a line matches; the match. */
  Matcher until(Pattern pattern) throws IOException {
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      out.append(line).append('\n');
      Matcher matcher = pattern.matcher(line);
      if (matcher.find()) {
        return matcher;
      }
    }
    throw new AssertionError("ended without \"" + pattern + "\": " + out + err());
  }

  /** What it wrote to its standard output and was read here. */
  String out() {
    return out.toString();
  }

  /** What it wrote to its standard error by now. */
  String err() throws IOException {
    return Files.readString(err);
  }

  /** Waits for its end; the exit code. */
  int ended() throws IOException, InterruptedException {
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      out.append(line).append('\n');
    }
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("does not end: " + out + err());
    }
    return process.exitValue();
  }

  /** SIGTERM; the exit code. */
  int terminate() throws IOException, InterruptedException {
    // The handle, because the process itself would close its output before it is read.
    process.toHandle().destroy();
    return ended();
  }

  /** SIGKILL: no code of the program runs any more. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    reader.close();
    Files.deleteIfExists(err);
  }
}
