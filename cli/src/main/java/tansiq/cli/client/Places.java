package tansiq.cli.client;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The directories that a command falls back on when it is told none. */
public record Places(Map<String, String> environment, Optional<Path> home) {
  /** The places of this process: its environment, and the repository that the launcher named. */
  public static Places ofThisProcess() {
    return new Places(
        System.getenv(), Optional.ofNullable(System.getProperty("tansiq.home")).map(Path::of));
  }

  /** Where the demo keeps its nodes unless told otherwise. */
  public Path demo() {
    return find("TANSIQ_DATA")
        .orElseGet(() -> home.orElseGet(() -> Path.of("")).resolve("data").resolve("demo"))
        .toAbsolutePath();
  }

  /** Where {@code --node NAME} is looked up. */
  public Path alliance() {
    return find("TANSIQ_ALLIANCE").orElseGet(this::demo).toAbsolutePath();
  }

  /** The token for a node that is given by its address. */
  public Optional<String> token() {
    return Optional.ofNullable(environment.get("TANSIQ_TOKEN")).filter(token -> !token.isBlank());
  }

  private Optional<Path> find(String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> !value.isBlank())
        .map(Path::of);
  }
}
