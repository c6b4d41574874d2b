package tansiq.bench.whole;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import tansiq.core.json.Bounds;
import tansiq.core.json.Json;
import tansiq.core.json.JsonNumber;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.json.JsonText;
import tansiq.core.json.Parsed;

/** The API of one node (docs/api.md), spoken by the JDK's own client. Thread-safe. */
final class Api {
  private static final Bounds ANSWER = new Bounds(64 << 20, 64, 1 << 22);
  private static final String REPORTS = "/api/v1/reports";
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final HttpClient http;
  private final URI uri;
  private final String token;

  /** The node that is at an address and whose token is in a data directory. */
  Api(HttpClient http, URI uri, Path data) throws IOException {
    this.http = http;
    this.uri = uri;
    this.token = Files.readString(data.resolve("token")).strip();
  }

  /** A client for one or several nodes. */
  static HttpClient client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  JsonObject get(String path) throws IOException, InterruptedException {
    return object(http.send(request(path).GET().build(), BodyHandlers.ofByteArray()));
  }

  /** The answer as it came. */
  byte[] bytes(String path) throws IOException, InterruptedException {
    return whole(http.send(request(path).GET().build(), BodyHandlers.ofByteArray()));
  }

  /** Reports in a file of NDJSON, as one request. */
  JsonObject stream(String query, Path file) throws IOException, InterruptedException {
    return lines(REPORTS + query, file);
  }

  /** What a file of NDJSON says, as one request. */
  JsonObject talk(String query, Path file) throws IOException, InterruptedException {
    return lines("/api/v1/talk" + query, file);
  }

  private JsonObject lines(String path, Path file) throws IOException, InterruptedException {
    BodyPublisher body = BodyPublishers.ofFile(file);
    HttpRequest request = write(path, "application/x-ndjson").POST(body).build();
    return object(http.send(request, BodyHandlers.ofByteArray()));
  }

  /** One report. */
  CompletableFuture<JsonObject> report(String query, byte[] json) {
    HttpRequest request =
        write(REPORTS + query, "application/json").POST(BodyPublishers.ofByteArray(json)).build();
    return http.sendAsync(request, BodyHandlers.ofByteArray()).thenApply(Api::object);
  }

  /** A request for what a node sends on and on. */
  HttpRequest events() {
    return HttpRequest.newBuilder(uri.resolve("/api/v1/events")).GET().build();
  }

  /** How many of a ledger's records the node's picture is made from. */
  long folded(String ledger) throws IOException, InterruptedException {
    JsonObject cut = (JsonObject) value(get("/api/v1/cut"), "ledgers");
    return cut.find(ledger) instanceof JsonNumber size ? size.toLong() : 0;
  }

  /** Waits until the picture has so many records of a ledger. */
  void awaitFolded(String ledger, long size) throws IOException, InterruptedException {
    while (folded(ledger) < size) {
      Thread.sleep(20);
    }
  }

  /** The digest of what the node holds, of the status that it shows by itself. */
  String digest() throws IOException, InterruptedException {
    return text(get("/api/v1/digest"), "digest");
  }

  /** The id of the node's own ledger. */
  String own() throws IOException, InterruptedException {
    return text(get("/api/v1/node"), "ledger");
  }

  private HttpRequest.Builder write(String path, String type) {
    return request(path).header("Content-Type", type).header("Authorization", "Bearer " + token);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri.resolve(path)).timeout(PATIENCE);
  }

  private static JsonObject object(HttpResponse<byte[]> answer) {
    return object(whole(answer));
  }

  /** An answer that came, read. */
  static JsonObject object(byte[] answer) {
    return switch (JsonText.parse(answer, ANSWER)) {
      case Parsed.Value(JsonObject object) -> object;
      case Parsed.Value other -> throw new IllegalStateException("no object: " + other);
      case Parsed.Refused refused -> throw new IllegalStateException(refused.toString());
    };
  }

  private static byte[] whole(HttpResponse<byte[]> answer) {
    if (answer.statusCode() / 100 == 2) {
      return answer.body();
    }
    throw new IllegalStateException(
        answer.uri()
            + " answered "
            + answer.statusCode()
            + ": "
            + new String(answer.body(), StandardCharsets.UTF_8));
  }

  static Json value(JsonObject object, String name) {
    Json value = object.find(name);
    if (value == null) {
      throw new IllegalStateException("no " + name + " in " + object);
    }
    return value;
  }

  static String text(JsonObject object, String name) {
    if (value(object, name) instanceof JsonString(String text)) {
      return text;
    }
    throw new IllegalStateException(name + " is no text in " + object);
  }

  static long number(JsonObject object, String name) {
    if (value(object, name) instanceof JsonNumber number) {
      return number.toLong();
    }
    throw new IllegalStateException(name + " is no number in " + object);
  }
}
