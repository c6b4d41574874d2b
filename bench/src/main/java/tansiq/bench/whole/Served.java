package tansiq.bench.whole;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** One node as a process of its own, with its API. */
final class Served implements AutoCloseable {
  private static final Pattern SERVES = Pattern.compile("serves (http://127\\.0\\.0\\.1:\\d+)");

  private final Running running;
  private final HttpClient http = Api.client();
  private final Api api;
  private final double upAfter;

  private Served(Running running, URI uri, Path data, double upAfter) throws IOException {
    this.running = running;
    this.api = new Api(http, uri, data);
    this.upAfter = upAfter;
  }

  /** Lays out a data directory that is not there yet. */
  static void init(Launcher launcher, Path data, String member)
      throws IOException, InterruptedException {
    launcher.run("init", "--data", data.toString(), "--member", member).well("init");
  }

  /** Starts the node of a data directory; returns once its picture is out and its API answers. */
  static Served start(Launcher launcher, Path data) throws IOException, InterruptedException {
    Running running =
        launcher.start("serve", "--data", data.toString(), "--port", "0", "--exchange-port", "0");
    boolean up = false;
    try {
      URI uri = URI.create(running.until(SERVES).group(1));
      Served served = new Served(running, uri, data, running.seconds());
      served.api().get("/health");
      up = true;
      return served;
    } finally {
      if (!up) {
        running.close();
      }
    }
  }

  Api api() {
    return api;
  }

  Running running() {
    return running;
  }

  /** Seconds from the command to the line that says that it serves. */
  double upAfter() {
    return upAfter;
  }

  /** Stops it by a signal, and looks whether its files are right. */
  void stopAndCheck(Launcher launcher, Path data) throws IOException, InterruptedException {
    running.stop();
    launcher.run("fsck", "--data", data.toString()).well("fsck");
  }

  @Override
  public void close() throws IOException {
    http.close();
    running.close();
  }
}
