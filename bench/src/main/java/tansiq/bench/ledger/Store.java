package tansiq.bench.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tansiq.core.ledger.Ledger;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Section;
import tansiq.node.disk.FileDisk;

/** Makes records durable, for one thread. */
interface Store extends AutoCloseable {
  /** They are durable on return. */
  void append(List<Entry.Held> entries) throws IOException;

  @Override
  void close() throws IOException;

  /** By a ledger in a fresh directory, gone when it is closed. */
  static Store ledger(Path below, LedgerId id) throws IOException {
    Path root = Files.createTempDirectory(below, "ceiling-");
    FileDisk disk = FileDisk.open(root);
    Ledger ledger = Ledger.openOwn(disk, "ledger", id);
    return new Store() {
      @Override
      public void append(List<Entry.Held> entries) {
        ledger.append(entries);
      }

      @Override
      public void close() throws IOException {
        disk.close();
        try (Stream<Path> files = Files.walk(root)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
    };
  }

  /**
   * By a write and one sync, to a file that grows or to one that has its room already; it is begun
   * anew when it is full.
   */
  static Store plain(Path below, boolean room) throws IOException {
    Path file = Files.createTempFile(below, "ceiling-", ".bin");
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    ByteBuffer buffer = ByteBuffer.allocateDirect(Plain.MOST_AT_ONCE);
    for (long at = 0; room && at < Plain.ROOM; at += buffer.capacity()) {
      channel.write(buffer.clear(), at);
    }
    channel.force(true);
    return new Plain(file, channel, buffer, room);
  }

  /** The plain one. */
  final class Plain implements Store {
    private static final int MOST_AT_ONCE = 16 << 20;
    private static final long ROOM = 256 << 20;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer buffer;
    private final boolean room;
    private long at;

    private Plain(Path file, FileChannel channel, ByteBuffer buffer, boolean room) {
      this.file = file;
      this.channel = channel;
      this.buffer = buffer;
      this.room = room;
    }

    @Override
    public void append(List<Entry.Held> entries) throws IOException {
      buffer.clear();
      for (Entry.Held entry : entries) {
        buffer.put(entry.bytes());
        for (Section section : entry.sections().values()) {
          buffer.put(section.bytes());
        }
      }
      buffer.flip();
      if (at + buffer.remaining() > ROOM) {
        at = 0;
        channel.truncate(room ? ROOM : 0);
      }
      while (buffer.hasRemaining()) {
        at += channel.write(buffer, at);
      }
      // fdatasync: of a file that grows its new size too.
      channel.force(false);
    }

    @Override
    public void close() throws IOException {
      channel.close();
      Files.delete(file);
    }
  }
}
