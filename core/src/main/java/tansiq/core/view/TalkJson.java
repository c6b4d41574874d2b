package tansiq.core.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tansiq.core.council.Commitment;
import tansiq.core.council.Consultation;
import tansiq.core.council.Council;
import tansiq.core.council.Decision;
import tansiq.core.council.Matter;
import tansiq.core.council.Meeting;
import tansiq.core.council.Position;
import tansiq.core.council.Said;
import tansiq.core.council.Standing;
import tansiq.core.council.Statement;
import tansiq.core.council.Talk;
import tansiq.core.council.Talks;
import tansiq.core.incident.Told;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.json.Verdict;
import tansiq.core.picture.Layer;
import tansiq.core.picture.Window;
import tansiq.core.place.Geodesy;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.Section;

/** What members said and how it stands, as JSON in the shape of docs/api.md. */
public final class TalkJson {
  private static final int MOST_DEPTH = 8;

  /** What a board lists by its kind, wherever it belongs. */
  private static final Set<Class<? extends Talk>> LISTED =
      Set.of(
          Council.class,
          Meeting.class,
          Decision.class,
          Statement.class,
          Commitment.class,
          Consultation.class);

  private final Talks talks;
  private final Standing standing;

  /** A rendering of what stands at a moment. */
  public TalkJson(Talks talks, Layer layer, Instant now) {
    this.talks = talks;
    this.standing = standing(talks, layer, now);
  }

  /** How all of it stands at a moment, counted in the layer where a count can tell. */
  public static Standing standing(Talks talks, Layer layer, Instant now) {
    return new Standing(talks, now, sign -> Optional.of(count(layer, sign)));
  }

  /** What a layer shows of its members' talk; what is not well-formed is left out. */
  public static Talks talks(Layer layer, Entries entries) {
    List<Said> said = new ArrayList<>();
    for (Told told : layer.talks()) {
      Optional<Entry.Held> shown = Shown.of(told, entries);
      shown.flatMap(held -> said(told, held)).ifPresent(said::add);
    }
    return Talks.of(said);
  }

  private static Optional<Said> said(Told told, Entry.Held held) {
    Section section = held.sections().get(held.header().kind());
    return section != null
            && Talk.read(held).orElse(null) instanceof Verdict.Accepted<Talk>(Talk talk)
        ? Optional.of(
            new Said(
                told.id(),
                told.ledger(),
                told.index(),
                told.at(),
                held.header().label(),
                held.header().kind(),
                section.content(),
                talk))
        : Optional.empty();
  }

  /** How many incidents of the picture fall under a sign. */
  private static long count(Layer layer, Commitment.Sign sign) {
    Window window = new Window(Optional.of(sign.from()), Optional.of(sign.to()), Optional.empty());
    long[] count = {0};
    layer.visit(
        window,
        incident -> {
          boolean near =
              incident
                  .where()
                  .map(spot ->
                      Geodesy.metres(
                              sign.around().latE7(),
                              sign.around().lonE7(),
                              spot.latE7(),
                              spot.lonE7())
                          <= sign.radiusM())
                  .orElse(false);
          boolean alike =
              incident.category().equals(sign.category())
                  || incident.category().startsWith(sign.category() + ".");
          count[0] += near && alike ? 1 : 0;
          return true;
        });
    return count[0];
  }

  /**
   * The board: councils, meetings, decisions, statements, commitments and consultations, each
   * without what belongs to it, what belongs to nothing that is shown here, and what is open and
   * due.
   *
   * @param member whose "what awaits me" it is; empty for all members
   */
  public JsonObject board(Optional<String> member) {
    return JsonObject.builder()
        .put("councils", matters(talks.all(Council.class)))
        .put("meetings", matters(talks.all(Meeting.class)))
        .put("decisions", matters(talks.all(Decision.class)))
        .put("statements", matters(talks.all(Statement.class)))
        .put("commitments", matters(talks.all(Commitment.class)))
        .put("consultations", matters(talks.all(Consultation.class)))
        .put("apart", matters(talks.apart(LISTED)))
        .put("awaited", new JsonArray(new ArrayList<>(awaited(member))))
        .build();
  }

  /** A matter with all that belongs to it, whichever version is named. */
  public Optional<JsonObject> sheet(Hash id) {
    return talks.find(id).map(matter -> sheet(matter, 0).put("above", above(matter)).build());
  }

  /** What was said of any of these records: on them, or with them among its papers. */
  public JsonObject about(Set<Hash> ids) {
    List<Matter> about = new ArrayList<>();
    for (Matter matter : talks.all(Talk.class)) {
      Talk.Links links = matter.talk().links();
      if (links.on().filter(ids::contains).isPresent()
          || links.papers().stream().anyMatch(ids::contains)) {
        about.add(matter);
      }
    }
    return JsonObject.builder().put("matters", matters(about)).build();
  }

  /** What a matter belongs to, the outermost first. */
  private JsonArray above(Matter matter) {
    List<JsonObject> above = new ArrayList<>();
    Optional<Matter> at = matter.talk().links().on().flatMap(talks::find);
    while (at.isPresent() && above.size() < MOST_DEPTH) {
      Matter one = at.get();
      JsonObject.Builder json =
          JsonObject.builder().put("matter", one.id().hex()).put("kind", one.latest().kind());
      titled(one).ifPresent(title -> json.put("title", title));
      above.addFirst(json.build());
      at = one.talk().links().on().flatMap(talks::find);
    }
    return objects(above);
  }

  private static Optional<Json> titled(Matter matter) {
    JsonObject content = matter.latest().content();
    return Optional.ofNullable(content.find("title"))
        .or(() -> Optional.ofNullable(content.find("name")));
  }

  private JsonObject.Builder sheet(Matter matter, int depth) {
    List<JsonObject> belonging = new ArrayList<>();
    // A meeting, its decisions, their commitments and the word on these: no more than that nests.
    if (depth < MOST_DEPTH) {
      talks
          .on(matter.id(), Talk.class)
          .forEach(each -> belonging.add(sheet(each, depth + 1).build()));
    }
    List<JsonObject> versions = new ArrayList<>();
    for (Said version : matter.versions()) {
      versions.add(said(version).put("content", version.content()).build());
    }
    return placed(matter, versions).put("belonging", objects(belonging));
  }

  private JsonArray matters(List<Matter> matters) {
    return objects(
        matters.stream().map(matter -> placed(matter, versions(matter)).build()).toList());
  }

  /** A matter with the council in which it is. */
  private JsonObject.Builder placed(Matter matter, List<JsonObject> versions) {
    JsonObject.Builder json = json(matter, versions);
    talks.council(matter).ifPresent(council -> json.put("council", council.id().hex()));
    return json;
  }

  private static List<JsonObject> versions(Matter matter) {
    return matter.versions().stream().map(version -> said(version).build()).toList();
  }

  private JsonObject.Builder json(Matter matter, List<JsonObject> versions) {
    Said latest = matter.latest();
    JsonObject.Builder json =
        said(latest)
            .put("matter", matter.id().hex())
            .put("content", latest.content())
            .put("versions", objects(versions));
    matter
        .recall()
        .ifPresent(
            recall -> json.put("recalled", said(recall).put("content", recall.content()).build()));
    stands(matter).ifPresent(stands -> json.put("stands", stands));
    return json;
  }

  private static JsonObject.Builder said(Said said) {
    return JsonObject.builder()
        .put("id", said.id().hex())
        .put("kind", said.kind())
        .put("member", said.member())
        .put("ledger", said.ledger().toString())
        .put("index", said.index())
        .put("at", said.at().toString())
        .put("label", ReportJson.label(said.label()));
  }

  private Optional<JsonObject> stands(Matter matter) {
    return switch (matter.talk()) {
      case Meeting _ -> standing.closed(matter).map(at -> object("closed", at.toString()));
      case Position _ when standing.isLate(matter.latest()) ->
          Optional.of(JsonObject.builder().put("late", true).build());
      case Decision _ -> Optional.of(stands(standing.decision(matter)));
      case Statement _ -> Optional.of(stands(standing.statement(matter)));
      case Commitment _ -> Optional.of(stands(standing.commitment(matter)));
      case Consultation _ -> Optional.of(stands(standing.consultation(matter)));
      default -> Optional.empty();
    };
  }

  private static JsonObject object(String name, String value) {
    return JsonObject.builder().put(name, value).build();
  }

  private static JsonObject stands(Standing.OnDecision on) {
    return JsonObject.builder()
        .put("decided", Talk.word(on.decided()))
        .put("members", texts(on.members()))
        .put("responses", ids(on.responses()))
        .put("late", ids(on.late()))
        .put("outside", ids(on.outside()))
        .put("left", texts(on.left()))
        .build();
  }

  private static JsonObject stands(Standing.OnStatement on) {
    JsonObject.Builder missing = JsonObject.builder();
    on.missing().forEach((language, members) -> missing.put(language, texts(members)));
    return JsonObject.builder()
        .put("published", on.published())
        .put("missing", missing.build())
        .put("approvals", ids(on.approvals()))
        .build();
  }

  private static JsonObject stands(Standing.OnCommitment on) {
    JsonObject.Builder json = JsonObject.builder().put("kept", Talk.word(on.kept()));
    on.count().ifPresent(count -> json.put("count", count));
    return json.put("own", ids(on.own())).put("others", ids(on.others())).build();
  }

  private static JsonObject stands(Standing.OnConsultation on) {
    JsonObject.Builder replies = JsonObject.builder();
    on.replies().forEach((member, reply) -> replies.put(member, Talk.word(reply)));
    return JsonObject.builder()
        .put("replies", replies.build())
        .put("answers", ids(on.answers()))
        .put("afterRecall", ids(on.afterRecall()))
        .build();
  }

  /** What members are waited for, the most urgent first. */
  private List<JsonObject> awaited(Optional<String> member) {
    List<Awaited> awaited = new ArrayList<>();
    for (Matter matter : talks.all(Consultation.class)) {
      Consultation asked = (Consultation) matter.talk();
      standing
          .consultation(matter)
          .replies()
          .forEach((of, reply) -> {
            boolean open =
                switch (reply) {
                  case AWAITED, RECEIVED, PARTLY_ANSWERED, SILENT -> true;
                  case ANSWERED, REFUSED, RECALLED, NOT_ASKED_FOR -> false;
                };
            // Who was asked for no answer may have said that it was read, and owes nothing more.
            if (open && asked.due().isPresent()) {
              awaited.add(
                  new Awaited(of, "answer", matter, asked.due(), Optional.of(Talk.word(reply))));
            }
          });
    }
    for (Matter matter : talks.all(Meeting.class)) {
      Instant from = ((Meeting) matter.talk()).from();
      for (String of : standing.uncertain(matter)) {
        awaited.add(new Awaited(of, "attendance", matter, Optional.of(from), Optional.empty()));
      }
    }
    for (Matter matter : talks.all(Decision.class)) {
      Standing.OnDecision on = standing.decision(matter);
      if (on.decided() == Standing.Decided.OPEN) {
        for (String of : on.members()) {
          if (!on.responses().containsKey(of)) {
            awaited.add(
                new Awaited(
                    of, "response", matter, ((Decision) matter.talk()).until(), Optional.empty()));
          }
        }
      }
    }
    for (Matter matter : talks.all(Statement.class)) {
      Standing.OnStatement on = standing.statement(matter);
      if (!on.published() && matter.recall().isEmpty()) {
        TreeSet<String> members = new TreeSet<>();
        on.missing().values().forEach(without -> members.addAll(without));
        members.forEach(of ->
            awaited.add(new Awaited(of, "approval", matter, Optional.empty(), Optional.empty())));
      }
    }
    for (Matter matter : talks.all(Commitment.class)) {
      Standing.Kept kept = standing.commitment(matter).kept();
      if (kept != Standing.Kept.MET && kept != Standing.Kept.RECALLED) {
        Commitment commitment = (Commitment) matter.talk();
        commitment
            .members()
            .forEach(of ->
                awaited.add(
                    new Awaited(
                        of,
                        "commitment",
                        matter,
                        Optional.of(commitment.by()),
                        Optional.of(Talk.word(kept)))));
      }
    }
    return awaited.stream()
        .filter(each -> member.isEmpty() || each.of.equals(member.get()))
        .sorted()
        .map(Awaited::json)
        .toList();
  }

  /**
   * What one member is waited for.
   *
   * @param stands how an answer or a commitment stands so far
   */
  private record Awaited(
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

    JsonObject json() {
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
      return json.build();
    }
  }

  private static JsonObject ids(Map<String, Matter> byMember) {
    JsonObject.Builder json = JsonObject.builder();
    byMember.forEach((member, matter) -> json.put(member, matter.id().hex()));
    return json.build();
  }

  private static JsonArray ids(List<Matter> matters) {
    return texts(matters.stream().map(matter -> matter.id().hex()).toList());
  }

  private static JsonArray texts(Collection<String> texts) {
    return new JsonArray(texts.stream().<Json>map(JsonString::new).toList());
  }

  private static JsonArray objects(List<JsonObject> objects) {
    return new JsonArray(new ArrayList<>(objects));
  }
}
