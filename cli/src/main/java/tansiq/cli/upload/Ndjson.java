package tansiq.cli.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Lines of NDJSON, carried as they are. A line that no report can need is not held in memory: it is
 * passed over and rejected here.
 */
public final class Ndjson implements Source {
  /** Longer than any report that a node takes (1 MiB), its line end included. */
  private static final int LONGEST = (1 << 20) + 2;

  private final InputStream in;
  private final byte[] buffer = new byte[4 << 20];
  private int from;
  private int until;
  private long number = 1;
  private long read;
  private boolean ended;

  /** Lines of this stream, which is closed with it. */
  public Ndjson(InputStream in) {
    this.in = in;
  }

  @Override
  public boolean fill(Batch batch) throws IOException {
    batch.clear();
    boolean any = false;
    while (!batch.isFull()) {
      int end = lineEnd();
      if (end < 0) {
        any |= passOver(batch);
      } else if (end == from) {
        break;
      } else {
        if (end - from > batch.room()) {
          break;
        }
        if (!isBlank(end)) {
          batch.add(buffer, from, end - from, number);
          any = true;
        }
        number++;
        from = end;
      }
    }
    batch.consumed(read - (until - from));
    return any;
  }

  /**
   * Where the line at {@code from} ends; {@code from} at the end of all, −1 when it is too long.
   */
  private int lineEnd() throws IOException {
    int at = from;
    while (true) {
      for (; at < until; at++) {
        if (buffer[at] == '\n') {
          return at + 1 - from > LONGEST ? -1 : at + 1;
        }
      }
      if (until - from > LONGEST) {
        return -1;
      }
      if (ended) {
        return until;
      }
      at -= makeRoom();
      int count = in.read(buffer, until, buffer.length - until);
      if (count < 0) {
        ended = true;
      } else {
        until += count;
        read += count;
      }
    }
  }

  /** Moves what is left to the front when the buffer is full; tells by how much. */
  private int makeRoom() {
    if (until < buffer.length) {
      return 0;
    }
    int moved = from;
    System.arraycopy(buffer, from, buffer, 0, until - from);
    until -= moved;
    from = 0;
    return moved;
  }

  private boolean passOver(Batch batch) throws IOException {
    String start = new String(buffer, from, 1_000, StandardCharsets.UTF_8);
    long length = 0;
    boolean over = false;
    while (!over) {
      while (from < until && !over) {
        over = buffer[from++] == '\n';
        length++;
      }
      if (!over) {
        from = 0;
        until = Math.max(0, in.read(buffer, 0, buffer.length));
        read += until;
        if (until == 0) {
          ended = true;
          over = true;
        }
      }
    }
    batch.reject(
        new Batch.Rejected(
            number, "", "is a line of " + length + " bytes; a report has at most 1 MiB", start));
    number++;
    return true;
  }

  private boolean isBlank(int end) {
    for (int i = from; i < end; i++) {
      if (buffer[i] > ' ' || buffer[i] < 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public long passedOver() {
    return 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
