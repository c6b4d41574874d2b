package tansiq.core.view;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import tansiq.core.council.Approval;
import tansiq.core.council.Council;
import tansiq.core.council.Matter;
import tansiq.core.council.Meeting;
import tansiq.core.council.Standing;
import tansiq.core.council.Statement;
import tansiq.core.council.Talks;
import tansiq.core.report.Text;

/** The paper of a statement: each authentic text whole, and who approved which. */
final class StatementPaper {
  private final Composer to;
  private final Wording wording;
  private final Talks talks;
  private final Standing standing;

  StatementPaper(Composer to, Talks talks, Standing standing) {
    this.to = to;
    this.wording = to.wording();
    this.talks = talks;
    this.standing = standing;
  }

  void compose(Matter matter, Statement statement) {
    to.uses(matter);
    to.recall(matter);
    talks
        .council(matter)
        .ifPresent(of -> to.fact("council", to.name(((Council) of.talk()).name())));
    statement
        .links()
        .on()
        .flatMap(talks::find)
        .ifPresent(on -> {
          if (on.talk() instanceof Meeting meeting) {
            to.fact("kind.meeting", to.name(meeting.title()));
            to.fact("when", wording.span(meeting.from(), meeting.to()));
          }
        });
    if (!statement.regarding().isEmpty()) {
      to.fact("regarding", to.name(statement.regarding()));
    }
    to.fact("standing", wording.say(standing(matter, standing)));
    int versions = matter.versions().size();
    to.fact(
        "version", wording.say("version-of", wording.number(versions), wording.number(versions)));
    to.fact("filed", wording.member(matter.member()) + wording.comma() + filed(matter));
    for (Text text : statement.texts()) {
      String language = wording.language(text.lang());
      to.heading(1, to.own(wording.say("text-in", language, "")));
      to.whole(text);
    }
    approvals(matter);
  }

  private String filed(Matter matter) {
    return wording.minute(matter.latest().at());
  }

  /** The key of what may be said of how a statement stands. */
  static String standing(Matter matter, Standing standing) {
    boolean bracketed =
        ((Statement) matter.talk()).texts().stream().anyMatch(Statement::isBracketed);
    return standing.statement(matter).published() ? "published" : bracketed ? "bracketed" : "draft";
  }

  private void approvals(Matter matter) {
    Standing.OnStatement on = standing.statement(matter);
    SortedSet<String> members = new TreeSet<>();
    on.missing().values().forEach(without -> members.addAll(without));
    on.approvals().forEach(approval -> members.add(approval.member()));
    on.approvals().forEach(to::uses);
    to.part("approvals");
    List<List<Spoken>> rows = new ArrayList<>();
    for (String member : members) {
      rows.add(
          List.of(
              to.own(wording.member(member)),
              languages(on, member, Approval.Word.APPROVES),
              languages(on, member, Approval.Word.WITHHOLDS)));
    }
    to.grid(
        List.of(30, 40, 30),
        List.of("member", "approval.approves", "approval.withholds"),
        rows,
        false);
    boolean first = true;
    for (Matter each : on.approvals()) {
      Approval approval = (Approval) each.talk();
      if (!approval.texts().isEmpty()) {
        if (first) {
          to.part("remarks");
        }
        first = false;
        to.heading(
            2,
            to.own(
                wording.member(each.member()) + ": " + wording.say("approval", approval.word())));
        to.recall(each);
        to.prose(approval.texts());
      }
    }
  }

  /** For which languages of the latest version a member said this, or of an earlier one. */
  private Spoken languages(Standing.OnStatement on, String member, Approval.Word word) {
    List<String> languages = new ArrayList<>();
    for (Matter each : on.approvals()) {
      Approval approval = (Approval) each.talk();
      if (each.member().equals(member) && approval.word() == word && each.recall().isEmpty()) {
        boolean latest =
            approval.links().on().filter(on.matter().latest().id()::equals).isPresent();
        String of = latest ? "" : " (" + wording.say("approval.earlier") + ")";
        approval.languages().forEach(tag -> languages.add(wording.language(tag) + of));
      }
    }
    return to.joined(languages, each -> each).orElseGet(() -> to.own("—"));
  }
}
