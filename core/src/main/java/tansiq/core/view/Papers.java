package tansiq.core.view;

import java.time.Instant;
import tansiq.core.council.Matter;
import tansiq.core.council.Meeting;
import tansiq.core.council.Standing;
import tansiq.core.council.Statement;
import tansiq.core.council.Talks;

/**
 * Papers of what was said, as offices keep them. A paper holds what the talks hold that it is made
 * from and nothing else, marked by the closest held record among them.
 */
public final class Papers {
  /**
   * Which picture a paper is made from.
   *
   * @param group whose it is; empty for all that the member's node holds
   * @param digest of the picture
   * @param exercise whether it is a drill's
   * @param now the moment of which it tells
   */
  public record Source(String member, String group, String digest, boolean exercise, Instant now) {}

  private Papers() {}

  /** Whether there is a paper of it: of a statement or of a meeting. */
  public static boolean hasPaper(Matter matter) {
    return matter.talk() instanceof Statement || matter.talk() instanceof Meeting;
  }

  /** The paper of a matter that has one. */
  public static Paper of(
      Matter matter, Talks talks, Standing standing, Wording wording, Source source) {
    String stamp =
        source.group.isEmpty()
            ? wording.say("picture-all", wording.member(source.member), source.digest)
            : wording.say("picture-of", source.group, source.digest);
    String picture = stamp.replace("{2}", wording.minute(source.now));
    Composer composer = new Composer(wording);
    return switch (matter.talk()) {
      case Statement statement -> {
        new StatementPaper(composer, talks, standing).compose(matter, statement);
        String kicker = wording.say("form", statement.form());
        yield composer.paper(matter, kicker, statement.title(), source.exercise, picture);
      }
      case Meeting meeting -> {
        new MeetingPaper(composer, talks, standing).compose(matter, meeting);
        yield composer.paper(
            matter, wording.say("kind.meeting"), meeting.title(), source.exercise, picture);
      }
      default -> throw new IllegalArgumentException("no paper of a " + matter.latest().kind());
    };
  }
}
