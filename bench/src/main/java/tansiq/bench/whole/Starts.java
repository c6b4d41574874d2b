package tansiq.bench.whole;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tansiq.bench.figures.Sheet;

/**
 * From a fresh clone to a page that answers, a second start, what five nodes take of the memory,
 * and how long {@code --help} takes. What the build needs from elsewhere has been downloaded
 * before.
 */
public final class Starts {
  private static final long PATIENCE_SECONDS = 900;
  private static final int HELPS = 20;

  private Starts() {}

  /**
   * Measures.
   *
   * @param clone the clone that is cloned
   * @param disk where the fresh clones shall be
   */
  public static void run(Path clone, Path disk, int rounds, Sheet sheet)
      throws IOException, InterruptedException {
    try (Directories directories = new Directories(disk)) {
      for (int round = 1; round <= rounds; round++) {
        sheet.say("round " + round + " of " + rounds);
        Path fresh = directories.get("clone");
        clone(clone, fresh);
        Launcher launcher = new Launcher(fresh, Map.of());
        Path data = directories.get("demo");
        start("fresh clone", launcher, data, sheet);
        start("second start", launcher, data, sheet);
        for (int i = 0; i < HELPS; i++) {
          sheet.note("--help", launcher.run("--help").well("--help").seconds() * 1_000, "ms");
        }
        directories.drop(data);
        directories.drop(fresh);
      }
    }
  }

  private static void clone(Path from, Path to) throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder(
                "git", "clone", "--quiet", "--no-hardlinks", from.toString(), to.toString())
            .inheritIO()
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IOException("git clone ended with " + exit);
    }
  }

  private static void start(String name, Launcher launcher, Path data, Sheet sheet)
      throws IOException, InterruptedException {
    int port = Demo.freePort();
    try (Demo demo = Demo.start(launcher, data, port)) {
      awaitPage(demo, port);
      sheet.note(name + ": page answers", demo.running().seconds(), "s");
      demo.awaitUp();
      sheet.note(name + ": all is loaded", demo.running().seconds(), "s");
      sheet.note(name + ": resident, five nodes", demo.running().residentMib(), "MiB");
      awaitSame(demo);
      sheet.note(name + ": one picture", demo.running().seconds(), "s");
      sheet.note(name + ": heap in use, five nodes", demo.running().heapMib(), "MiB");
      demo.running().stop();
    }
  }

  private static void awaitPage(Demo demo, int port) throws IOException, InterruptedException {
    HttpClient http = demo.http();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build();
    while (true) {
      try {
        if (http.send(request, BodyHandlers.ofString()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // Nobody listens there yet.
        if (!demo.running().isAlive() || demo.running().seconds() > PATIENCE_SECONDS) {
          throw new IOException("no page comes up: " + demo.running().said(), e);
        }
      }
      Thread.sleep(20);
    }
  }

  /** All members of each group with the same picture; before that, what is on its way arrives. */
  static void awaitSame(Demo demo) throws IOException, InterruptedException {
    List<String> names = List.copyOf(demo.nodes().keySet());
    Agreement.await(demo);
    demo.compare(names);
  }
}
