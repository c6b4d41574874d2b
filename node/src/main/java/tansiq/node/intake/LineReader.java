package tansiq.node.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Parts a stream into lines. A line beyond the bound is counted and passed over without being held,
 * so that memory stays within twice the bound whatever comes. Not thread-safe.
 */
public final class LineReader {
  private static final int FIRST_BUFFER = 1 << 16;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final int longest;
  private byte[] buffer;
  private int from;
  private int until;
  private int scanned;
  private boolean ended;
  private long number;

  /** One line, numbered from 1; a line of white space only is passed over. */
  public sealed interface Line {
    /** The bytes without the line's end. */
    @SuppressWarnings("ArrayRecordComponent") // Made for this line alone and handed over.
    record Bytes(long number, byte[] bytes) implements Line {}

    /** A line that is not held, and how long it was. */
    record TooLong(long number, long length) implements Line {}

    /** There is no more. */
    record End() implements Line {}
  }

  /** The lines of a stream, of which none is held beyond so many bytes. */
  public LineReader(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
    this.buffer = new byte[StrictMath.min(FIRST_BUFFER, longest + 1)];
  }

  /** Whether the next line can be had without waiting for the sender. */
  boolean isReady() throws IOException {
    return ended || end() < until || in.available() > 0;
  }

  /** The next line. */
  public Line next() throws IOException {
    while (true) {
      int end = end();
      if (end == until && !ended) {
        if (until - from > longest) {
          return passOver();
        }
        fill();
        continue;
      }
      if (from == until) {
        return new Line.End();
      }
      number++;
      int start = from;
      from = StrictMath.min(end + 1, until);
      if (end - start > longest) {
        return new Line.TooLong(number, end - start);
      }
      byte[] bytes = line(start, end);
      if (!isBlank(bytes)) {
        return new Line.Bytes(number, bytes);
      }
    }
  }

  /** Editors on some systems put a byte order mark before the first line. */
  private byte[] line(int start, int end) {
    int marked = start + BYTE_ORDER_MARK.length;
    boolean mark =
        number == 1
            && end >= marked
            && Arrays.equals(buffer, start, marked, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    return Arrays.copyOfRange(buffer, mark ? marked : start, end);
  }

  /**
   * Where the line at {@code from} ends, or {@code until}. No byte is looked at twice, so that a
   * sender of single bytes costs no more than another.
   */
  private int end() {
    scanned = StrictMath.max(scanned, from);
    while (scanned < until && buffer[scanned] != '\n') {
      scanned++;
    }
    return scanned;
  }

  private void fill() throws IOException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, until - from);
      until -= from;
      scanned = StrictMath.max(0, scanned - from);
      from = 0;
    }
    if (until == buffer.length) {
      buffer = Arrays.copyOf(buffer, StrictMath.min(2 * buffer.length, longest + FIRST_BUFFER));
    }
    int count = in.read(buffer, until, buffer.length - until);
    if (count < 0) {
      ended = true;
    } else {
      until += count;
    }
  }

  private Line passOver() throws IOException {
    number++;
    long length = (long) until - from;
    from = until;
    while (true) {
      int end = end();
      if (end < until) {
        length += end - from;
        from = end + 1;
        return new Line.TooLong(number, length);
      }
      length += until - from;
      from = until;
      if (ended) {
        return new Line.TooLong(number, length);
      }
      fill();
    }
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
