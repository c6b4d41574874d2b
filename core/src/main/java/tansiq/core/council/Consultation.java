package tansiq.core.council;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import tansiq.core.json.Fields;
import tansiq.core.place.Names;
import tansiq.core.report.Text;

/**
 * A word to some members with which talking begins.
 *
 * @param to who is addressed
 * @param due when an answer is due; absent when none is asked for
 */
public record Consultation(
    Links links,
    Form form,
    SortedSet<String> to,
    Optional<Instant> due,
    Urgency urgency,
    Names title,
    List<Text> texts)
    implements Talk {
  /** What it is. */
  public enum Form {
    QUESTION,
    REQUEST,
    NOTIFICATION,
    PROPOSAL,
    PROTEST
  }

  /** How soon it wants to be read. */
  public enum Urgency {
    ROUTINE,
    URGENT,
    IMMEDIATE
  }

  static Consultation read(Fields f) {
    return new Consultation(
        TalkFields.links(f, TalkFields.findId(f, "on")),
        TalkFields.word(f, "form", Form.values()),
        TalkFields.members(f, "to"),
        f.findTime("due"),
        TalkFields.word(f, "urgency", Urgency.values()),
        TalkFields.line(f, "title"),
        TalkFields.texts(f, "texts"));
  }
}
