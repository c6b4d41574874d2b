package tansiq.core.council;

import java.util.List;
import tansiq.core.json.Fields;
import tansiq.core.report.Text;

/** A member's answer to a consultation. */
public record Answer(Links links, Form form, List<Text> texts) implements Talk {
  /** What it is; a receipt says only that it was read. */
  public enum Form {
    RECEIPT,
    ANSWER,
    PARTIAL,
    REFUSAL
  }

  static Answer read(Fields f) {
    Answer answer =
        new Answer(
            TalkFields.links(f),
            TalkFields.word(f, "form", Form.values()),
            TalkFields.findTexts(f, "texts"));
    if (answer.form != Form.RECEIPT && answer.texts.isEmpty()) {
      throw f.refusal("texts", "needs a text in at least one language");
    }
    return answer;
  }
}
