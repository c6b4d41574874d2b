package tansiq.cli.upload;

import static tansiq.cli.client.NodeClient.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import tansiq.cli.client.Answer;
import tansiq.cli.client.NodeClient;
import tansiq.cli.exit.Exit;
import tansiq.cli.exit.Stop;
import tansiq.core.json.Fields;

/**
 * Sends a source's lines to a node, the next batch being read while the last is on its way. One
 * batch at a time, because an amendment must not overtake what it amends.
 */
public final class Upload {
  /** Big enough that the pause between two batches is small beside the work on one. */
  private static final int BATCH_BYTES = 8 << 20;

  private static final int BATCH_LINES = 50_000;
  private static final int PATIENCE = 60;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final NodeClient client;
  private final Map<String, String> query;
  private final Refusals refusals;
  private Tally tally = Tally.NONE;

  /**
   * @param to audience of what carries no label, or empty
   * @param level level of what carries no label, or empty
   */
  public Upload(NodeClient client, String to, String level, Refusals refusals) {
    this.client = client;
    this.query = query("to", to, "level", level, "refusals", Integer.toString(BATCH_LINES));
    this.refusals = refusals;
  }

  /** What became of the lines whose answers are in, also after a {@link Stop}. */
  public Tally tally() {
    return tally;
  }

  /**
   * Sends all.
   *
   * @param progress is told after each batch how much of the file is through, and the tally
   */
  public void run(Source source, BiConsumer<Long, Tally> progress) throws IOException {
    Batch current = new Batch(BATCH_BYTES, BATCH_LINES);
    Batch next = new Batch(BATCH_BYTES, BATCH_LINES);
    boolean more = source.fill(current);
    while (more) {
      Batch filling = next;
      CompletableFuture<Boolean> filled =
          CompletableFuture.supplyAsync(() -> fill(source, filling));
      try {
        send(current);
      } finally {
        more = wait(filled);
      }
      progress.accept(current.consumed(), tally);
      next = current;
      current = filling;
    }
  }

  private static boolean fill(Source source, Batch batch) {
    try {
      return source.fill(batch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean wait(CompletableFuture<Boolean> filled) throws IOException {
    try {
      return filled.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException io && io.getCause() != null) {
        throw io.getCause();
      }
      throw e;
    }
  }

  private void send(Batch batch) throws IOException {
    long last = 0;
    for (Batch.Rejected line : batch.rejected()) {
      refusals.add(line);
      last = line.line();
    }
    tally = tally.plus(new Tally(0, 0, batch.rejected().size(), 0, last));
    if (batch.lines() == 0) {
      return;
    }
    Fields answer = client.read(post(batch), whole -> whole);
    for (Fields refusal : answer.objects("refusals", BATCH_LINES)) {
      int line = (int) refusal.integer("line", 1, batch.lines());
      refusals.add(
          new Batch.Rejected(
              batch.number(line),
              refusal.findText("field", 10_000).orElse(""),
              refusal.text("reason", 10_000),
              batch.text(line)));
    }
    tally =
        tally.plus(
            new Tally(
                answer.integer("kept", 0, batch.lines()),
                answer.integer("again", 0, batch.lines()),
                answer.integer("refused", 0, batch.lines()),
                answer.integer("stayedAtHome", 0, batch.lines()),
                batch.number(batch.lines())));
  }

  /** Waits while the node is too busy to take more (429); any other refusal ends the import. */
  private Answer post(Batch batch) {
    for (int patience = PATIENCE; ; patience--) {
      Answer answer =
          client.post(
              "/api/v1/reports", query, "application/x-ndjson", batch.bytes(), batch.length());
      boolean busy = answer instanceof Answer.Refused refused && refused.status() == 429;
      if (!busy || patience == 0) {
        return answer;
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new Stop(Exit.NO, "interrupted", null);
      }
    }
  }
}
