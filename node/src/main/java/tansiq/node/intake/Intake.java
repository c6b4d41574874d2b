package tansiq.node.intake;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import tansiq.core.json.Bounds;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonText;
import tansiq.core.json.Parsed;
import tansiq.core.json.Verdict;
import tansiq.core.record.LedgerId;
import tansiq.core.report.Defaults;
import tansiq.core.report.Filing;
import tansiq.core.report.Prepared;
import tansiq.core.report.ReportReader;

/**
 * Makes records ready from JSON, on several threads where there are many: parses, checks, hashes.
 * Thread-safe; each stream keeps the order of its lines and holds a bounded number of them.
 */
public final class Intake implements AutoCloseable {
  private static final int CHUNK_LINES = 256;
  private static final int CHUNK_BYTES = 256 << 10;
  private static final String TOO_LONG = "is longer than 1 MiB: ";

  private final Supplier<LedgerId> ledger;
  private final Salts salts;
  private final InstantSource clock;
  private final ExecutorService workers;
  private final int ahead;

  /**
   * Intake into one member's ledger.
   *
   * @param ledger the member's latest epoch, asked for at each record
   * @param clock the author's
   */
  public Intake(Supplier<LedgerId> ledger, Salts salts, InstantSource clock) {
    this.ledger = ledger;
    this.salts = salts;
    this.clock = clock;
    int processors = Runtime.getRuntime().availableProcessors();
    // The other half is for who keeps, signs and folds what these make ready.
    this.workers =
        Executors.newFixedThreadPool(
            Math.max(1, processors / 2), Thread.ofPlatform().name("intake-", 1).daemon().factory());
    this.ahead = 2 * processors + 2;
  }

  /** Takes what came of some lines, in the order of the input. */
  @FunctionalInterface
  public interface Sink {
    /** Takes the next ones; may wait until they are kept. */
    void take(List<Item> items) throws IOException;
  }

  /** Makes one report or retraction ready. */
  public Verdict<Prepared> one(byte[] json, ReportReader reader, Defaults defaults) {
    return switch (JsonText.parse(json, Bounds.RECORD)) {
      case Parsed.Refused(String reason, long offset) ->
          new Verdict.Refused<>("", reason + ", at byte " + offset);
      case Parsed.Value(JsonObject object) -> one(object, reader, defaults);
      case Parsed.Value _ -> new Verdict.Refused<>("", "is not an object");
    };
  }

  private Verdict<Prepared> one(JsonObject input, ReportReader reader, Defaults defaults) {
    var at = clock.instant();
    return switch (reader.read(input, at)) {
      case Verdict.Refused<Filing>(String field, String reason) ->
          new Verdict.Refused<>(field, reason);
      case Verdict.Accepted<Filing>(Filing filing) ->
          new Verdict.Accepted<>(Prepared.of(filing, ledger.get(), at, defaults, salts::draw));
    };
  }

  /**
   * Makes ready what NDJSON holds, one report or retraction a line, and hands it on in order;
   * returns at the end of the stream. What has been read is handed on before the sender is waited
   * for.
   */
  public void ndjson(InputStream in, ReportReader reader, Defaults defaults, Sink sink)
      throws IOException {
    LineReader lines = new LineReader(in, Bounds.RECORD.bytes());
    ArrayDeque<Future<List<Item>>> under = new ArrayDeque<>();
    try {
      boolean more = true;
      while (more) {
        List<LineReader.Line> chunk = new ArrayList<>(CHUNK_LINES);
        more = fill(lines, chunk);
        if (!chunk.isEmpty()) {
          under.add(workers.submit(() -> items(chunk, reader, defaults)));
        }
        boolean idle = !more || !lines.isReady();
        while (under.size() > (idle ? 0 : ahead)) {
          sink.take(result(under.remove()));
        }
      }
    } finally {
      under.forEach(future -> future.cancel(true));
    }
  }

  /** Reads lines until the chunk is full, the sender pauses or all ends; false at the end. */
  private static boolean fill(LineReader lines, List<LineReader.Line> chunk) throws IOException {
    int bytes = 0;
    do {
      LineReader.Line line = lines.next();
      if (line instanceof LineReader.Line.End) {
        return false;
      }
      chunk.add(line);
      bytes += line instanceof LineReader.Line.Bytes held ? held.bytes().length : 0;
    } while (chunk.size() < CHUNK_LINES && bytes < CHUNK_BYTES && lines.isReady());
    return true;
  }

  private List<Item> items(List<LineReader.Line> lines, ReportReader reader, Defaults defaults) {
    List<Item> items = new ArrayList<>(lines.size());
    for (LineReader.Line line : lines) {
      switch (line) {
        case LineReader.Line.Bytes(long number, byte[] bytes) ->
            items.add(
                switch (one(bytes, reader, defaults)) {
                  case Verdict.Accepted<Prepared>(Prepared prepared) ->
                      new Item.Ready(number, prepared);
                  case Verdict.Refused<Prepared>(String field, String reason) ->
                      new Item.Rejected(number, field, reason);
                });
        case LineReader.Line.TooLong(long number, long length) ->
            items.add(new Item.Rejected(number, "", TOO_LONG + length + " bytes"));
        case LineReader.Line.End _ -> {}
      }
    }
    return items;
  }

  private static List<Item> result(Future<List<Item>> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reports were made ready", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a line broke intake", e.getCause());
    }
  }

  /** Ends the threads; what is under way is given up. */
  @Override
  public void close() {
    workers.shutdownNow();
  }
}
