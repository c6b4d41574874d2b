package tansiq.node.disk;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tansiq.core.ledger.DiskFailure;
import tansiq.core.ledger.Ledger;
import tansiq.core.ledger.LedgerCopy;
import tansiq.core.ledger.LedgerView;
import tansiq.core.member.Inspection;
import tansiq.core.record.LedgerId;

/**
 * Copies a data directory, whether its node runs or not, and puts a copy back in place. Ledgers are
 * copied entry by entry and verified on the way, databases as of one moment, other files as they
 * are: keys, token and configuration too, so a copy must be guarded like the original. The recovery
 * key, which belongs elsewhere, is left out, and so is what only a running node needs.
 *
 * <p>Either of the two appears whole under its name or not at all.
 */
public final class Backup {
  /**
   * Marks a data directory that came from a backup: its node first fetches its own tail from its
   * peers. The node removes the mark when it has made it its own.
   */
  public static final String RESTORED = "restored";

  private static final Set<String> LEFT_OUT =
      Set.of("lock", "address", "recovery", "restoring", RESTORED);
  private static final Path LEDGERS = Path.of("ledgers");
  private static final int ATTEMPTS = 3;

  /** How often, and how long after each other, to look for a checkpoint that is due. */
  private static final int LOOKS = 20;

  private static final long LOOK_NANOS = 50_000_000;

  private Backup() {}

  /** What came of it. */
  public sealed interface Outcome {
    /**
     * It is done and on the disk.
     *
     * @param entries how many entries of each ledger there are
     */
    record Done(SortedMap<LedgerId, Long> entries) implements Outcome {}

    /** Nothing was changed, for the reason given in plain words. */
    record Refused(String reason) implements Outcome {}
  }

  /**
   * Copies a data directory; its node may go on meanwhile.
   *
   * @param member whose data directory it is
   * @param to the copy, which must not be there yet
   */
  public static Outcome take(Path data, String member, Path to) {
    if (!Files.isDirectory(data)) {
      return new Outcome.Refused(data + " is no directory");
    }
    return whole(to, draft -> copy(data, member, draft));
  }

  /**
   * Puts a copy in place as a data directory, marked as {@link #RESTORED}.
   *
   * @param backup as {@link #take} made it
   * @param data must not be there yet, or be empty
   */
  public static Outcome restore(Path backup, String member, Path data) {
    if (!Files.isDirectory(backup.resolve(LEDGERS))) {
      return new Outcome.Refused(backup + " is no backup: it has no ledgers");
    }
    return whole(
        data,
        draft -> {
          SortedMap<LedgerId, Long> entries = copy(backup, member, draft);
          Files.writeString(
              draft.resolve(RESTORED), "This directory came from a backup of " + member + ".\n");
          return entries;
        });
  }

  private interface Work {
    SortedMap<LedgerId, Long> into(Path draft) throws IOException, SQLException;
  }

  /** Does the work in a directory beside the target, which then takes the target's name. */
  private static Outcome whole(Path target, Work work) {
    Path name = target.toAbsolutePath().normalize();
    Path draft = name.resolveSibling(name.getFileName() + ".partial");
    try {
      if (Files.exists(name) && !isEmpty(name)) {
        return new Outcome.Refused(target + " is there already and is not an empty directory");
      }
      Files.createDirectories(name.resolveSibling("."));
      remove(draft);
      SortedMap<LedgerId, Long> entries = work.into(draft);
      syncAll(draft);
      Files.deleteIfExists(name);
      Files.move(draft, name, ATOMIC_MOVE);
      sync(name.resolveSibling("."));
      return new Outcome.Done(entries);
    } catch (IOException | UncheckedIOException | SQLException | DiskFailure e) {
      discard(draft);
      String said = e.getMessage();
      return new Outcome.Refused(said == null ? e.getClass().getSimpleName() : said);
    }
  }

  private static SortedMap<LedgerId, Long> copy(Path from, String member, Path to)
      throws IOException, SQLException {
    SortedMap<LedgerId, Long> entries = new TreeMap<>();
    files(from, to);
    try (FileDisk original = FileDisk.look(from);
        FileDisk copy = FileDisk.open(to)) {
      for (LedgerId id : Inspection.ledgers(original)) {
        entries.put(id, ledger(original, copy, id, member));
      }
    }
    Files.delete(to.resolve("lock"));
    return entries;
  }

  /** What a running node rewrites in the middle of being read is read again. */
  private static long ledger(FileDisk from, FileDisk to, LedgerId id, String member) {
    for (int attempt = 1; ; attempt++) {
      try {
        long most = id.member().equals(member) ? kept(from, id) : 0;
        return LedgerCopy.copy(from, to, Inspection.directory(id), id, most);
      } catch (DiskFailure failure) {
        if (attempt == ATTEMPTS || failure.kind() == DiskFailure.Kind.FULL) {
          throw failure;
        }
      }
    }
  }

  /**
   * Up to where entries of an own ledger were kept. What a running node's disk has just failed at
   * may still be there and never have been: its node covers by a checkpoint, at once, only what
   * was. Without a running node all counts, because it would when the node is started; except of a
   * ledger that is taken from peers, who may have made up what its author did not write.
   */
  private static long kept(FileDisk from, LedgerId id) {
    if (Ledger.find(from, Inspection.directory(id)).isEmpty()) {
      return 0;
    }
    long covered = size(from, id, false);
    Optional<Long> wrote = Inspection.wrote(from, id);
    if (wrote.isPresent()) {
      return Math.max(wrote.get(), covered);
    }
    long there = size(from, id, true);
    for (int look = 0; look < LOOKS && covered < there; look++) {
      if (!FileDisk.isInUse(from.root())) {
        return Long.MAX_VALUE;
      }
      LockSupport.parkNanos(LOOK_NANOS);
      covered = size(from, id, false);
    }
    return covered;
  }

  private static long size(FileDisk disk, LedgerId id, boolean own) {
    return LedgerView.open(disk, Inspection.directory(id), id, own).size();
  }

  private static void files(Path from, Path to) throws IOException, SQLException {
    Path[] databases;
    try (Stream<Path> top = Files.list(from)) {
      databases = top.filter(path -> path.toString().endsWith(".sqlite")).toArray(Path[]::new);
    }
    Files.walkFileTree(from, new Copier(from, to));
    for (Path database : databases) {
      copyDatabase(database, to.resolve(from.relativize(database)));
    }
  }

  private static void copyDatabase(Path from, Path to) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + from);
        PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
      copy.setString(1, to.toString());
      copy.execute();
    }
  }

  /** Copies all but ledgers, databases and what is left out; owners and permissions stay. */
  private static final class Copier extends SimpleFileVisitor<Path> {
    private final Path from;
    private final Path to;

    Copier(Path from, Path to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
        throws IOException {
      Path relative = from.relativize(path);
      if (relative.equals(LEDGERS) || LEFT_OUT.contains(relative.toString())) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      Files.copy(path, to.resolve(relative), COPY_ATTRIBUTES);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
      Path relative = from.relativize(path);
      String name = path.getFileName().toString();
      if (!LEFT_OUT.contains(relative.toString())
          && !name.contains(".sqlite")
          && !name.endsWith(".new")
          && attributes.isRegularFile()) {
        Files.copy(path, to.resolve(relative), COPY_ATTRIBUTES);
      }
      return FileVisitResult.CONTINUE;
    }
  }

  private static boolean isEmpty(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> content = Files.list(path)) {
      return content.findAny().isEmpty();
    }
  }

  private static void syncAll(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.toList()) {
        sync(path);
      }
    }
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void discard(Path draft) {
    try {
      remove(draft);
    } catch (IOException | UncheckedIOException _) {
      // The next attempt begins by removing it.
    }
  }

  private static void remove(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> all = Files.walk(directory)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
