package tansiq.cli.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import tansiq.core.json.Bounds;
import tansiq.core.json.Fields;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonText;
import tansiq.core.json.Parsed;
import tansiq.core.json.Verdict;

/**
 * The nodes of an alliance that run on this machine, as {@code DIR/alliance.json} lists them:
 * {@code {"nodes":[{"name","member","api","exchange","data"}]}}.
 */
public record AllianceFile(List<Entry> nodes) {
  /** The file's name in its directory. */
  public static final String NAME = "alliance.json";

  /** Copies the list in. */
  public AllianceFile {
    nodes = List.copyOf(nodes);
  }

  /**
   * One node.
   *
   * @param name by which {@code --node} finds it
   * @param member whose node it is
   * @param api base address of API and page
   * @param exchange address that other nodes connect to
   * @param data its data directory, absolute
   */
  public record Entry(String name, String member, String api, String exchange, String data) {}

  /** Reads the file of a directory; nothing when there is none. */
  public static Optional<Verdict<AllianceFile>> read(Path directory) {
    Path file = directory.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    byte[] text;
    try {
      text = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(
        switch (JsonText.parse(text, Bounds.RECORD)) {
          case Parsed.Value(JsonObject object) -> Fields.read(object, AllianceFile::read);
          case Parsed.Value _ -> new Verdict.Refused<>("", "is not an object");
          case Parsed.Refused(String reason, long offset) ->
              new Verdict.Refused<>("", reason + " at byte " + offset);
        });
  }

  private static AllianceFile read(Fields file) {
    return new AllianceFile(
        file.objects("nodes", 1_000).stream()
            .map(node ->
                new Entry(
                    node.text("name", 100),
                    node.text("member", 100),
                    node.text("api", 1_000),
                    node.text("exchange", 1_000),
                    node.text("data", 10_000)))
            .toList());
  }

  /** Writes the file whole, so that a reader sees the old one or the new one. */
  public void write(Path directory) {
    Json json =
        JsonObject.builder()
            .put(
                "nodes",
                new JsonArray(
                    nodes.stream()
                        .<Json>map(node ->
                            JsonObject.builder()
                                .put("name", node.name)
                                .put("member", node.member)
                                .put("api", node.api)
                                .put("exchange", node.exchange)
                                .put("data", node.data)
                                .build())
                        .toList()))
            .build();
    String text = new String(JsonText.canonical(json), StandardCharsets.UTF_8) + "\n";
    try {
      Path next = directory.resolve(NAME + ".next");
      Files.writeString(next, text);
      Files.move(
          next,
          directory.resolve(NAME),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The node of this name, or else of this member. */
  public Optional<Entry> find(String name) {
    return nodes.stream()
        .filter(node -> node.name.equals(name))
        .findFirst()
        .or(() -> nodes.stream().filter(node -> node.member.equals(name)).findFirst());
  }
}
