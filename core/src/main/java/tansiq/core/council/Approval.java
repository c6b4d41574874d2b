package tansiq.core.council;

import java.util.List;
import java.util.SortedSet;
import tansiq.core.json.Fields;
import tansiq.core.report.Text;

/** A member's word on a statement, for some of its languages. */
public record Approval(Links links, Word word, SortedSet<String> languages, List<Text> texts)
    implements Talk {
  /** What a member says to a text. */
  public enum Word {
    APPROVES,
    WITHHOLDS
  }

  static Approval read(Fields f) {
    return new Approval(
        TalkFields.links(f),
        TalkFields.word(f, "word", Word.values()),
        TalkFields.languages(f, "languages"),
        TalkFields.findTexts(f, "texts"));
  }
}
