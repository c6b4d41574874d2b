package tansiq.cli.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tansiq.cli.exit.Exit;
import tansiq.cli.exit.Stop;
import tansiq.core.json.Bounds;
import tansiq.core.json.Fields;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonNull;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonText;
import tansiq.core.json.Parsed;
import tansiq.core.json.Verdict;

/**
 * Speaks to one node by its API (docs/api.md). Safe for use by several threads; holds no connection
 * open when it is not asked.
 */
public final class NodeClient {
  /** A whole picture of a million reports in JSON stays below this. */
  private static final Bounds ANSWER = new Bounds(Integer.MAX_VALUE - 8, 64, 100_000_000);

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER_WITHIN = Duration.ofMinutes(5);

  private final NodeAddress address;
  private final HttpClient http;

  /** A client of the node at this address. */
  public NodeClient(NodeAddress address) {
    this.address = address;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** The node that is asked. */
  public NodeAddress address() {
    return address;
  }

  /** A query of names and values; those with an empty value are left out. */
  public static Map<String, String> query(String... namesAndValues) {
    Map<String, String> query = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (!namesAndValues[i + 1].isEmpty()) {
        query.put(namesAndValues[i], namesAndValues[i + 1]);
      }
    }
    return query;
  }

  /** Asks for something to read. */
  public Answer get(String path, Map<String, String> query) {
    return send(request(path, query).GET().build());
  }

  /** Sends something to be written; needs the token. */
  public Answer post(String path, Map<String, String> query, String type, byte[] body, int length) {
    BodyPublisher publisher = BodyPublishers.ofByteArray(body, 0, length);
    HttpRequest.Builder request = request(path, query).header("Content-Type", type).POST(publisher);
    address.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return send(request.build());
  }

  /** The body of what was given, or a {@link Stop} that says why there is none. */
  public byte[] body(Answer answer) {
    return switch (answer) {
      case Answer.Given given -> given.body();
      case Answer.Refused refused -> throw stop(refused);
      case Answer.Unreached unreached -> throw stop(unreached);
    };
  }

  /** The object that was given, or a {@link Stop} that says why there is none. */
  public JsonObject object(Answer answer) {
    return switch (JsonText.parse(body(answer), ANSWER)) {
      case Parsed.Value(JsonObject object) -> object;
      case Parsed.Value _ -> throw foreign("is not an object");
      case Parsed.Refused(String reason, long offset) ->
          throw foreign(reason + " at byte " + offset);
    };
  }

  /** What the reader makes of the object that was given, nulls left out, or a {@link Stop}. */
  public <T> T read(Answer answer, Function<Fields, T> reader) {
    JsonObject stated = (JsonObject) withoutNulls(object(answer));
    return switch (Fields.read(stated, reader)) {
      case Verdict.Accepted<T>(T value) -> value;
      case Verdict.Refused<T>(String field, String reason) ->
          throw foreign((field + " " + reason).strip());
    };
  }

  /** The sentence for an answer that ends the command. */
  public Stop stop(Answer.Unreached unreached) {
    return new Stop(
        Exit.UNREACHED,
        "the node " + name() + " cannot be reached: " + unreached.why(),
        "Is it running? ./tansiq demo starts the example, ./tansiq serve --data DIR one node.");
  }

  /** The sentence for a refusal that ends the command. */
  public Stop stop(Answer.Refused refused) {
    return switch (refused.status()) {
      case 401, 403 ->
          new Stop(
              Exit.UNREACHED,
              "the node " + name() + " does not let this command in: " + refused.said(),
              address.token().isPresent()
                  ? "The token is the file \"token\" in the node's data directory; is it this node's?"
                  : "Put the content of the file \"token\" in the node's data directory into"
                      + " TANSIQ_TOKEN, or name the node by that directory.");
      case 503 -> new Stop(Exit.MACHINE, "the node " + name() + ": " + refused.said(), null);
      default -> new Stop(Exit.NO, "the node " + name() + " refused: " + refused.said(), null);
    };
  }

  private static Json withoutNulls(Json json) {
    return switch (json) {
      case JsonObject(Map<String, Json> members) -> {
        Map<String, Json> stated = new LinkedHashMap<>();
        members.forEach((name, value) -> {
          if (!(value instanceof JsonNull)) {
            stated.put(name, withoutNulls(value));
          }
        });
        yield new JsonObject(stated);
      }
      case JsonArray(List<Json> items) ->
          new JsonArray(items.stream().map(NodeClient::withoutNulls).toList());
      default -> json;
    };
  }

  private Stop foreign(String why) {
    return new Stop(
        Exit.UNREACHED,
        "what answers at " + address.api() + " is no node of this version: its answer " + why,
        null);
  }

  private String name() {
    String api = address.api().toString();
    return address.name().equals(api) ? api : address.name() + " (" + api + ")";
  }

  private HttpRequest.Builder request(String path, Map<String, String> query) {
    String text =
        query.entrySet().stream()
            .map(entry ->
                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return HttpRequest.newBuilder(
            URI.create(address.api() + path + (text.isEmpty() ? "" : "?" + text)))
        .timeout(ANSWER_WITHIN);
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      int status = response.statusCode();
      return status / 100 == 2
          ? new Answer.Given(status, response.body())
          : refused(status, response.body());
    } catch (HttpConnectTimeoutException _) {
      return new Answer.Unreached("no connection within " + CONNECT.toSeconds() + " s");
    } catch (HttpTimeoutException _) {
      return new Answer.Unreached("no answer within " + ANSWER_WITHIN.toMinutes() + " min");
    } catch (ConnectException _) {
      return new Answer.Unreached("nobody listens there");
    } catch (IOException e) {
      return new Answer.Unreached(
          e.getMessage() == null
              ? "the connection broke"
              : "the connection broke: " + e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Stop(Exit.NO, "interrupted", null);
    }
  }

  private static Answer.Refused refused(int status, byte[] body) {
    if (JsonText.parse(body, Bounds.RECORD) instanceof Parsed.Value(JsonObject object)) {
      Verdict<Answer.Refused> read =
          Fields.read(
              object,
              whole -> {
                Fields error = whole.object("error");
                return new Answer.Refused(
                    status,
                    error.findText("code", 100).orElse(""),
                    error.findText("field", 1_000).orElse(""),
                    error.findText("reason", 10_000).orElse("HTTP " + status));
              });
      if (read instanceof Verdict.Accepted<Answer.Refused>(Answer.Refused refused)) {
        return refused;
      }
    }
    return new Answer.Refused(status, "", "", "HTTP " + status);
  }
}
