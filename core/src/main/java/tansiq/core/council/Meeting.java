package tansiq.core.council;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tansiq.core.json.Fields;
import tansiq.core.place.Names;
import tansiq.core.report.Text;

/**
 * A meeting of a council, convened or entered afterwards.
 *
 * @param source where it is on public record; present only on one that is entered afterwards
 */
public record Meeting(
    Links links,
    Names title,
    Instant from,
    Optional<Instant> to,
    Names place,
    List<Text> notice,
    Optional<String> source)
    implements Talk {
  static Meeting read(Fields f) {
    Meeting meeting =
        new Meeting(
            TalkFields.links(f),
            TalkFields.line(f, "title"),
            f.time("from"),
            f.findTime("to"),
            TalkFields.findLine(f, "place"),
            TalkFields.findTexts(f, "notice"),
            TalkFields.source(f));
    if (meeting.to.isPresent() && meeting.to.get().isBefore(meeting.from)) {
      throw f.refusal("to", "is before from");
    }
    return meeting;
  }
}
