package tansiq.core.council;

import java.util.List;
import tansiq.core.json.Fields;
import tansiq.core.report.Text;

/** A member's answer to a decision; reservations and interpretations stay attached to it. */
public record Response(Links links, Say say, List<Text> texts) implements Talk {
  /** What a member says to a decision. */
  public enum Say {
    AGREES,
    /** Breaks the silence, or withholds consensus. */
    OBJECTS,
    /** Agrees, with a reservation. */
    RESERVES,
    /** Agrees, and says how it understands the text. */
    INTERPRETS
  }

  static Response read(Fields f) {
    Response response =
        new Response(
            TalkFields.links(f),
            TalkFields.word(f, "say", Say.values()),
            TalkFields.findTexts(f, "texts"));
    if (response.say != Say.AGREES && response.texts.isEmpty()) {
      throw f.refusal("texts", "needs a reason in at least one language");
    }
    return response;
  }
}
