package tansiq.core.council;

import java.util.List;
import tansiq.core.json.Fields;
import tansiq.core.report.Text;

/** A member's word on a commitment: of its own how it goes, of another's whether that holds. */
public record Progress(Links links, Word word, List<Text> texts) implements Talk {
  /** What a member says; the last two are for others than those who committed. */
  public enum Word {
    ON_TRACK,
    MET,
    NOT_MET,
    CONFIRMS,
    CONTESTS
  }

  static Progress read(Fields f) {
    return new Progress(
        TalkFields.links(f),
        TalkFields.word(f, "word", Word.values()),
        TalkFields.findTexts(f, "texts"));
  }
}
