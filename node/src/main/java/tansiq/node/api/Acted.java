package tansiq.node.api;

import static tansiq.node.audit.EventLog.field;

import java.time.Clock;
import tansiq.node.audit.Audit;
import tansiq.node.audit.EventLog;

/** Notes who asked for which write, and what came of it. A note that fails refuses nothing. */
final class Acted {
  /** Until people sign in, whoever shows the token is all that is known. */
  private static final String WHO = "token";

  private final Audit audit;
  private final Clock clock;
  private final EventLog log;

  Acted(Audit audit, Clock clock, EventLog log) {
    this.audit = audit;
    this.clock = clock;
    this.log = log;
  }

  void note(String what, String outcome) {
    try {
      audit.note(new Audit.Act(clock.instant(), WHO, what, outcome));
    } catch (Audit.Failed e) {
      log.warn("audit", field("what", what), field("why", String.valueOf(e.getMessage())));
    }
  }
}
