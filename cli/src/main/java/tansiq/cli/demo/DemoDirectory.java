package tansiq.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tansiq.cli.client.AllianceFile;
import tansiq.cli.exit.Exit;
import tansiq.cli.exit.Stop;
import tansiq.core.json.Verdict;
import tansiq.node.example.ExampleAlliance;

/** Where a demo keeps its nodes: a folder each, {@code alliance.json}, and what was loaded. */
public final class DemoDirectory {
  private static final String LOADED = "loaded";

  private final Path root;

  /** A demo's directory, there already or not. */
  public DemoDirectory(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** The directory itself. */
  public Path root() {
    return root;
  }

  /** The data directory of a member. */
  public Path data(String member) {
    return root.resolve(member);
  }

  /** How many members besides the centre a demo laid out here; nothing when none did. */
  public Optional<Integer> members() {
    return alliance().map(file -> file.nodes().size() - 1);
  }

  /**
   * Makes the directory ready for so many members, or ends with a {@link Stop} when something else
   * lies there.
   */
  public void prepare(int members) throws IOException {
    Optional<Integer> before = members();
    if (before.isPresent() && before.get() != members) {
      throw new Stop(
          Exit.USAGE,
          root + " holds a demo of " + before.get() + " members",
          "Begin anew with --fresh, or choose another directory with --data.");
    }
    if (before.isEmpty() && Files.exists(root) && !isEmpty() && !isOurs()) {
      throw new Stop(
          Exit.MACHINE,
          root + " is not empty and holds no demo",
          "Choose another directory with --data.");
    }
    Files.createDirectories(root);
  }

  /** Deletes what a demo left here; a directory that no demo made stays as it is. */
  public void delete() throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    if (!isEmpty() && alliance().isEmpty() && !isOurs()) {
      throw new Stop(
          Exit.MACHINE,
          root + " holds no demo, so --fresh leaves it alone",
          "Choose another directory with --data.");
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(root)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }

  /** Writes who is where. */
  public void write(AllianceFile file) {
    file.write(root);
  }

  /** Whether the whole example has been loaded. */
  public boolean isLoaded() {
    return Files.exists(root.resolve(LOADED));
  }

  /** Remembers that the whole example has been loaded. */
  public void loaded() {
    try {
      Files.writeString(root.resolve(LOADED), "The example's reports are in; a start adds none.\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<AllianceFile> alliance() {
    return AllianceFile.read(root)
        .flatMap(read ->
            read instanceof Verdict.Accepted<AllianceFile>(AllianceFile file)
                ? Optional.of(file)
                : Optional.empty());
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files.findAny().isEmpty();
    }
  }

  /** A demo that was stopped while it laid out its nodes has no file of them yet, only folders. */
  private boolean isOurs() throws IOException {
    List<String> names =
        ExampleAlliance.of(ExampleAlliance.MOST).members().stream()
            .map(member -> member.word())
            .toList();
    try (Stream<Path> files = Files.list(root)) {
      return files.allMatch(
          file -> names.contains(file.getFileName().toString()) && Files.isDirectory(file));
    }
  }
}
