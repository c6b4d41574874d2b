package tansiq.core.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tansiq.core.council.Commitment;
import tansiq.core.council.Consultation;
import tansiq.core.council.Decision;
import tansiq.core.council.Matter;
import tansiq.core.council.Meeting;
import tansiq.core.council.Standing;
import tansiq.core.council.Statement;
import tansiq.core.council.Talk;
import tansiq.core.council.Talks;
import tansiq.core.json.Json;
import tansiq.core.json.JsonObject;

/** Who is waited for, for what and by when, as JSON in the shape of docs/api.md. */
final class AwaitedJson {
  private final Talks talks;
  private final Standing standing;

  AwaitedJson(Talks talks, Standing standing) {
    this.talks = talks;
    this.standing = standing;
  }

  /** What members are waited for, the nearest term first. */
  List<Awaited> list() {
    List<Awaited> awaited = new ArrayList<>();
    talks.all(Consultation.class).forEach(matter -> answers(matter, awaited));
    talks.all(Meeting.class).forEach(matter -> attendances(matter, awaited));
    talks.all(Decision.class).forEach(matter -> responses(matter, awaited));
    talks.all(Statement.class).forEach(matter -> approvals(matter, awaited));
    talks.all(Commitment.class).forEach(matter -> commitments(matter, awaited));
    return awaited.stream().sorted().toList();
  }

  private void answers(Matter matter, List<Awaited> awaited) {
    Optional<Instant> due = ((Consultation) matter.talk()).due();
    standing
        .consultation(matter)
        .replies()
        .forEach((of, reply) -> {
          // Who was asked for no answer may have said that it was read, and owes nothing more.
          if (isOpen(reply) && due.isPresent()) {
            awaited.add(new Awaited(of, "answer", matter, due, Optional.of(Talk.word(reply))));
          }
        });
  }

  /** Whether an answer is still waited for, or wanted after its term. */
  static boolean isOpen(Standing.Reply reply) {
    return switch (reply) {
      case AWAITED, RECEIVED, PARTLY_ANSWERED, SILENT -> true;
      case ANSWERED, REFUSED, RECALLED, NOT_ASKED_FOR -> false;
    };
  }

  private void attendances(Matter matter, List<Awaited> awaited) {
    Instant from = ((Meeting) matter.talk()).from();
    for (String of : standing.uncertain(matter)) {
      awaited.add(new Awaited(of, "attendance", matter, Optional.of(from), Optional.empty()));
    }
  }

  private void responses(Matter matter, List<Awaited> awaited) {
    Standing.OnDecision on = standing.decision(matter);
    if (on.decided() == Standing.Decided.OPEN) {
      Optional<Instant> until = ((Decision) matter.talk()).until();
      for (String of : on.members()) {
        if (!on.responses().containsKey(of)) {
          awaited.add(new Awaited(of, "response", matter, until, Optional.empty()));
        }
      }
    }
  }

  private void approvals(Matter matter, List<Awaited> awaited) {
    Standing.OnStatement on = standing.statement(matter);
    if (!on.published() && matter.recall().isEmpty()) {
      TreeSet<String> members = new TreeSet<>();
      on.missing().values().forEach(without -> members.addAll(without));
      for (String of : members) {
        awaited.add(new Awaited(of, "approval", matter, Optional.empty(), Optional.empty()));
      }
    }
  }

  private void commitments(Matter matter, List<Awaited> awaited) {
    Standing.Kept kept = standing.commitment(matter).kept();
    if (kept != Standing.Kept.MET && kept != Standing.Kept.RECALLED) {
      Commitment commitment = (Commitment) matter.talk();
      Optional<Instant> by = Optional.of(commitment.by());
      for (String of : commitment.members()) {
        awaited.add(new Awaited(of, "commitment", matter, by, Optional.of(Talk.word(kept))));
      }
    }
  }

  /**
   * What one member is waited for.
   *
   * @param stands how an answer or a commitment stands so far
   */
  record Awaited(
      String of, String what, Matter matter, Optional<Instant> due, Optional<String> stands)
      implements Comparable<Awaited> {
    @Override
    public int compareTo(Awaited other) {
      int order = due.orElse(Instant.MAX).compareTo(other.due.orElse(Instant.MAX));
      if (order == 0) {
        order = matter.id().compareTo(other.matter.id());
      }
      return order != 0 ? order : of.compareTo(other.of);
    }

    JsonObject.Builder json() {
      JsonObject.Builder json =
          JsonObject.builder()
              .put("member", of)
              .put("what", what)
              .put("matter", matter.id().hex())
              .put("kind", matter.latest().kind());
      Json title = matter.latest().content().find("title");
      if (title != null) {
        json.put("title", title);
      }
      due.ifPresent(at -> json.put("due", at.toString()));
      stands.ifPresent(word -> json.put("stands", word));
      return json;
    }
  }
}
