package tansiq.cli.client;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tansiq.cli.exit.Exit;
import tansiq.cli.exit.Stop;
import tansiq.core.json.Verdict;

/** Finds the node that a person means by a name, an address or a data directory. */
public final class Directory {
  private final Places places;

  /** A directory over these places. */
  public Directory(Places places) {
    this.places = places;
  }

  /** The node meant by this text, or a {@link Stop} that says how to name one. */
  public NodeAddress find(String text) {
    if (text.startsWith("http://") || text.startsWith("https://")) {
      return new NodeAddress(text, address(text, "--node"), places.token());
    }
    Optional<AllianceFile> alliance = alliance();
    Optional<AllianceFile.Entry> named = alliance.flatMap(file -> file.find(text));
    if (named.isPresent()) {
      return of(named.get());
    }
    Path path = Path.of(text);
    if (Files.isDirectory(path)) {
      return ofData(path);
    }
    throw unknown(text, alliance);
  }

  /** The node that is asked when none is named: the first of the alliance. */
  public NodeAddress first() {
    return alliance()
        .flatMap(file -> file.nodes().stream().findFirst())
        .map(this::of)
        .orElseThrow(() ->
            new Stop(
                Exit.UNREACHED,
                "no node is named and " + file() + " does not exist",
                "Start the example with ./tansiq demo, or name a node with --node NAME|URL|DIR."));
  }

  private Stop unknown(String text, Optional<AllianceFile> alliance) {
    String known =
        alliance
            .map(file ->
                "Known in "
                    + file()
                    + ": "
                    + String.join(
                        ", ", file.nodes().stream().map(AllianceFile.Entry::name).toList())
                    + ".")
            .orElse(file() + " does not exist; is the demo running?");
    return new Stop(
        Exit.UNREACHED,
        "there is no node named \"" + text + "\" and no such directory",
        known + " A node can also be given by its address or its data directory.");
  }

  private Path file() {
    return places.alliance().resolve(AllianceFile.NAME);
  }

  private Optional<AllianceFile> alliance() {
    return AllianceFile.read(places.alliance())
        .map(read ->
            switch (read) {
              case Verdict.Accepted<AllianceFile>(AllianceFile file) -> file;
              case Verdict.Refused<AllianceFile>(String field, String reason) ->
                  throw new Stop(
                      Exit.MACHINE,
                      file() + " cannot be read: " + (field + " " + reason).strip(),
                      "Start the demo again; it writes the file anew.");
            });
  }

  private NodeAddress of(AllianceFile.Entry entry) {
    return new NodeAddress(
        entry.name(), address(entry.api(), file().toString()), token(Path.of(entry.data())));
  }

  private NodeAddress ofData(Path data) {
    String api =
        line(data.resolve("address"))
            .orElseThrow(() ->
                new Stop(
                    Exit.UNREACHED,
                    data + " holds no address of a running node",
                    "Start it with ./tansiq serve --data " + data + ", or give its address."));
    return new NodeAddress(
        data.toString(), address(api, data.resolve("address").toString()), token(data));
  }

  private static Optional<String> token(Path data) {
    return line(data.resolve("token"));
  }

  private static URI address(String text, String where) {
    try {
      URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (URISyntaxException _) {
      // Falls through to the one refusal.
    }
    throw new Stop(Exit.USAGE, where + ": \"" + text + "\" is no address of a node", null);
  }

  private static Optional<String> line(Path file) {
    try {
      return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
