package tansiq.core.council;

import java.util.List;
import tansiq.core.json.Fields;
import tansiq.core.place.Names;
import tansiq.core.report.Text;

/** An item that a member puts on a meeting's agenda, with its papers. */
public record Item(Links links, Names title, List<Text> texts) implements Talk {
  static Item read(Fields f) {
    return new Item(
        TalkFields.links(f), TalkFields.line(f, "title"), TalkFields.findTexts(f, "texts"));
  }
}
