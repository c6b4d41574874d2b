package tansiq.bench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options of one benchmark: {@code --name value} each. Not thread-safe. */
public final class Options {
  /** A command line that cannot be understood; says why. */
  static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1;

    Wrong(String message) {
      super(message);
    }
  }

  private final Map<String, String> values = new HashMap<>();
  private final Set<String> asked = new HashSet<>();

  /** Reads them. */
  Options(List<String> words) {
    Deque<String> left = new ArrayDeque<>(words);
    while (!left.isEmpty()) {
      String name = left.remove();
      if (!name.startsWith("--") || left.isEmpty()) {
        throw new Wrong("options are --name value: " + name);
      }
      values.put(name.substring(2), left.remove());
    }
  }

  /** A number, or what it is when absent. */
  public int number(String name, int absent) {
    String value = find(name).orElse(Integer.toString(absent));
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new Wrong("--" + name + " takes a number, not " + value);
    }
  }

  /** A path that must be given. */
  public Path path(String name) {
    return find(name).map(Path::of).orElseThrow(() -> new Wrong("--" + name + " is needed"));
  }

  /** A text, if it is given. */
  public Optional<String> find(String name) {
    asked.add(name);
    return Optional.ofNullable(values.get(name));
  }

  /** Refuses what no benchmark asked for. */
  public void nothingElse() {
    values.keySet().stream()
        .filter(name -> !asked.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw new Wrong("there is no option --" + name);
        });
  }
}
