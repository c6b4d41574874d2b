package tansiq.cli.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tansiq.core.json.JsonText;
import tansiq.core.json.Verdict;
import tansiq.node.intake.CsvReports;
import tansiq.node.intake.Mapping;

/** Rows of a CSV table, made lines of NDJSON by a mapping before they are carried. */
public final class Csv implements Source {
  private final Counted in;
  private final CsvReports rows;
  private byte @Nullable [] waiting;
  private long waitingNumber;

  private Csv(Counted in, CsvReports rows) {
    this.in = in;
    this.rows = rows;
  }

  /** The rows of this stream, which is closed with them; refused when the heading does not fit. */
  public static Verdict<Csv> open(InputStream stream, Mapping mapping) throws IOException {
    Counted in = new Counted(stream);
    return CsvReports.open(in, mapping).then(rows -> new Verdict.Accepted<>(new Csv(in, rows)));
  }

  @Override
  public boolean fill(Batch batch) throws IOException {
    batch.clear();
    boolean any = false;
    boolean room = true;
    while (room) {
      if (waiting == null) {
        switch (rows.next()) {
          case CsvReports.Line.End _ -> {
            batch.consumed(in.read);
            return any;
          }
          case CsvReports.Line.Rejected(long number, String field, String reason) -> {
            batch.reject(new Batch.Rejected(number, field, reason, ""));
            any = true;
          }
          case CsvReports.Line.Input(long number, var input) -> {
            byte[] line = JsonText.canonical(input);
            waiting = Arrays.copyOf(line, line.length + 1);
            waiting[line.length] = '\n';
            waitingNumber = number;
          }
        }
      }
      if (waiting != null) {
        if (waiting.length > batch.capacity()) {
          batch.reject(
              new Batch.Rejected(
                  waitingNumber,
                  "",
                  "makes a report of " + waiting.length + " bytes; it has at most 1 MiB",
                  new String(waiting, 0, 1_000, StandardCharsets.UTF_8)));
          waiting = null;
          any = true;
        } else if (waiting.length > batch.room() || batch.isFull()) {
          room = false;
        } else {
          batch.add(waiting, 0, waiting.length, waitingNumber);
          waiting = null;
          any = true;
        }
      }
    }
    batch.consumed(in.read);
    return any;
  }

  /** How many rows the mapping does not take. */
  @Override
  public long passedOver() {
    return rows.passedOver();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Knows how much was read of it: for the progress alone. */
  private static final class Counted extends InputStream {
    private final InputStream in;
    private long read;

    Counted(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      int value = in.read();
      read += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = in.read(into, offset, length);
      read += Math.max(count, 0);
      return count;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
