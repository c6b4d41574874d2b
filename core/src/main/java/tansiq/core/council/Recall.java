package tansiq.core.council;

import java.util.List;
import tansiq.core.json.Fields;
import tansiq.core.report.Text;

/** Takes back what the author itself said; that stays visible. */
public record Recall(Links links, List<Text> texts) implements Talk {
  static Recall read(Fields f) {
    return new Recall(TalkFields.links(f), TalkFields.findTexts(f, "texts"));
  }
}
