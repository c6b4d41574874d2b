package tansiq.node.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts a stream into the records of CSV (RFC 4180), as bytes, so that bad UTF-8 costs its own
 * record alone. A record beyond the bound is passed over up to the next line end, in whatever
 * quotes: a quote that is never closed costs the lines within the bound and no more. Not
 * thread-safe.
 *
 * <p>Our own, because the libraries at hand end at the first record that is too long.
 */
final class CsvRecords {
  private static final int BUFFER = 1 << 16;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final int delimiter;
  private final int longest;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int until;
  private long line = 1;

  /** One record, by the line on which it begins, from 1; an empty line is none. */
  sealed interface Row {
    /** Its fields, without quotes. */
    record Fields(long line, List<byte[]> fields) implements Row {
      public Fields {
        fields = List.copyOf(fields);
      }
    }

    /** A record that is not held, and why. */
    record Malformed(long line, String reason) implements Row {}

    /** There is no more. */
    record End() implements Row {}
  }

  /**
   * Records of this stream.
   *
   * @param delimiter one ASCII character
   * @param longest most bytes of a record
   */
  CsvRecords(InputStream in, char delimiter, int longest) throws IOException {
    this.in = in;
    this.delimiter = delimiter;
    this.longest = longest;
    skipByteOrderMark();
  }

  private void skipByteOrderMark() throws IOException {
    until = StrictMath.max(0, in.readNBytes(buffer, 0, BYTE_ORDER_MARK.length));
    boolean mark = until == BYTE_ORDER_MARK.length;
    for (int i = 0; mark && i < BYTE_ORDER_MARK.length; i++) {
      mark = buffer[i] == BYTE_ORDER_MARK[i];
    }
    at = mark ? until : 0;
  }

  /** The next record. */
  Row next() throws IOException {
    while (peek() >= 0) {
      long start = line;
      Row row = record(start);
      if (!(row instanceof Row.Fields fields)
          || fields.fields().size() > 1
          || fields.fields().getFirst().length > 0) {
        return row;
      }
    }
    return new Row.End();
  }

  private Row record(long start) throws IOException {
    List<byte[]> fields = new ArrayList<>();
    ByteArrayOutputStream field = new ByteArrayOutputStream();
    String fault = "";
    long length = 0;
    boolean quoted = false;
    boolean closed = false;
    while (true) {
      int c = read();
      length++;
      if (length > longest) {
        return passOver(start, length, c);
      }
      if (c < 0 && quoted) {
        return new Row.Malformed(start, "has a quote that is not closed");
      }
      if (quoted) {
        if (c != '"') {
          field.write(c);
        } else if (peek() == '"') {
          field.write(read());
        } else {
          quoted = false;
          closed = true;
        }
      } else if (c == delimiter || c == '\n' || c < 0) {
        fields.add(field.toByteArray());
        field.reset();
        closed = false;
        if (c != delimiter) {
          return fault.isEmpty() ? new Row.Fields(start, fields) : new Row.Malformed(start, fault);
        }
      } else if (c == '"' && field.size() == 0 && !closed) {
        quoted = true;
      } else if (c != '\r' || (peek() != '\n' && peek() >= 0)) {
        if (closed) {
          fault = "has text after a closing quote";
        }
        field.write(c);
      }
    }
  }

  private Row passOver(long start, long read, int last) throws IOException {
    long length = read;
    int c = last;
    while (c >= 0 && c != '\n') {
      c = read();
      length++;
    }
    return new Row.Malformed(
        start, "is longer than " + longest + " bytes: " + length + ", or has an unclosed quote");
  }

  private int read() throws IOException {
    int c = peek();
    if (c >= 0) {
      at++;
    }
    if (c == '\n') {
      line++;
    }
    return c;
  }

  private int peek() throws IOException {
    if (at == until) {
      at = 0;
      until = StrictMath.max(0, in.read(buffer, 0, buffer.length));
    }
    return at < until ? buffer[at] & 0xff : -1;
  }
}
