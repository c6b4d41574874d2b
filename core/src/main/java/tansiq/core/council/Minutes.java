package tansiq.core.council;

import java.util.List;
import tansiq.core.json.Fields;
import tansiq.core.report.Text;

/**
 * A member's minutes of a meeting.
 *
 * @param closes whether the meeting is over; positions that are filed later are shown as late
 */
public record Minutes(Links links, List<Text> texts, boolean closes) implements Talk {
  static Minutes read(Fields f) {
    return new Minutes(TalkFields.links(f), TalkFields.texts(f, "texts"), f.flag("closes"));
  }
}
