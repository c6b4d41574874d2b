package tansiq.core.council;

import java.util.List;
import tansiq.core.json.Fields;
import tansiq.core.place.Names;
import tansiq.core.report.Text;

/**
 * What a member brings to a meeting or to one item of it: its vision, its programme, or both.
 *
 * @param office who speaks for the member
 */
public record Position(Links links, Names office, List<Text> vision, List<Text> programme)
    implements Talk {
  static Position read(Fields f) {
    Position position =
        new Position(
            TalkFields.links(f),
            TalkFields.findLine(f, "office"),
            TalkFields.findTexts(f, "vision"),
            TalkFields.findTexts(f, "programme"));
    if (position.vision.isEmpty() && position.programme.isEmpty()) {
      throw f.refusal("", "has neither vision nor programme");
    }
    return position;
  }
}
