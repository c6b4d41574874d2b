package tansiq.bench.whole;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A command that runs. One thread reads it; closing it ends it, however it is. */
final class Running implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final Path err;
  private final long begun = System.nanoTime();
  private final BufferedReader out;
  private final StringBuilder seen = new StringBuilder();

  Running(Process process, Path err) {
    this.process = process;
    this.err = err;
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Reads what it prints until a line matches. */
  Matcher until(Pattern pattern) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      seen.append(line).append('\n');
      Matcher matcher = pattern.matcher(line);
      if (matcher.find()) {
        return matcher;
      }
    }
    throw new IllegalStateException("ended without " + pattern + ": " + seen + said());
  }

  /** How long it has run, in seconds. */
  double seconds() {
    return (System.nanoTime() - begun) / 1e9;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it wrote to its standard error. */
  String said() throws IOException {
    return Launcher.read(err);
  }

  /** Its process; the launcher becomes it. */
  long pid() {
    return process.pid();
  }

  /** What of its memory lies in the machine's, in MiB. */
  double residentMib() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .mapToDouble(kib -> Double.parseDouble(kib) / 1024)
          .findFirst()
          .orElseThrow();
    }
  }

  /** What its heap holds after everything that is not needed has been thrown away, in MiB. */
  double heapMib() throws IOException, InterruptedException {
    jcmd("GC.run");
    String info = jcmd("GC.heap_info");
    // One line for each generation: "PSYoungGen      total 430080K, used 17471K [...".
    Matcher used = Pattern.compile("(?m)^(?:PSYoungGen|ParOldGen) .* used (\\d+)K").matcher(info);
    double kib = 0;
    while (used.find()) {
      kib += Double.parseDouble(used.group(1));
    }
    if (kib == 0) {
      throw new IllegalStateException("no heap is told of: " + info);
    }
    return kib / 1024;
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid()),
                command)
            .redirectErrorStream(true)
            .start();
    String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (jcmd.waitFor() != 0) {
      throw new IllegalStateException("jcmd " + command + ": " + said);
    }
    return said;
  }

  /** SIGTERM, and waits for its end. */
  void stop() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("does not stop: " + said());
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    out.close();
    Files.deleteIfExists(err);
  }
}
