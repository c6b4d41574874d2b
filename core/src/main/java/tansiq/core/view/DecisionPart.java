package tansiq.core.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tansiq.core.council.Commitment;
import tansiq.core.council.Decision;
import tansiq.core.council.Matter;
import tansiq.core.council.Progress;
import tansiq.core.council.Response;
import tansiq.core.council.Standing;
import tansiq.core.council.Talk;
import tansiq.core.council.Talks;
import tansiq.core.place.Names;
import tansiq.core.report.Branch;
import tansiq.core.report.Category;

/** What was decided, how, with which reservations, and what became of what it commits to. */
final class DecisionPart {
  /** Decisions that follow each other on one paper; a longer chain has papers of its own. */
  private static final int MOST_FOLLOWING = 8;

  private final Composer to;
  private final Wording wording;
  private final Talks talks;
  private final Standing standing;

  DecisionPart(Composer to, Talks talks, Standing standing) {
    this.to = to;
    this.wording = to.wording();
    this.talks = talks;
    this.standing = standing;
  }

  void compose(List<Matter> decisions) {
    if (!decisions.isEmpty()) {
      to.part("decisions");
      decisions.forEach(each -> decision(each, 0));
    }
  }

  private void decision(Matter matter, int following) {
    to.uses(matter);
    Decision decision = (Decision) matter.talk();
    Standing.OnDecision on = standing.decision(matter);
    to.heading(2, to.name(decision.title()));
    to.recall(matter);
    to.prose(decision.texts());
    to.fact("proposed-by", wording.member(matter.member()));
    to.fact("standing", wording.say("decided", on.decided()));
    to.fact(
        "adoption",
        wording.say(
            "procedure." + Talk.word(decision.procedure()),
            decision.until().map(wording::minute).or(decision::source).orElse(""),
            ""));
    to.fact("holds", wording.say("holds", decision.holds()));
    decision.review().ifPresent(at -> to.fact("review", wording.minute(at)));
    List<Matter> responses = new ArrayList<>(on.responses().values());
    agreeing(responses).ifPresent(members -> to.fact("say.agrees", members));
    to.joined(List.copyOf(on.left()), wording::member)
        .ifPresent(members -> to.fact("left", members));
    responses.stream()
        .filter(each -> ((Response) each.talk()).say() != Response.Say.AGREES)
        .forEach(each -> response(each, Optional.empty()));
    on.late().forEach(each -> response(each, Optional.of("after-term")));
    on.outside().forEach(each -> response(each, Optional.of("outside")));
    talks.on(matter.id(), Commitment.class).forEach(this::commitment);
    if (following < MOST_FOLLOWING) {
      talks.on(matter.id(), Decision.class).forEach(next -> decision(next, following + 1));
    }
  }

  private Optional<Spoken> agreeing(List<Matter> responses) {
    List<Matter> agreeing =
        responses.stream()
            .filter(each -> ((Response) each.talk()).say() == Response.Say.AGREES)
            .filter(each -> each.recall().isEmpty())
            .toList();
    agreeing.forEach(to::uses);
    return to.joined(agreeing, each -> wording.member(each.member()));
  }

  private void response(Matter matter, Optional<String> beside) {
    to.uses(matter);
    Response response = (Response) matter.talk();
    String say = wording.member(matter.member()) + ": " + wording.say("say", response.say());
    to.heading(3, to.own(say));
    beside.ifPresent(
        key -> to.note(wording.say(key) + ": " + wording.minute(matter.latest().at())));
    to.recall(matter);
    to.prose(response.texts());
  }

  private void commitment(Matter matter) {
    to.uses(matter);
    Commitment commitment = (Commitment) matter.talk();
    Standing.OnCommitment on = standing.commitment(matter);
    to.heading(
        3, to.own(wording.say("kind.commitment") + ": " + to.name(commitment.title()).text()));
    to.recall(matter);
    to.prose(commitment.texts());
    to.fact("by", wording.members(commitment.members()));
    to.fact("due", wording.minute(commitment.by()));
    commitment.sign().ifPresent(sign -> to.fact("sign", sign(sign)));
    String counted =
        on.count()
            .map(count -> wording.semicolon() + wording.say("counted", wording.number(count), ""))
            .orElse("");
    to.fact("became", wording.say("kept", on.kept()) + counted);
    on.own().values().forEach(this::progress);
    on.others().values().forEach(this::progress);
  }

  private String sign(Commitment.Sign sign) {
    Names category =
        Category.find(sign.category())
            .map(Category::names)
            .or(() -> Branch.find(sign.category()).map(Branch::names))
            .orElse(Names.NONE);
    String at = wording.degrees(sign.around().lat()) + " " + wording.degrees(sign.around().lon());
    return wording
        .say("sign-of", wording.number(sign.most()), to.name(category).text())
        .replace("{2}", wording.distance(sign.radiusM()))
        .replace("{3}", at)
        .replace("{4}", wording.span(sign.from(), Optional.of(sign.to())));
  }

  private void progress(Matter matter) {
    to.uses(matter);
    Progress progress = (Progress) matter.talk();
    String said = wording.member(matter.member()) + " " + wording.say("word", progress.word());
    to.note(said + " (" + wording.day(matter.latest().at()) + ")");
    to.recall(matter);
    to.prose(progress.texts());
  }
}
