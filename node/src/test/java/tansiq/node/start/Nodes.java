package tansiq.node.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import tansiq.core.exchange.Codec;
import tansiq.core.json.Bounds;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonNumber;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.json.JsonText;
import tansiq.core.json.Parsed;
import tansiq.core.ledger.Disk;
import tansiq.core.place.Names;
import tansiq.core.record.Status;
import tansiq.node.audit.EventLog;
import tansiq.node.link.Limits;

/** A few whole nodes on loopback, each in a directory of its own, that know each other. */
final class Nodes implements AutoCloseable {
  static final Limits QUICK =
      new Limits(
          Codec.FRAME,
          64 << 20,
          Duration.ofMillis(200),
          Duration.ofSeconds(3),
          Duration.ofMillis(20),
          Duration.ofMillis(300));

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, NodeSettings> settings = new TreeMap<>();
  private final Map<String, Node> running = new TreeMap<>();
  private UnaryOperator<Disk> disk = UnaryOperator.identity();
  private Clock clock = Clock.systemUTC();

  /** Lays out members that pin each other and are the group {@code all-of-us}. */
  Nodes(Path directory, String... members) throws IOException {
    var pins = new TreeMap<String, NodeSettings.Pins>();
    for (String member : members) {
      NodeSettings plain =
          NodeSettings.of(directory.resolve(member), member, Names.of("en", member))
              .withListening(
                  new NodeSettings.Listen("127.0.0.1", 0), new NodeSettings.Listen("127.0.0.1", 0))
              .withStatus(Status.EXERCISE, NodeSettings.Showing.PLAIN)
              .withLog(new NodeSettings.Logging("log.jsonl", EventLog.Level.INFO));
      pins.put(member, ((Init.Outcome.Created) Init.create(plain)).pins());
      settings.put(member, plain);
    }
    for (String member : members) {
      var peers = new TreeMap<String, NodeSettings.Peer>();
      for (String other : members) {
        if (!other.equals(member)) {
          peers.put(
              other,
              new NodeSettings.Peer(
                  other,
                  Names.of("en", other),
                  Optional.of(pins.get(other)),
                  Optional.empty(),
                  Optional.empty()));
        }
      }
      var groups = new TreeMap<String, NodeSettings.Group>();
      groups.put(
          "us",
          new NodeSettings.Group(
              "us", Names.of("en", "Us"), new TreeSet<>(Arrays.asList(members))));
      settings.computeIfPresent(member, (key, plain) -> plain.withAlliance(peers, groups));
    }
  }

  Nodes onDisk(UnaryOperator<Disk> wall) {
    disk = wall;
    return this;
  }

  Nodes at(Clock other) {
    clock = other;
    return this;
  }

  NodeSettings settings(String member) {
    return settings.get(member);
  }

  void change(String member, UnaryOperator<NodeSettings> change) {
    settings.computeIfPresent(member, (key, old) -> change.apply(old));
  }

  Node.Outcome tryStart(String member) throws InterruptedException {
    return Node.start(settings.get(member), new Surroundings(disk, clock, QUICK, "/test-page"));
  }

  Node start(String member) throws InterruptedException {
    Node.Outcome outcome = tryStart(member);
    assertThat(outcome).isInstanceOf(Node.Outcome.Started.class);
    Node node = ((Node.Outcome.Started) outcome).node();
    running.put(member, node);
    return node;
  }

  void stop(String member) {
    running.remove(member).close();
  }

  Node get(String member) {
    return running.get(member);
  }

  /** The one dials the other. */
  void connect(String member, String other) {
    get(member)
        .neighbour(other, new NodeSettings.Listen("127.0.0.1", get(other).exchangeUri().getPort()));
  }

  /** Starts all, each dialling those that started before it. */
  void startAll() throws InterruptedException {
    for (String member : settings.keySet()) {
      start(member);
      for (String other : running.keySet()) {
        if (!other.equals(member)) {
          connect(member, other);
        }
      }
    }
  }

  String token(String member) throws IOException {
    return Files.readString(settings.get(member).data().resolve(Init.TOKEN)).strip();
  }

  HttpResponse<String> post(String member, String path, String type, String body)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri(member, path))
            .header("Content-Type", type)
            .header("Authorization", "Bearer " + token(member))
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(
        request.timeout(Duration.ofSeconds(20)).build(),
        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  URI uri(String member, String path) {
    return URI.create(get(member).apiUri() + path);
  }

  /** The same settings on another data directory, with the address of one peer. */
  static NodeSettings at(
      NodeSettings settings, Path data, String member, NodeSettings.Listen address) {
    var peers = new TreeMap<>(settings.peers());
    peers.computeIfPresent(
        member,
        (name, peer) ->
            new NodeSettings.Peer(
                name, peer.name(), peer.pins(), Optional.of(address), peer.ceiling()));
    return new NodeSettings(
        data,
        settings.member(),
        settings.name(),
        settings.status(),
        settings.showing(),
        settings.api(),
        settings.exchange(),
        settings.log(),
        settings.region(),
        peers,
        settings.groups());
  }

  /** Files a report and gives its id. */
  String file(String member, String report) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        post(member, "/api/v1/reports?to=group:us", "application/json", report);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return text(object(answer.body()), "id");
  }

  JsonObject get(String member, String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(member, path)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return object(answer.body());
  }

  /** The ids of the reports that a node's picture has. */
  List<String> reports(String member, String scope) throws IOException, InterruptedException {
    JsonArray incidents = (JsonArray) get(member, "/api/v1/picture" + scope).find("incidents");
    return incidents.items().stream()
        .flatMap(incident -> ((JsonArray) ((JsonObject) incident).find("reports")).items().stream())
        .map(report -> text((JsonObject) report, "id"))
        .sorted()
        .toList();
  }

  /** Waits for what must come, and says what it was when it does not. */
  static void await(String what, Check check) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!check.holds()) {
      assertThat(System.nanoTime()).as("waited for: " + what).isLessThan(end);
      Thread.onSpinWait();
      Thread.yield();
    }
  }

  interface Check {
    boolean holds() throws Exception;
  }

  static String report(String ext) {
    return report(ext, "");
  }

  static String report(String ext, String more) {
    return "{\"kind\":\"report\",\"ext\":\""
        + ext
        + "\",\"what\":{\"category\":\"force.shelling\",\"dead\":{\"best\":2}},"
        + "\"when\":{\"from\":\"2017-05-21T14:10:00Z\",\"precision\":\"PT15M\"},"
        + "\"where\":{\"lat\":32.62,\"lon\":36.10,\"radius_m\":1000},"
        + "\"text\":[{\"lang\":\"en\",\"value\":\"shells near the silo\"}]"
        + more
        + "}";
  }

  static JsonObject object(String text) {
    Parsed parsed =
        JsonText.parse(text.getBytes(StandardCharsets.UTF_8), new Bounds(1 << 24, 64, 1 << 20));
    assertThat(parsed).as(text).isInstanceOf(Parsed.Value.class);
    return (JsonObject) ((Parsed.Value) parsed).json();
  }

  static String text(JsonObject object, String name) {
    Json value = object.find(name);
    return switch (value) {
      case JsonString(String text) -> text;
      case JsonNumber number -> String.valueOf(number.toLong());
      case null -> "absent";
      default -> new String(JsonText.canonical(value), StandardCharsets.UTF_8);
    };
  }

  static JsonObject object(JsonObject whole, String name) {
    return (JsonObject) whole.find(name);
  }

  /** The row of a member in the answer about the alliance. */
  JsonObject row(String asked, String member) throws IOException, InterruptedException {
    JsonArray rows = (JsonArray) get(asked, "/api/v1/alliance?group=us").find("members");
    return rows.items().stream()
        .map(JsonObject.class::cast)
        .filter(row -> text(row, "member").equals(member))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    running.values().forEach(Node::close);
  }
}
