package tansiq.core.proof;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import tansiq.core.json.Verdict;

/**
 * A ledger's size and root, as C2SP tlog-checkpoint writes them.
 *
 * @param origin of the ledger: {@code member/epoch}
 * @param size number of leaves
 * @param root of the tree of that size
 * @param extensions further lines, none of them empty; this code writes none and keeps those of
 *     others
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
  /** Checks the lines. */
  public Checkpoint {
    extensions = List.copyOf(extensions);
    if (!isLine(origin) || size < 0 || !extensions.stream().allMatch(Checkpoint::isLine)) {
      throw new IllegalArgumentException(origin + ", " + size + ", " + extensions);
    }
  }

  /** A checkpoint without extensions. */
  public static Checkpoint of(String origin, long size, Hash root) {
    return new Checkpoint(origin, size, root, List.of());
  }

  /** The note's text. */
  public String text() {
    StringBuilder out = new StringBuilder();
    out.append(origin).append('\n').append(size).append('\n');
    out.append(Base64.getEncoder().encodeToString(root.bytes())).append('\n');
    for (String line : extensions) {
      out.append(line).append('\n');
    }
    return out.toString();
  }

  /** Reads a note's text. */
  public static Verdict<Checkpoint> parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length < 4 || !lines[lines.length - 1].isEmpty()) {
      return refused("", "has fewer than three lines");
    }
    if (!isLine(lines[0])) {
      return refused("origin", "is empty");
    }
    if (!lines[1].matches("0|[1-9][0-9]{0,17}")) {
      return refused("size", "is not a decimal number");
    }
    byte[] root;
    try {
      root = Base64.getDecoder().decode(lines[2]);
    } catch (IllegalArgumentException _) {
      return refused("root", "is not base64");
    }
    List<String> extensions = Arrays.asList(lines).subList(3, lines.length - 1);
    if (root.length != Hash.BYTES || !extensions.stream().allMatch(Checkpoint::isLine)) {
      return root.length != Hash.BYTES
          ? refused("root", "is not 32 bytes")
          : refused("extension", "is an empty line");
    }
    Checkpoint read = new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.of(root), extensions);
    return read.text().equals(text)
        ? new Verdict.Accepted<>(read)
        : refused("root", "is not canonical base64");
  }

  private static boolean isLine(String line) {
    return !line.isEmpty() && line.chars().noneMatch(c -> c < 0x20);
  }

  private static Verdict<Checkpoint> refused(String field, String reason) {
    return new Verdict.Refused<>(field, reason);
  }
}
