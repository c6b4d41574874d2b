package tansiq.node.api;

import io.javalin.http.HttpStatus;
import java.util.List;
import tansiq.core.member.Draft;
import tansiq.core.member.Outcome;
import tansiq.core.proof.Hash;
import tansiq.node.loop.Loop;

/** Has one record kept for a request, and notes who did what. */
final class Keeping {
  private final Loop loop;
  private final Acted acted;

  Keeping(Loop loop, Acted acted) {
    this.loop = loop;
    this.acted = acted;
  }

  /** Keeps it; a {@link Refusal} when it is not kept. */
  Outcome.Kept kept(String what, Draft draft) throws InterruptedException {
    try {
      Outcome.Kept kept = require(Inputs.await(loop.submit(List.of(draft))).getFirst());
      acted.note(what, (kept.again() ? "again " : "kept ") + kept.id());
      return kept;
    } catch (Refusal refusal) {
      acted.note(what, refusal.code() + " " + refusal.field());
      throw refusal;
    }
  }

  /** What was kept; anything else is refused as docs/api.md says. */
  static Outcome.Kept require(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Kept kept -> kept;
      case Outcome.Refused(String field, String reason) -> throw Refusal.of(field, reason);
      case Outcome.Differs(Hash id) ->
          throw new Refusal(HttpStatus.CONFLICT, "differs", "ext", WriteRoutes.differs(id));
      case Outcome.Unavailable(var state) -> throw NodeRoutes.unavailable(state);
    };
  }
}
