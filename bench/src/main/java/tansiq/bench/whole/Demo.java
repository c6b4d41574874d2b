package tansiq.bench.whole;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tansiq.core.json.Bounds;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonText;
import tansiq.core.json.Parsed;

/** The example alliance, started as a person starts it. */
final class Demo implements AutoCloseable {
  private static final Pattern UP = Pattern.compile("^Open (http://\\S+)");

  private final Launcher launcher;
  private final Path data;
  private final Running running;
  private final HttpClient http = Api.client();

  private Demo(Launcher launcher, Path data, Running running) {
    this.launcher = launcher;
    this.data = data;
    this.running = running;
  }

  /** Starts it; {@link #awaitUp} waits until it is up. */
  static Demo start(Launcher launcher, Path data, int port) throws IOException {
    Running running =
        launcher.start("demo", "--data", data.toString(), "--port", Integer.toString(port));
    return new Demo(launcher, data, running);
  }

  /** A port that nobody uses just now. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits until it says that all is loaded. */
  void awaitUp() throws IOException {
    running.until(UP);
  }

  Running running() {
    return running;
  }

  HttpClient http() {
    return http;
  }

  /** The nodes, by name. */
  Map<String, Api> nodes() throws IOException {
    byte[] text = Files.readAllBytes(data.resolve("alliance.json"));
    if (!(JsonText.parse(text, Bounds.RECORD) instanceof Parsed.Value(JsonObject whole))) {
      throw new IllegalStateException("alliance.json is no object");
    }
    Map<String, Api> nodes = new LinkedHashMap<>();
    for (var item : ((JsonArray) Api.value(whole, "nodes")).items()) {
      JsonObject node = (JsonObject) item;
      nodes.put(
          Api.text(node, "name"),
          new Api(http, URI.create(Api.text(node, "api")), Path.of(Api.text(node, "data"))));
    }
    return nodes;
  }

  /**
   * Compares the pictures of each pair of neighbours in a list, for each group that both belong to
   * ({@code tansiq compare}); throws when two differ.
   */
  void compare(List<String> names) throws IOException, InterruptedException {
    Launcher here = launcher.with(Map.of("TANSIQ_ALLIANCE", data.toString()));
    for (int i = 1; i < names.size(); i++) {
      here.run("compare", names.get(i - 1), names.get(i)).well("compare " + names);
    }
  }

  @Override
  public void close() throws IOException {
    http.close();
    running.close();
  }
}
