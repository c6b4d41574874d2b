package tansiq.core.view;

import java.util.ArrayList;
import java.util.List;
import tansiq.core.council.Attendance;
import tansiq.core.council.Council;
import tansiq.core.council.Decision;
import tansiq.core.council.Item;
import tansiq.core.council.Matter;
import tansiq.core.council.Meeting;
import tansiq.core.council.Minutes;
import tansiq.core.council.Position;
import tansiq.core.council.Standing;
import tansiq.core.council.Statement;
import tansiq.core.council.Talk;
import tansiq.core.council.Talks;

/** The paper of a meeting: who came, what each brought, what came out, what became of it. */
final class MeetingPaper {
  private final Composer to;
  private final Wording wording;
  private final Talks talks;
  private final Standing standing;

  MeetingPaper(Composer to, Talks talks, Standing standing) {
    this.to = to;
    this.wording = to.wording();
    this.talks = talks;
    this.standing = standing;
  }

  void compose(Matter matter, Meeting meeting) {
    to.uses(matter);
    to.recall(matter);
    talks
        .council(matter)
        .ifPresent(of -> {
          Council council = (Council) of.talk();
          to.fact("council", to.name(council.name()));
          to.fact("members", wording.members(council.members()));
        });
    to.fact("when", wording.span(meeting.from(), meeting.to()));
    if (!meeting.place().isEmpty()) {
      to.fact("where", to.name(meeting.place()));
    }
    to.joined(List.copyOf(standing.uncertain(matter)), wording::member)
        .ifPresent(members -> to.fact("uncertain", members));
    if (meeting.source().isPresent()) {
      to.fact("source", Composer.foreign(meeting.source().get()));
      to.note(wording.say("entered"));
    } else {
      // Who enters a meeting afterwards closes it when it is entered, which says nothing of it.
      standing.closed(matter).ifPresent(at -> to.fact("closed", wording.minute(at)));
    }
    if (!meeting.notice().isEmpty()) {
      to.part("notice");
      to.prose(meeting.notice());
    }
    attendance(matter);
    List<Matter> items = talks.on(matter.id(), Item.class);
    agenda(items);
    positions(matter);
    minutes(matter);
    // What belongs to an item came out of the meeting as much as what belongs to the meeting.
    List<Matter> places = new ArrayList<>(List.of(matter));
    places.addAll(items);
    new DecisionPart(to, talks, standing).compose(all(places, Decision.class));
    statements(all(places, Statement.class));
  }

  private <T extends Talk> List<Matter> all(List<Matter> places, Class<T> kind) {
    return places.stream().flatMap(place -> talks.on(place.id(), kind).stream()).toList();
  }

  private void attendance(Matter meeting) {
    List<List<Spoken>> rows = new ArrayList<>();
    for (Matter each : talks.on(meeting.id(), Attendance.class)) {
      if (each.recall().isPresent()) {
        continue;
      }
      to.uses(each);
      Attendance attendance = (Attendance) each.talk();
      List<String> seats = new ArrayList<>();
      for (Attendance.Seat seat : attendance.seats()) {
        String capacity = wording.say("capacity", seat.capacity());
        seats.add(to.name(seat.office()).text() + " (" + capacity + ")");
      }
      wording.text(attendance.reason()).ifPresent(reason -> seats.add(reason.value()));
      rows.add(
          List.of(
              to.own(wording.member(each.member())),
              to.own(wording.say("reply", attendance.reply())),
              to.own(seats.isEmpty() ? "—" : String.join(wording.semicolon(), seats))));
    }
    if (!rows.isEmpty()) {
      to.part("attendance");
      to.grid(List.of(22, 20, 58), List.of("member", "reply", "offices"), rows, false);
    }
  }

  private void agenda(List<Matter> items) {
    if (!items.isEmpty()) {
      to.part("agenda");
    }
    int number = 0;
    for (Matter each : items) {
      to.uses(each);
      Item item = (Item) each.talk();
      number++;
      Spoken title = to.name(item.title());
      to.heading(2, new Spoken(title.lang(), wording.number(number) + ". " + title.text()));
      to.recall(each);
      to.note(wording.say("proposed", wording.member(each.member()), ""));
      to.prose(item.texts());
      talks.on(each.id(), Position.class).forEach(this::position);
    }
  }

  private void positions(Matter meeting) {
    List<Matter> positions = talks.on(meeting.id(), Position.class);
    if (!positions.isEmpty()) {
      to.part("positions");
      positions.forEach(this::position);
    }
  }

  private void position(Matter each) {
    to.uses(each);
    Position position = (Position) each.talk();
    to.heading(3, to.own(wording.say("kind.position") + ": " + wording.member(each.member())));
    if (!position.office().isEmpty()) {
      to.note(to.name(position.office()).text());
    }
    if (standing.isLate(each.latest())) {
      to.note(wording.say("late"));
    }
    to.recall(each);
    if (!position.vision().isEmpty()) {
      to.label("vision");
      to.prose(position.vision());
    }
    if (!position.programme().isEmpty()) {
      to.label("programme");
      to.prose(position.programme());
    }
  }

  private void minutes(Matter meeting) {
    List<Matter> all = talks.on(meeting.id(), Minutes.class);
    if (!all.isEmpty()) {
      to.part("minutes");
    }
    for (Matter each : all) {
      to.uses(each);
      to.heading(2, to.own(wording.say("minutes-of", wording.member(each.member()), "")));
      to.recall(each);
      to.prose(((Minutes) each.talk()).texts());
    }
  }

  private void statements(List<Matter> all) {
    if (!all.isEmpty()) {
      to.part("statements");
    }
    for (Matter each : all) {
      to.uses(each);
      Statement statement = (Statement) each.talk();
      to.heading(2, to.name(statement.title()));
      to.recall(each);
      to.fact("what", wording.say("form", statement.form()));
      if (!statement.regarding().isEmpty()) {
        to.fact("regarding", to.name(statement.regarding()));
      }
      to.fact("standing", wording.say(StatementPaper.standing(each, standing)));
      to.prose(statement.texts());
    }
  }
}
