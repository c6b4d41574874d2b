package tansiq.core.council;

import java.util.ArrayList;
import java.util.List;
import tansiq.core.json.Fields;
import tansiq.core.place.Names;
import tansiq.core.report.Text;

/**
 * A member's answer to an invitation, or who came.
 *
 * @param seats the offices that come or came; never persons
 */
public record Attendance(Links links, Reply reply, List<Seat> seats, List<Text> reason)
    implements Talk {
  private static final int MOST_SEATS = 64;

  /** What a member says of a meeting. */
  public enum Reply {
    ACCEPTS,
    DECLINES,
    ATTENDED
  }

  /** In what capacity an office sits there. */
  public enum Capacity {
    HEAD,
    DELEGATE,
    ADVISER,
    OBSERVER
  }

  /** An office at the table, such as "secretary of the security council of Iraq". */
  public record Seat(Names office, Capacity capacity) {}

  static Attendance read(Fields f) {
    List<Seat> seats = new ArrayList<>();
    for (Fields seat : f.objects("seats", MOST_SEATS)) {
      seats.add(
          new Seat(
              TalkFields.line(seat, "office"),
              TalkFields.word(seat, "capacity", Capacity.values())));
      seat.nothingElse();
    }
    return new Attendance(
        TalkFields.links(f),
        TalkFields.word(f, "reply", Reply.values()),
        List.copyOf(seats),
        TalkFields.findTexts(f, "reason"));
  }
}
