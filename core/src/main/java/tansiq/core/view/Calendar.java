package tansiq.core.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tansiq.core.council.Commitment;
import tansiq.core.council.Consultation;
import tansiq.core.council.Council;
import tansiq.core.council.Decision;
import tansiq.core.council.Matter;
import tansiq.core.council.Meeting;
import tansiq.core.council.Standing;
import tansiq.core.council.Talk;
import tansiq.core.council.Talks;
import tansiq.core.record.Level;
import tansiq.core.report.Text;

/**
 * What has a date between members, as an iCalendar object (RFC 5545, with the calendar's name of
 * RFC 7986): meetings, and what is due. A function of what was said and of how it stands: asking
 * twice gives the same bytes.
 *
 * <p>What is due is an event without length and not a to-do, which the calendars that most people
 * subscribe with leave out.
 */
public final class Calendar {
  private final Talks talks;
  private final Standing standing;
  private final Wording wording;
  private final boolean exercise;
  private final ContentLines lines = new ContentLines();
  private int events;

  private Calendar(Talks talks, Standing standing, Wording wording, boolean exercise) {
    this.talks = talks;
    this.standing = standing;
    this.wording = wording;
    this.exercise = exercise;
  }

  /**
   * The calendar of what was said.
   *
   * @param group whose picture it is of; empty for all that a node holds
   * @param exercise whether each event must say that it is a drill
   */
  public static String of(
      Talks talks, Standing standing, Wording wording, String group, boolean exercise) {
    return new Calendar(talks, standing, wording, exercise).whole(group);
  }

  private String whole(String group) {
    String name = group.isEmpty() ? "Tansiq" : "Tansiq · " + group;
    lines
        .plain("BEGIN", "VCALENDAR")
        .plain("VERSION", "2.0")
        .plain("PRODID", "-//Tansiq//Tansiq//EN")
        .plain("CALSCALE", "GREGORIAN")
        .text("NAME", own(marked(name)))
        .text("X-WR-CALNAME", own(marked(name)));
    talks.all(Meeting.class).forEach(this::meeting);
    talks.all(Decision.class).forEach(this::decision);
    for (Matter matter : talks.all(Commitment.class)) {
      Commitment commitment = (Commitment) matter.talk();
      String who = wording.say("by") + ": " + wording.members(commitment.members());
      due(matter, "commitment", commitment.by(), commitment.texts(), who);
    }
    for (Matter matter : talks.all(Consultation.class)) {
      Consultation asked = (Consultation) matter.talk();
      String who =
          wording.say("from-to", wording.member(matter.member()), wording.members(asked.to()));
      asked.due().ifPresent(at -> due(matter, "answer", at, asked.texts(), who));
    }
    if (events == 0) {
      zone();
    }
    lines.plain("END", "VCALENDAR");
    return lines.toString();
  }

  /** A calendar must have some component (section 3.6): UTC, which all its moments are in. */
  private void zone() {
    lines
        .plain("BEGIN", "VTIMEZONE")
        .plain("TZID", "Etc/UTC")
        .plain("BEGIN", "STANDARD")
        .plain("DTSTART", "19700101T000000")
        .plain("TZOFFSETFROM", "+0000")
        .plain("TZOFFSETTO", "+0000")
        .plain("END", "STANDARD")
        .plain("END", "VTIMEZONE");
  }

  private void meeting(Matter matter) {
    Meeting meeting = (Meeting) matter.talk();
    begin(matter, "");
    if (meeting.to().filter(to -> Wording.isWholeDays(meeting.from(), to)).isPresent()) {
      // The end is the first day that is none of it (section 3.6.1).
      lines
          .day("DTSTART", meeting.from())
          .day("DTEND", meeting.to().get().plus(Duration.ofDays(1)));
    } else {
      lines.moment("DTSTART", meeting.from());
      // An end that is not after the beginning is none (section 3.8.2.2).
      meeting
          .to()
          .filter(to -> to.getEpochSecond() > meeting.from().getEpochSecond())
          .ifPresent(to -> lines.moment("DTEND", to));
    }
    wording
        .line(meeting.title())
        .ifPresent(title -> lines.text("SUMMARY", new Spoken(title.lang(), marked(title.text()))));
    wording.line(meeting.place()).ifPresent(place -> lines.text("LOCATION", place));
    String council =
        talks
            .council(matter)
            .flatMap(of -> wording.line(((Council) of.talk()).name()))
            .map(name -> wording.say("council") + ": " + name.text())
            .orElse("");
    String source = meeting.source().map(from -> wording.say("source") + ": " + from).orElse("");
    describe(List.of(council, text(meeting.notice()), source));
    end(matter);
  }

  private void decision(Matter matter) {
    Decision decision = (Decision) matter.talk();
    Standing.Decided decided = standing.decision(matter).decided();
    decision.until().ifPresent(at -> due(matter, "silence", at, decision.texts(), ""));
    // What was not adopted, or holds no longer, is not looked at again.
    boolean looked =
        switch (decided) {
          case OPEN, ADOPTED, RECALLED -> true;
          case NOT_ADOPTED, SUPERSEDED -> false;
        };
    decision
        .review()
        .filter(at -> looked)
        .ifPresent(at -> due(matter, "review", at, decision.texts(), ""));
  }

  private void due(Matter matter, String what, Instant at, List<Text> texts, String who) {
    begin(matter, "-" + what);
    lines.moment("DTSTART", at);
    String title = title(matter.talk()).map(name -> ": " + name.text()).orElse("");
    lines
        .text("SUMMARY", own(marked(wording.say("due." + what) + title)))
        .plain("TRANSP", "TRANSPARENT");
    describe(List.of(who, text(texts)));
    end(matter);
  }

  private Optional<Spoken> title(Talk talk) {
    return switch (talk) {
      case Decision decision -> wording.line(decision.title());
      case Commitment commitment -> wording.line(commitment.title());
      case Consultation consultation -> wording.line(consultation.title());
      default -> Optional.empty();
    };
  }

  /** What identifies an event, and which version of it this is (sections 3.8.4.7 and 3.8.7). */
  private void begin(Matter matter, String part) {
    events++;
    int recalled = matter.recall().isPresent() ? 1 : 0;
    Instant changed = matter.recall().map(recall -> recall.at()).orElse(matter.latest().at());
    lines
        .plain("BEGIN", "VEVENT")
        .plain("UID", matter.id().hex() + part)
        .moment("DTSTAMP", changed)
        .moment("CREATED", matter.versions().getFirst().at())
        .moment("LAST-MODIFIED", changed)
        .plain("SEQUENCE", Integer.toString(matter.versions().size() - 1 + recalled))
        .plain("STATUS", recalled == 0 ? "CONFIRMED" : "CANCELLED")
        .plain("CLASS", access(matter.latest().label().level()));
  }

  private void end(Matter matter) {
    lines.text("CATEGORIES", own(wording.say("kind." + matter.latest().kind())));
    lines.plain("END", "VEVENT");
  }

  /** The nearest of the three classes of section 3.8.1.3; a calendar may show no more than that. */
  private static String access(Level level) {
    return switch (level) {
      case OPEN -> "PUBLIC";
      case RESTRICTED -> "PRIVATE";
      case CONFIDENTIAL, SECRET -> "CONFIDENTIAL";
    };
  }

  private void describe(List<String> parts) {
    String text = String.join("\n\n", parts.stream().filter(part -> !part.isEmpty()).toList());
    if (!text.isEmpty()) {
      lines.text("DESCRIPTION", own(text));
    }
  }

  private String text(List<Text> texts) {
    return wording.text(texts).map(Text::value).orElse("");
  }

  private Spoken own(String text) {
    return new Spoken(wording.language().tag(), text);
  }

  /** A drill is told apart wherever one line of it is seen. */
  private String marked(String line) {
    return exercise ? wording.say("exercise") + " · " + line : line;
  }
}
