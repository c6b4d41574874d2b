package tansiq.core.council;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tansiq.core.json.Fields;
import tansiq.core.place.Names;
import tansiq.core.report.Text;

/**
 * What a council is to decide, or decided.
 *
 * @param until when silence becomes consent; present with {@link Procedure#SILENCE} alone
 * @param holds lasting, or of the moment
 * @param review when it is looked at again
 * @param source where it is on public record; present with {@link Procedure#ON_RECORD} alone
 */
public record Decision(
    Links links,
    Names title,
    List<Text> texts,
    Procedure procedure,
    Optional<Instant> until,
    Holds holds,
    Optional<Instant> review,
    Optional<String> source)
    implements Talk {
  /** How a council comes to it. */
  public enum Procedure {
    /** Each member of the council agrees. */
    CONSENSUS,
    /** Nobody breaks the silence before its term ends, by the moment of each record. */
    SILENCE,
    /** It was adopted elsewhere, as a public source has it. */
    ON_RECORD
  }

  /** For how long it is meant. */
  public enum Holds {
    LASTING,
    MOMENT
  }

  static Decision read(Fields f) {
    Decision decision =
        new Decision(
            TalkFields.links(f),
            TalkFields.line(f, "title"),
            TalkFields.texts(f, "texts"),
            TalkFields.word(f, "procedure", Procedure.values()),
            f.findTime("until"),
            TalkFields.word(f, "holds", Holds.values()),
            f.findTime("review"),
            TalkFields.source(f));
    if (decision.until.isPresent() != (decision.procedure == Procedure.SILENCE)) {
      throw f.refusal("until", "goes with the procedure silence, and only with it");
    }
    if (decision.source.isPresent() != (decision.procedure == Procedure.ON_RECORD)) {
      throw f.refusal("source", "goes with the procedure on-record, and only with it");
    }
    return decision;
  }
}
