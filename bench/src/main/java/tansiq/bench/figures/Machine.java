package tansiq.bench.figures;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine that measures. */
public final class Machine {
  private Machine() {}

  /** In one line: processors, load, memory, system, Java, and the file system of a directory. */
  public static String describe(Path directory) throws IOException {
    var system = ManagementFactory.getOperatingSystemMXBean();
    FileStore store = Files.getFileStore(directory);
    return String.format(
        Locale.ROOT,
        "%d processors%s, load %.1f, %s %s, Java %s, %s",
        system.getAvailableProcessors(),
        model().map(name -> " (" + name + ")").orElse(""),
        system.getSystemLoadAverage(),
        system.getName(),
        system.getVersion(),
        Runtime.version(),
        store.type());
  }

  private static Optional<String> model() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(info)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(info)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    }
  }
}
