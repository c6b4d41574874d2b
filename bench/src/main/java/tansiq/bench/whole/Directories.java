package tansiq.bench.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A place for what a benchmark leaves on the disk, gone when it is closed. */
final class Directories implements AutoCloseable {
  private final Path root;

  /** Below a directory, because the disk that is measured is the one that the user names. */
  Directories(Path below) throws IOException {
    Files.createDirectories(below);
    this.root = Files.createTempDirectory(below, "bench-");
  }

  Path get(String name) {
    return root.resolve(name);
  }

  /** Removes one of them with all that is in it. */
  void drop(Path directory) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(directory)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }

  @Override
  public void close() throws IOException {
    drop(root);
  }
}
