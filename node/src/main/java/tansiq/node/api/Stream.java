package tansiq.node.api;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tansiq.core.json.JsonNumber;
import tansiq.core.json.JsonObject;
import tansiq.core.member.Draft;
import tansiq.core.member.Outcome;
import tansiq.core.report.Prepared;
import tansiq.node.intake.Intake;
import tansiq.node.intake.Item;
import tansiq.node.loop.Loop;

/**
 * One stream of reports on its way to the writer. A few batches wait for the disk while the next
 * are made ready, so that neither waits for the other; who sends is read no faster than that. For
 * one thread.
 */
final class Stream implements Intake.Sink {
  /** Batches that wait for the disk at once. */
  private static final int AHEAD = 8;

  private record Waiting(List<Item.Ready> items, CompletableFuture<List<Outcome>> outcomes) {}

  private final Loop loop;
  private final int listed;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final List<JsonObject> refusals = new ArrayList<>();
  private long kept;
  private long again;
  private long refused;
  private long stayedAtHome;

  /**
   * A stream into a ledger.
   *
   * @param listed how many refusals are listed
   */
  Stream(Loop loop, int listed) {
    this.loop = loop;
    this.listed = listed;
  }

  @Override
  public void take(List<Item> items) throws IOException {
    List<Item.Ready> ready = new ArrayList<>(items.size());
    List<Draft> drafts = new ArrayList<>(items.size());
    for (Item item : items) {
      switch (item) {
        case Item.Ready each -> {
          ready.add(each);
          drafts.add(new Draft.Filed(each.prepared()));
        }
        case Item.Rejected(long line, String field, String reason) -> refuse(line, field, reason);
      }
    }
    try {
      if (!drafts.isEmpty()) {
        waiting.add(new Waiting(ready, loop.submit(drafts)));
      }
      while (waiting.size() > AHEAD) {
        settle(waiting.remove());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reports were kept", e);
    }
  }

  /** Waits for all that was handed over. */
  void end() throws InterruptedException {
    while (!waiting.isEmpty()) {
      settle(waiting.remove());
    }
  }

  /** The answer of docs/api.md. */
  JsonObject summary() {
    refusals.sort((a, b) -> Long.compare(line(a), line(b)));
    return JsonObject.builder()
        .put("kept", kept)
        .put("again", again)
        .put("refused", refused)
        .put("refusals", Answers.objects(refusals))
        .put("more", refused - refusals.size())
        .put("stayedAtHome", stayedAtHome)
        .build();
  }

  /** What became of it, in words. */
  String words() {
    return "kept " + kept + ", again " + again + ", refused " + refused;
  }

  private void settle(Waiting batch) throws InterruptedException {
    List<Outcome> outcomes = Inputs.await(batch.outcomes());
    for (int i = 0; i < outcomes.size(); i++) {
      Item.Ready item = batch.items().get(i);
      switch (outcomes.get(i)) {
        case Outcome.Kept(var id, long index, boolean before) -> {
          if (before) {
            again++;
          } else {
            kept++;
            stayedAtHome += staysAtHome(item.prepared()) ? 1 : 0;
          }
        }
        case Outcome.Refused(String field, String reason) -> refuse(item.line(), field, reason);
        case Outcome.Differs(var id) -> refuse(item.line(), "ext", WriteRoutes.differs(id));
        case Outcome.Unavailable(var state) -> {
          Refusal unavailable = NodeRoutes.unavailable(state);
          throw new Refusal(
              unavailable.status(),
              unavailable.code(),
              "",
              unavailable.reason()
                  + ". Of this stream "
                  + words()
                  + "; send it again then: what was kept is not kept twice");
        }
      }
    }
  }

  /** A correction without an audience goes where the report went that it corrects. */
  private static boolean staysAtHome(Prepared prepared) {
    return prepared.staysAtHome() && prepared.refers().isEmpty();
  }

  private void refuse(long line, String field, String reason) {
    refused++;
    if (refusals.size() < listed) {
      refusals.add(
          JsonObject.builder().put("line", line).put("field", field).put("reason", reason).build());
    }
  }

  private static long line(JsonObject refusal) {
    return refusal.find("line") instanceof JsonNumber number ? number.toLong() : 0;
  }
}
