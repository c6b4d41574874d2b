package tansiq.node.loop;

import java.util.Collections;
import java.util.List;
import tansiq.core.member.Outcome;
import tansiq.core.member.State;
import tansiq.node.audit.Metrics;

/** Tells those who submitted drafts what came of them, and counts it. */
final class Answers {
  private final Metrics.Counter kept;
  private final Metrics.Counter again;
  private final Metrics.Counter refused;
  private final Metrics.Histogram waiting;

  Answers(Metrics metrics) {
    this.kept = metrics.counter("tansiq_records_kept_total", "Records kept in the own ledger.");
    this.again = metrics.counter("tansiq_records_again_total", "Drafts that had been kept before.");
    this.refused = metrics.counter("tansiq_records_refused_total", "Drafts that broke a rule.");
    this.waiting =
        metrics.histogram("tansiq_keep_seconds", "From handing over to the acknowledgement.");
  }

  /** Gives each submission its own of the outcomes, which are those of all drafts in order. */
  void give(List<Submission> submissions, List<Outcome> outcomes) {
    long now = System.nanoTime();
    int from = 0;
    for (Submission submission : submissions) {
      int to = from + submission.drafts().size();
      List<Outcome> own = List.copyOf(outcomes.subList(from, to));
      own.forEach(this::count);
      waiting.observe(now - submission.nanos());
      // Whoever waits goes on in a thread of its own: the writer has the next turn to do.
      submission.outcomes().completeAsync(() -> own, Thread::startVirtualThread);
      from = to;
    }
  }

  /** Tells one that nothing is kept on a disk that has lost what was durable. */
  static void diskFailed(Submission submission) {
    submission
        .outcomes()
        .complete(
            Collections.nCopies(
                submission.drafts().size(), new Outcome.Unavailable(State.DISK_FAILED)));
  }

  private void count(Outcome outcome) {
    switch (outcome) {
      case Outcome.Kept(var id, long index, boolean before) -> (before ? again : kept).add();
      case Outcome.Refused _, Outcome.Differs _, Outcome.Unavailable _ -> refused.add();
    }
  }
}
