package tansiq.cli.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import tansiq.cli.client.NodeClient;
import tansiq.core.json.Fields;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonText;

/**
 * Sends lines of what a member says to a node, some at a time, so that a person sees how far it is;
 * each part begins with the keys of what was kept before it, which its lines may name.
 */
public final class TalkUpload {
  /** Room for the longest line that a node takes, and then some. */
  private static final int PART_BYTES = 4 << 20;

  private static final int PART_LINES = 50;
  private static final int LONGEST_ID = 64;

  private final NodeClient client;
  private final Map<String, String> query;
  private final Refusals refusals;
  private final Map<String, String> keys = new LinkedHashMap<>();
  private final List<Batch.Rejected> refused = new ArrayList<>();
  private Tally tally = Tally.NONE;

  /**
   * @param query for whom it is, where a line says nothing
   */
  public TalkUpload(NodeClient client, Map<String, String> query, Refusals refusals) {
    this.client = client;
    this.query = Map.copyOf(query);
    this.refusals = refusals;
  }

  /** What became of the lines whose answers are in, also after a {@code Stop}. */
  public Tally tally() {
    return tally;
  }

  /** The lines that were refused so far, in the file's order. */
  public List<Batch.Rejected> refused() {
    return List.copyOf(refused);
  }

  /**
   * Sends all.
   *
   * @param progress is told after each part how much of the file is through, and the tally
   */
  public void run(Source source, BiConsumer<Long, Tally> progress) throws IOException {
    Batch part = new Batch(PART_BYTES, PART_LINES);
    while (source.fill(part)) {
      send(part);
      progress.accept(part.consumed(), tally);
    }
  }

  private void send(Batch part) throws IOException {
    List<Batch.Rejected> lines = new ArrayList<>(part.rejected());
    if (part.lines() > 0) {
      byte[] body = body(part);
      Fields answer =
          client.read(
              client.post("/api/v1/talk", query, "application/x-ndjson", body, body.length),
              whole -> whole);
      for (Fields refusal : answer.objects("refusals", PART_LINES)) {
        // The first line of the body is ours.
        int line = (int) refusal.integer("line", 2, part.lines() + 1L) - 1;
        lines.add(
            new Batch.Rejected(
                part.number(line),
                refusal.findText("field", 10_000).orElse(""),
                refusal.text("reason", 10_000),
                part.text(line)));
      }
      Fields kept = answer.object("keys");
      for (String key : kept.names()) {
        keys.put(key, kept.text(key, LONGEST_ID));
      }
      tally =
          tally.plus(
              new Tally(
                  answer.integer("kept", 0, part.lines()),
                  answer.integer("again", 0, part.lines()),
                  0,
                  0,
                  part.number(part.lines())));
    }
    for (Batch.Rejected line : lines) {
      refusals.add(line);
      refused.add(line);
      tally = tally.plus(new Tally(0, 0, 1, 0, line.line()));
    }
  }

  private byte[] body(Batch part) {
    JsonObject.Builder known = JsonObject.builder();
    keys.forEach(known::put);
    ByteArrayOutputStream body = new ByteArrayOutputStream(part.length() + 1_000);
    body.writeBytes(JsonText.canonical(JsonObject.builder().put("keys", known.build()).build()));
    body.write('\n');
    body.write(part.bytes(), 0, part.length());
    return body.toByteArray();
  }
}
