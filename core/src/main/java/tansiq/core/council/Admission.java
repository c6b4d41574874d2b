package tansiq.core.council;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tansiq.core.json.Verdict;
import tansiq.core.proof.Hash;

/**
 * What a member's own node takes of its own people before it becomes a record, by what that node
 * holds. What other members file is never refused by these rules: it is shown as what it is.
 */
public final class Admission {
  private final Talks talks;
  private final String member;
  private final Instant now;

  /** The rules for what a member says now. */
  public Admission(Talks talks, String member, Instant now) {
    this.talks = talks;
    this.member = member;
    this.now = now;
  }

  /** The talk itself, or why it is not taken. */
  public Verdict<Talk> judge(Talk talk) {
    Optional<Verdict.Refused<Talk>> refused =
        version(talk).or(() -> place(talk)).or(() -> turn(talk));
    return refused.isPresent() ? refused.get() : new Verdict.Accepted<>(talk);
  }

  private static Optional<Verdict.Refused<Talk>> no(String field, String reason) {
    return Optional.of(new Verdict.Refused<>(field, reason));
  }

  private Optional<Verdict.Refused<Talk>> version(Talk talk) {
    Optional<Hash> amends = talk.links().amends();
    if (amends.isEmpty()) {
      return Optional.empty();
    }
    Optional<Matter> earlier = talks.find(amends.get());
    if (earlier.isEmpty()
        || !earlier.get().member().equals(member)
        || earlier.get().talk().getClass() != talk.getClass()) {
      return no("amends", "is no record of this kind and this member that this node holds");
    }
    return earlier.get().isRecalled(now)
        ? no("amends", "has been taken back; file it anew")
        : Optional.empty();
  }

  /** What it belongs to has to be here and of a kind that it can belong to. */
  private Optional<Verdict.Refused<Talk>> place(Talk talk) {
    Optional<Hash> on = talk.links().on();
    // A consultation may be about a report, or about anything else that has an id.
    if (on.isEmpty() || talk instanceof Consultation) {
      return Optional.empty();
    }
    List<Class<? extends Talk>> kinds =
        switch (talk) {
          case Meeting _ -> List.of(Council.class);
          case Attendance _, Item _, Minutes _ -> List.of(Meeting.class);
          case Position _ -> List.of(Meeting.class, Item.class);
          case Decision _ ->
              List.of(Council.class, Meeting.class, Item.class, Decision.class, Consultation.class);
          case Response _ -> List.of(Decision.class);
          case Statement _ -> List.of(Council.class, Meeting.class, Item.class);
          case Approval _ -> List.of(Statement.class);
          case Commitment _ -> List.of(Decision.class);
          case Progress _ -> List.of(Commitment.class);
          case Answer _ -> List.of(Consultation.class);
          case Council _, Consultation _, Recall _ -> List.of(Talk.class);
        };
    Optional<Matter> of = talks.find(on.get());
    return of.isPresent() && kinds.stream().anyMatch(kind -> kind.isInstance(of.get().talk()))
        ? Optional.empty()
        : no("on", "names no record here that this can belong to");
  }

  /** Whether it is this member's turn to say this, and not too late for it. */
  private Optional<Verdict.Refused<Talk>> turn(Talk talk) {
    Optional<Matter> on = talk.links().on().flatMap(talks::find);
    return switch (talk) {
      case Recall _ when !on.map(of -> of.member().equals(member)).orElse(false) ->
          no("on", "is no word of this member's own");
      case Answer _ when !asked(on).to().contains(member) ->
          no("on", "is not addressed to this member");
      case Position position when isClosed(position) ->
          no("on", "belongs to a meeting that has been closed; a consultation can still be begun");
      case Progress progress -> progress(progress, on);
      case Response _, Approval _, Attendance _ when !sits(on) ->
          no("on", "belongs to a council in which this member does not sit");
      default -> Optional.empty();
    };
  }

  private static Consultation asked(Optional<Matter> on) {
    return (Consultation) on.orElseThrow().talk();
  }

  private boolean isClosed(Position position) {
    Standing standing = new Standing(talks, now, sign -> Optional.empty());
    return talks.meeting(position).flatMap(standing::closed).isPresent();
  }

  private boolean sits(Optional<Matter> on) {
    return on.flatMap(talks::council)
        .map(council -> ((Council) council.talk()).members().contains(member))
        .orElse(false);
  }

  private Optional<Verdict.Refused<Talk>> progress(Progress progress, Optional<Matter> on) {
    boolean own = ((Commitment) on.orElseThrow().talk()).members().contains(member);
    boolean ofOthers =
        progress.word() == Progress.Word.CONFIRMS || progress.word() == Progress.Word.CONTESTS;
    return own == ofOthers
        ? no(
            "word",
            own
                ? "is for others: of its own commitment a member says on-track, met or not-met"
                : "is for those who committed: others say confirms or contests")
        : Optional.empty();
  }
}
