package tansiq.core.council;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How what members said stands at a moment. Facts on record, without blame: a function of the
 * records, of the moment, and for commitments of what the picture counts.
 */
public final class Standing {
  /** How many incidents of the picture fall under a commitment's sign, if it can tell. */
  @FunctionalInterface
  public interface Count {
    /** The incidents that the sign speaks of; nothing where the picture cannot tell. */
    Optional<Long> of(Commitment.Sign sign);
  }

  /** Where a decision stands. */
  public enum Decided {
    OPEN,
    ADOPTED,
    /** A member of the council objected in time. */
    NOT_ADOPTED,
    SUPERSEDED,
    RECALLED
  }

  /** Where a commitment stands. */
  public enum Kept {
    ON_TRACK,
    LATE,
    MET,
    BROKEN,
    CANNOT_TELL,
    RECALLED
  }

  /** Where a consultation stands with one of those whom it addresses. */
  public enum Reply {
    AWAITED,
    RECEIVED,
    PARTLY_ANSWERED,
    ANSWERED,
    REFUSED,
    /** Nothing came by the time it was due. */
    SILENT,
    RECALLED,
    NOT_ASKED_FOR
  }

  /**
   * A decision.
   *
   * @param members of the council, when it was laid before it
   * @param responses the one of each of those members that counts, by member; none taken back
   * @param late what objects now and did not when the term of a silence ended
   * @param outside responses of members who do not sit in the council
   * @param left members of the council then who sit in it no longer
   */
  public record OnDecision(
      Matter matter,
      Decided decided,
      SortedSet<String> members,
      SortedMap<String, Matter> responses,
      List<Matter> late,
      List<Matter> outside,
      SortedSet<String> left) {}

  /**
   * A statement.
   *
   * @param missing for each language, whose approval is missing
   * @param approvals all that members said to it
   * @param published whether each member approved each language, and none has brackets
   */
  public record OnStatement(
      Matter matter,
      SortedMap<String, SortedSet<String>> missing,
      List<Matter> approvals,
      boolean published) {}

  /**
   * A commitment: said, and by what can be seen.
   *
   * @param count of incidents, where the picture can tell
   * @param own the latest word of each member that committed, of those not taken back
   * @param others what others say to that
   */
  public record OnCommitment(
      Matter matter,
      Kept kept,
      Optional<Long> count,
      SortedMap<String, Matter> own,
      SortedMap<String, Matter> others) {}

  /**
   * A consultation.
   *
   * @param replies by addressee
   * @param answers all, by when they were filed
   * @param afterRecall answers to what had been taken back
   */
  public record OnConsultation(
      Matter matter,
      SortedMap<String, Reply> replies,
      List<Matter> answers,
      List<Matter> afterRecall) {}

  private final Talks talks;
  private final Instant now;
  private final Count count;

  /** What stands at a moment. */
  public Standing(Talks talks, Instant now, Count count) {
    this.talks = talks;
    this.now = now;
    this.count = count;
  }

  /**
   * When a meeting was closed: by the first minutes that say so, of those whose author has neither
   * taken them back nor lets them say otherwise now.
   */
  public Optional<Instant> closed(Matter meeting) {
    return talks.on(meeting.id(), Minutes.class).stream()
        .filter(matter -> !matter.isRecalled(now) && ((Minutes) matter.talk()).closes())
        .flatMap(matter -> matter.versions().stream())
        .filter(said -> said.talk() instanceof Minutes minutes && minutes.closes())
        .map(Said::at)
        .min(Instant::compareTo);
  }

  /**
   * Which members of its council have not said whether they come to a meeting; none once it has
   * begun, and none where it was entered afterwards.
   */
  public SortedSet<String> uncertain(Matter matter) {
    Meeting meeting = (Meeting) matter.talk();
    SortedSet<String> members = new TreeSet<>();
    if (meeting.source().isEmpty() && meeting.from().isAfter(now) && !matter.isRecalled(now)) {
      members.addAll(seated(matter, matter.latest().at()));
      for (Matter attendance : talks.on(matter.id(), Attendance.class)) {
        if (!attendance.isRecalled(now)) {
          members.remove(attendance.member());
        }
      }
    }
    return members;
  }

  /** Who sits in its council by the version in force at a moment; nobody where it is in none. */
  private SortedSet<String> seated(Matter matter, Instant at) {
    return talks
        .council(matter)
        .<SortedSet<String>>map(c -> new TreeSet<>(((Council) c.at(at).talk()).members()))
        .orElseGet(TreeSet::new);
  }

  /** Whether a version of a position was filed after its meeting had been closed. */
  public boolean isLate(Said position) {
    return talks
        .meeting(position.talk())
        .flatMap(this::closed)
        .map(closed -> position.at().isAfter(closed))
        .orElse(false);
  }

  /** Where a decision stands. */
  public OnDecision decision(Matter matter) {
    Heard heard = heard(matter);
    return new OnDecision(
        matter,
        decided(matter, heard),
        heard.members,
        heard.responses,
        heard.late,
        heard.outside,
        heard.left);
  }

  /** What was said to a decision, and by whom. */
  private record Heard(
      SortedSet<String> members,
      SortedMap<String, Matter> responses,
      List<Matter> late,
      List<Matter> outside,
      SortedSet<String> left) {}

  private Heard heard(Matter matter) {
    Decision decision = (Decision) matter.talk();
    Instant laid = matter.latest().at();
    SortedSet<String> members = seated(matter, laid);
    SortedSet<String> left = new TreeSet<>(members);
    left.removeAll(seated(matter, now));
    SortedMap<String, Matter> responses = new TreeMap<>();
    List<Matter> late = new ArrayList<>();
    List<Matter> outside = new ArrayList<>();
    for (Matter response : talks.on(matter.id(), Response.class)) {
      Optional<Said> inTime = inTime(decision, response);
      if (!members.contains(response.member())) {
        outside.add(response);
        continue;
      }
      if (isObjection(response.latest()) && !inTime.map(Standing::isObjection).orElse(false)) {
        late.add(response);
      }
      if (!response.isRecalled(now) && (inTime.isPresent() || !isObjection(response.latest()))) {
        responses.merge(response.member(), response, (a, b) -> counts(decision, a, b));
      }
    }
    return new Heard(members, responses, late, outside, left);
  }

  /** The version of a response that was in force when the term of a silence ended, if any was. */
  private static Optional<Said> inTime(Decision decision, Matter response) {
    return decision.until().isEmpty()
        ? Optional.of(response.latest())
        : response.versions().stream()
            .filter(said -> !said.at().isAfter(decision.until().get()))
            .reduce((earlier, later) -> later);
  }

  private static boolean isObjection(Said response) {
    return ((Response) response.talk()).say() == Response.Say.OBJECTS;
  }

  /** Of two responses of one member the later counts, but one in time before one that is late. */
  private static Matter counts(Decision decision, Matter a, Matter b) {
    Optional<Said> one = inTime(decision, a);
    Optional<Said> other = inTime(decision, b);
    if (one.isPresent() != other.isPresent()) {
      return one.isPresent() ? a : b;
    }
    return other.orElse(b.latest()).isLaterOfSame(one.orElse(a.latest())) ? b : a;
  }

  private Decided decided(Matter matter, Heard heard) {
    if (matter.isRecalled(now)) {
      return Decided.RECALLED;
    }
    // Whether what followed was itself followed by something makes no difference to this one.
    for (Matter next : talks.on(matter.id(), Decision.class)) {
      if (!next.isRecalled(now) && inItself(next, heard(next)) == Decided.ADOPTED) {
        return Decided.SUPERSEDED;
      }
    }
    return inItself(matter, heard);
  }

  /** Where a decision would stand if nothing had followed it. */
  private Decided inItself(Matter matter, Heard heard) {
    Decision decision = (Decision) matter.talk();
    SortedSet<String> members = heard.members;
    boolean objected = false;
    int agreed = 0;
    for (Matter response : heard.responses.values()) {
      boolean objects = isObjection(inTime(decision, response).orElse(response.latest()));
      objected |= objects;
      agreed += objects ? 0 : 1;
    }
    return switch (decision.procedure()) {
      case ON_RECORD -> Decided.ADOPTED;
      case SILENCE ->
          objected
              ? Decided.NOT_ADOPTED
              : decision.until().orElseThrow().isBefore(now) ? Decided.ADOPTED : Decided.OPEN;
      case CONSENSUS ->
          objected
              ? Decided.NOT_ADOPTED
              : !members.isEmpty() && agreed == members.size() ? Decided.ADOPTED : Decided.OPEN;
    };
  }

  /**
   * Where a statement stands: an approval is of the version that was the latest when it came, and
   * the latest word of a member on a language counts.
   */
  public OnStatement statement(Matter matter) {
    Statement statement = (Statement) matter.talk();
    SortedSet<String> members = seated(matter, matter.latest().at());
    List<Matter> approvals = talks.on(matter.id(), Approval.class);
    SortedMap<String, SortedSet<String>> missing = new TreeMap<>();
    boolean bracketed = false;
    for (var text : statement.texts()) {
      SortedMap<String, Matter> latest = new TreeMap<>();
      for (Matter approval : approvals) {
        Approval said = (Approval) approval.talk();
        boolean ofLatest =
            said.links().on().map(on -> on.equals(matter.latest().id())).orElse(false);
        if (ofLatest && said.languages().contains(text.lang()) && !approval.isRecalled(now)) {
          latest.merge(approval.member(), approval, Standing::later);
        }
      }
      SortedSet<String> without = new TreeSet<>(members);
      latest.forEach((member, approval) -> {
        if (((Approval) approval.talk()).word() == Approval.Word.APPROVES) {
          without.remove(member);
        }
      });
      missing.put(text.lang(), without);
      bracketed |= Statement.isBracketed(text);
    }
    boolean published =
        !members.isEmpty()
            && !bracketed
            && !matter.isRecalled(now)
            && missing.values().stream().allMatch(without -> without.isEmpty());
    return new OnStatement(matter, missing, approvals, published);
  }

  /** Where a commitment stands: by the picture where it can tell, else by the members' word. */
  public OnCommitment commitment(Matter matter) {
    Commitment commitment = (Commitment) matter.talk();
    SortedMap<String, Matter> own = new TreeMap<>();
    SortedMap<String, Matter> others = new TreeMap<>();
    for (Matter progress : talks.on(matter.id(), Progress.class)) {
      if (!progress.isRecalled(now)) {
        boolean mine = commitment.members().contains(progress.member());
        (mine ? own : others).merge(progress.member(), progress, Standing::later);
      }
    }
    Optional<Long> seen = commitment.sign().flatMap(count::of);
    return new OnCommitment(matter, kept(matter, seen, own), seen, own, others);
  }

  private Kept kept(Matter matter, Optional<Long> seen, SortedMap<String, Matter> own) {
    Commitment commitment = (Commitment) matter.talk();
    boolean due = commitment.by().isBefore(now);
    if (matter.isRecalled(now)) {
      return Kept.RECALLED;
    }
    if (seen.isPresent()) {
      Commitment.Sign sign = commitment.sign().orElseThrow();
      boolean over = sign.to().isBefore(now);
      return seen.get() > sign.most() ? Kept.BROKEN : over ? Kept.MET : Kept.ON_TRACK;
    }
    boolean allMet = own.size() == commitment.members().size();
    boolean broken = false;
    boolean anyWord = false;
    for (Matter said : own.values()) {
      Progress.Word word = ((Progress) said.talk()).word();
      anyWord = true;
      allMet &= word == Progress.Word.MET;
      broken |= word == Progress.Word.NOT_MET;
    }
    if (broken) {
      return Kept.BROKEN;
    }
    return allMet ? Kept.MET : due ? Kept.LATE : anyWord ? Kept.ON_TRACK : Kept.CANNOT_TELL;
  }

  /** Where a consultation stands with each whom it addresses. */
  public OnConsultation consultation(Matter matter) {
    Consultation asked = (Consultation) matter.talk();
    List<Matter> answers = talks.on(matter.id(), Answer.class);
    SortedMap<String, Reply> replies = new TreeMap<>();
    boolean silent = asked.due().map(due -> due.isBefore(now)).orElse(false);
    for (String member : asked.to()) {
      Reply none =
          matter.isRecalled(now)
              ? Reply.RECALLED
              : asked.due().isEmpty() ? Reply.NOT_ASKED_FOR : silent ? Reply.SILENT : Reply.AWAITED;
      replies.put(member, none);
    }
    List<Matter> after = new ArrayList<>();
    for (Matter answer : answers) {
      Instant at = answer.versions().getFirst().at();
      if (matter.recall().isPresent() && at.isAfter(matter.recall().get().at())) {
        after.add(answer);
      }
      if (replies.containsKey(answer.member()) && !answer.isRecalled(now)) {
        replies.merge(answer.member(), reply((Answer) answer.talk(), silent), Standing::further);
      }
    }
    return new OnConsultation(matter, replies, answers, after);
  }

  private static Reply reply(Answer answer, boolean silent) {
    return switch (answer.form()) {
      // Who only said that it was read has let the term pass all the same.
      case RECEIPT -> silent ? Reply.SILENT : Reply.RECEIVED;
      case PARTIAL -> Reply.PARTLY_ANSWERED;
      case ANSWER -> Reply.ANSWERED;
      case REFUSAL -> Reply.REFUSED;
    };
  }

  /** An answer in substance stands before a receipt, and a whole one before a part. */
  private static Reply further(Reply a, Reply b) {
    return weight(b) >= weight(a) ? b : a;
  }

  private static int weight(Reply reply) {
    return switch (reply) {
      case AWAITED, RECALLED, NOT_ASKED_FOR -> 0;
      case SILENT, RECEIVED -> 1;
      case PARTLY_ANSWERED -> 2;
      case ANSWERED, REFUSED -> 3;
    };
  }

  private static Matter later(Matter a, Matter b) {
    return b.latest().isLaterOfSame(a.latest()) ? b : a;
  }
}
