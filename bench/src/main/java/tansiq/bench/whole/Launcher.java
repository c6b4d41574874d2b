package tansiq.bench.whole;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The launcher {@code tansiq} of one clone, as a person runs it. Thread-safe. */
final class Launcher {
  /** What came of a command; the time is a wall clock's, from its start to its end. */
  record Ended(int exit, String out, String err, double seconds) {
    /** The same; throws when it did not end well. */
    Ended well(String what) {
      if (exit != 0) {
        throw new IllegalStateException(what + " ended with " + exit + ": " + out + err);
      }
      return this;
    }
  }

  private final Path clone;
  private final Map<String, String> environment;

  Launcher(Path clone, Map<String, String> environment) {
    this.clone = clone;
    this.environment = Map.copyOf(environment);
  }

  /** The same with another environment. */
  Launcher with(Map<String, String> more) {
    return new Launcher(clone, more);
  }

  /** Runs a command to its end. */
  Ended run(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile("tansiq-bench-", ".out");
    Path err = Files.createTempFile("tansiq-bench-", ".err");
    try {
      long begun = System.nanoTime();
      Process process =
          builder(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      process.getOutputStream().close();
      int exit = process.waitFor();
      double seconds = (System.nanoTime() - begun) / 1e9;
      return new Ended(exit, Files.readString(out), Files.readString(err), seconds);
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }

  /** Starts a command that runs until it is stopped. */
  Running start(String... arguments) throws IOException {
    Path err = Files.createTempFile("tansiq-bench-", ".err");
    return new Running(builder(arguments).redirectError(err.toFile()).start(), err);
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(clone.resolve("tansiq").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(clone.toFile());
    builder.environment().putAll(environment);
    return builder;
  }

  /** The text of a file, or nothing. */
  static String read(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
  }
}
