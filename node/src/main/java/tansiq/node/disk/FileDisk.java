package tansiq.node.disk;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tansiq.core.ledger.Disk;
import tansiq.core.ledger.DiskFailure;

/**
 * The files of one data directory. A sync is {@code fdatasync}; whatever makes, renames or removes
 * a name also syncs the directory. Opening takes the directory's lock, which the system gives back
 * when the process ends, however it ends.
 *
 * <p>Any thread may read; one thread writes a file. Interrupting a reader does no harm: its channel
 * is opened again.
 */
public final class FileDisk implements Disk, AutoCloseable {
  private static final String LOCK = "lock";
  private static final int ZEROS = 1 << 20;
  private static final long ALMOST_NOTHING = 1 << 20;

  private final Path root;
  private final @Nullable FileChannel lockFile;
  private final Map<String, FileChannel> readers = new ConcurrentHashMap<>();
  private final Map<String, FileChannel> writers = new ConcurrentHashMap<>();
  private volatile boolean closed;

  private FileDisk(Path root, @Nullable FileChannel lockFile) {
    this.root = root;
    this.lockFile = lockFile;
  }

  /**
   * Opens a data directory, making it when it is absent; throws when another process, or another
   * disk in this one, has it open.
   */
  public static FileDisk open(Path root) {
    try {
      Files.createDirectories(root);
      FileChannel channel = FileChannel.open(root.resolve(LOCK), CREATE, WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new DiskFailure(
            DiskFailure.Kind.FAILED, root.toString(), "another process uses this directory");
      }
      return new FileDisk(root, channel);
    } catch (IOException e) {
      throw new DiskFailure(DiskFailure.Kind.FAILED, root.toString(), said(e), e);
    }
  }

  /**
   * Opens a data directory without its lock, to read what another process may be writing. To write
   * by it is a mistake and fails.
   */
  public static FileDisk look(Path root) {
    return new FileDisk(root, null);
  }

  /** Whether a process, this one perhaps, has a data directory open with its lock. */
  public static boolean isInUse(Path root) {
    Path lock = root.resolve(LOCK);
    if (!Files.exists(lock)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lock, WRITE)) {
      return !locked(channel);
    } catch (IOException e) {
      throw new DiskFailure(DiskFailure.Kind.FAILED, root.toString(), said(e), e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  /** The data directory. */
  public Path root() {
    return root;
  }

  @Override
  public boolean exists(String path) {
    return Files.exists(root.resolve(path));
  }

  @Override
  public List<String> list(String directory) {
    Path path = root.resolve(directory);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw failure(directory, e);
    }
  }

  @Override
  public long size(String path) {
    try {
      return Files.size(root.resolve(path));
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  @Override
  public void put(String path, byte[] content) {
    checkWritable();
    Path file = root.resolve(path);
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      makeDirectory(Objects.requireNonNull(file.getParent()));
      try (FileChannel channel = FileChannel.open(draft, CREATE, WRITE, TRUNCATE_EXISTING)) {
        write(channel, 0, ByteBuffer.wrap(content));
        channel.force(true);
      }
      Files.move(draft, file, ATOMIC_MOVE);
      syncDirectory(Objects.requireNonNull(file.getParent()));
    } catch (IOException e) {
      throw failure(path, e);
    } finally {
      forget(path);
    }
  }

  @Override
  public void delete(String path) {
    checkWritable();
    Path file = root.resolve(path);
    try {
      if (Files.deleteIfExists(file)) {
        syncDirectory(Objects.requireNonNull(file.getParent()));
      }
    } catch (IOException e) {
      throw failure(path, e);
    } finally {
      forget(path);
    }
  }

  @Override
  public void extend(String path, long size) {
    try {
      FileChannel channel = writer(path);
      byte[] zeros = new byte[Math.clamp(size - channel.size(), 0, ZEROS)];
      for (long at = channel.size(); at < size; at += zeros.length) {
        int length = (int) Math.min(zeros.length, size - at);
        write(channel, at, ByteBuffer.wrap(zeros, 0, length));
      }
      // The size is part of what must last, so this one sync covers the file's own data too.
      channel.force(true);
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  @Override
  public void write(String path, long offset, byte[] bytes, int length) {
    try {
      write(writer(path), offset, ByteBuffer.wrap(bytes, 0, length));
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  @Override
  public void sync(String path) {
    try {
      writer(path).force(false);
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  @Override
  public void read(String path, long offset, byte[] into, int at, int length) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          readNow(path, offset, ByteBuffer.wrap(into, at, length));
          return;
        } catch (ClosedChannelException e) {
          if (closed) {
            throw e;
          }
          // An interrupt, of this thread or of another that read the same file, closed the channel.
          interrupted |= Thread.interrupted();
          readers.remove(path);
        }
      }
    } catch (IOException e) {
      throw failure(path, e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Closes the files and gives the lock back. */
  @Override
  public void close() {
    try {
      closed = true;
      if (lockFile != null) {
        lockFile.close();
      }
      for (FileChannel channel : writers.values()) {
        channel.close();
      }
      for (FileChannel channel : readers.values()) {
        channel.close();
      }
    } catch (IOException e) {
      throw failure("", e);
    }
  }

  private void readNow(String path, long offset, ByteBuffer into) throws IOException {
    FileChannel channel = channel(readers, path, READ);
    long at = offset;
    while (into.hasRemaining()) {
      int count = channel.read(into, at);
      if (count < 0) {
        throw new DiskFailure(
            DiskFailure.Kind.DAMAGED, path, "ends before byte " + (at + into.remaining()));
      }
      at += count;
    }
  }

  private static void write(FileChannel channel, long offset, ByteBuffer bytes) throws IOException {
    long at = offset;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  private FileChannel writer(String path) throws IOException {
    checkWritable();
    return channel(writers, path, WRITE);
  }

  private void checkWritable() {
    if (lockFile == null) {
      throw new IllegalStateException("opened to look only");
    }
  }

  private FileChannel channel(Map<String, FileChannel> channels, String path, OpenOption option)
      throws IOException {
    FileChannel known = channels.get(path);
    if (known != null && known.isOpen()) {
      return known;
    }
    if (closed) {
      throw new ClosedChannelException();
    }
    FileChannel fresh = FileChannel.open(root.resolve(path), option);
    FileChannel raced = channels.put(path, fresh);
    if (raced != null) {
      raced.close();
    }
    return fresh;
  }

  /** Closes what is open of a file that is another now. */
  private void forget(String path) {
    try {
      for (Map<String, FileChannel> channels : List.of(readers, writers)) {
        FileChannel channel = channels.remove(path);
        if (channel != null) {
          channel.close();
        }
      }
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  private void makeDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Path parent = Objects.requireNonNull(directory.getParent());
      makeDirectory(parent);
      Files.createDirectory(directory);
      syncDirectory(parent);
    }
  }

  private static void syncDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, READ)) {
      channel.force(true);
    }
  }

  private DiskFailure failure(String path, Exception e) {
    String said = said(e);
    DiskFailure.Kind kind = isFull(said) ? DiskFailure.Kind.FULL : DiskFailure.Kind.FAILED;
    return new DiskFailure(kind, path, said, e);
  }

  private boolean isFull(String said) {
    String lower = said.toLowerCase(Locale.ROOT);
    if (lower.contains("no space left") || lower.contains("quota exceeded")) {
      return true;
    }
    // The system may say it in another language.
    try {
      return Files.getFileStore(root).getUsableSpace() < ALMOST_NOTHING;
    } catch (IOException _) {
      return false;
    }
  }

  private static String said(Exception e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
