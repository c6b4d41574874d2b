package tansiq.core.council;

import java.util.List;
import tansiq.core.json.Fields;
import tansiq.core.place.Names;
import tansiq.core.report.Text;

/**
 * A text that members speak together, in several languages of equal standing; what is not agreed
 * stands in square brackets.
 *
 * @param regarding whose statement it answers, for a stance
 */
public record Statement(Links links, Form form, Names title, List<Text> texts, Names regarding)
    implements Talk {
  /** What kind of text it is. */
  public enum Form {
    STATEMENT,
    /** A common stance on a statement of others. */
    STANCE,
    /** Agreed aims and assessment. */
    VISION
  }

  static Statement read(Fields f) {
    Statement statement =
        new Statement(
            TalkFields.links(f),
            TalkFields.word(f, "form", Form.values()),
            TalkFields.line(f, "title"),
            TalkFields.texts(f, "texts"),
            TalkFields.findLine(f, "regarding"));
    for (Text text : statement.texts) {
      if (!bracketsMatch(text.value())) {
        throw f.refusal("texts", "has brackets in \"" + text.lang() + "\" that do not match");
      }
    }
    if ((statement.form == Form.STANCE) == statement.regarding.isEmpty()) {
      throw f.refusal("regarding", "goes with a stance, and only with it");
    }
    return statement;
  }

  /** Whether a text has a passage in square brackets. */
  public static boolean isBracketed(Text text) {
    return text.value().indexOf('[') >= 0;
  }

  private static boolean bracketsMatch(String text) {
    int open = 0;
    for (int i = 0; i < text.length() && open >= 0; i++) {
      open += text.charAt(i) == '[' ? 1 : text.charAt(i) == ']' ? -1 : 0;
    }
    return open == 0;
  }
}
