package tansiq.node.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Stream;
import tansiq.core.record.LedgerId;
import tansiq.node.start.NodeSettings.Pins;

/** Lays out the data directory of a new node: keys, token and configuration. */
public final class Init {
  /** The file that holds what a write must show as {@code Authorization: Bearer}. */
  public static final String TOKEN = "token";

  /** What came of it. */
  public sealed interface Outcome {
    /**
     * The node can be started.
     *
     * @param settings as written to the configuration
     * @param pins what the other members pin of this one
     * @param recovery the directory of the recovery key, which a person should take offline
     */
    record Created(NodeSettings settings, Pins pins, Path recovery) implements Outcome {}

    /** Nothing was changed, for the reason given in plain words. */
    record Refused(String reason) implements Outcome {}
  }

  private Init() {}

  /**
   * Lays out a data directory.
   *
   * @param settings what the configuration shall say; its data directory must be absent or empty
   * @throws IOException when the directory cannot be written
   */
  public static Outcome create(NodeSettings settings) throws IOException {
    Path data = settings.data();
    if (!LedgerId.isMember(settings.member())) {
      return new Outcome.Refused(
          "\""
              + settings.member()
              + "\" is no member's name: 1 to 32 of a-z, 0-9 and -, beginning with a letter");
    }
    if (Files.exists(data) && !isEmptyDirectory(data)) {
      return new Outcome.Refused(data + " is there already and is not an empty directory");
    }
    Private.directory(data);
    Keys keys = Keys.create(data, settings.member());
    byte[] token = new byte[32];
    new SecureRandom().nextBytes(token);
    Private.write(
        data.resolve(TOKEN), Base64.getUrlEncoder().withoutPadding().encodeToString(token) + "\n");
    // Last, because a directory with a configuration is one that can be started.
    configure(settings);
    return new Outcome.Created(settings, keys.pins(), data.resolve(Keys.RECOVERY));
  }

  /** Writes the configuration anew, with all its comments; what a person added to it is gone. */
  public static void configure(NodeSettings settings) throws IOException {
    Path file = settings.data().resolve(ConfFile.NAME);
    Path next = settings.data().resolve(ConfFile.NAME + ".new");
    Files.deleteIfExists(next);
    Private.write(next, ConfText.of(settings));
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** What the other members pin of the node of a data directory. */
  public static Pins pins(Path data) throws IOException {
    return Keys.load(data).pins();
  }

  private static boolean isEmptyDirectory(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.findAny().isEmpty();
    }
  }
}
