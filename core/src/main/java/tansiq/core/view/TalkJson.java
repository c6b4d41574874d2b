package tansiq.core.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.picture.Layer;
import tansiq.core.picture.Window;
import tansiq.core.place.Geodesy;
import tansiq.core.proof.Hash;

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

  /** Parts of a content that may be pages long. */
  private static final Set<String> LONGER =
      Set.of("texts", "remit", "notice", "reason", "vision", "programme");

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
   * due. {@code all} says how many there are of each, {@code more} how many of what was asked for
   * are left out, {@code waited} for how much each member is waited for.
   */
  public JsonObject board(BoardAsked asked) {
    JsonObject.Builder board = JsonObject.builder();
    JsonObject.Builder all = JsonObject.builder();
    JsonObject.Builder more = JsonObject.builder();
    List<Listed> lists =
        List.of(
            new Listed("councils", talks.all(Council.class)),
            new Listed("meetings", talks.all(Meeting.class)),
            new Listed("decisions", talks.all(Decision.class)),
            new Listed("statements", talks.all(Statement.class)),
            new Listed("commitments", talks.all(Commitment.class)),
            new Listed("consultations", talks.all(Consultation.class)),
            new Listed("apart", talks.apart(LISTED)));
    for (Listed list : lists) {
      List<Matter> there = list.matters().stream().filter(each -> isIn(each, asked)).toList();
      List<Matter> wanted = asked.openOnly() ? there.stream().filter(this::isOpen).toList() : there;
      int out = StrictMath.max(0, wanted.size() - asked.limit());
      board.put(list.name(), matters(wanted.subList(out, wanted.size()), asked.isBrief()));
      all.put(list.name(), there.size());
      more.put(list.name(), out);
    }
    awaited(asked, board, more);
    return board.put("all", all.build()).put("more", more.build()).build();
  }

  private record Listed(String name, List<Matter> matters) {}

  private void awaited(BoardAsked asked, JsonObject.Builder board, JsonObject.Builder more) {
    List<AwaitedJson.Awaited> all = new AwaitedJson(talks, standing).list();
    SortedMap<String, Integer> waited = new TreeMap<>();
    all.forEach(each -> waited.merge(each.of(), 1, Integer::sum));
    List<AwaitedJson.Awaited> wanted =
        all.stream()
            .filter(each -> asked.member().map(of -> of.equals(each.of())).orElse(true))
            .toList();
    List<JsonObject> shown = new ArrayList<>();
    for (AwaitedJson.Awaited each :
        wanted.subList(0, StrictMath.min(asked.limit(), wanted.size()))) {
      JsonObject.Builder json = each.json();
      if (asked.member().isPresent()) {
        json.put("of", placed(each.matter(), versions(each.matter()), asked.isBrief()).build());
      }
      shown.add(json.build());
    }
    JsonObject.Builder counts = JsonObject.builder();
    waited.forEach(counts::put);
    board.put("awaited", objects(shown)).put("waited", counts.build());
    more.put("awaited", wanted.size() - shown.size());
  }

  private boolean isIn(Matter matter, BoardAsked asked) {
    return asked.council().isEmpty()
        || talks.council(matter).map(Matter::id).equals(asked.council());
  }

  /** Whether anybody may still be waited for; councils and meetings are always worth listing. */
  private boolean isOpen(Matter matter) {
    return switch (matter.talk()) {
      case Decision _ -> standing.decision(matter).decided() == Standing.Decided.OPEN;
      case Statement _ -> matter.recall().isEmpty() && !standing.statement(matter).published();
      case Commitment _ ->
          switch (standing.commitment(matter).kept()) {
            case MET, RECALLED -> false;
            case ON_TRACK, LATE, BROKEN, CANNOT_TELL -> true;
          };
      case Consultation asked ->
          asked.due().isPresent()
              && standing.consultation(matter).replies().values().stream()
                  .anyMatch(AwaitedJson::isOpen);
      default -> true;
    };
  }

  /**
   * A matter with all that belongs to it, whichever version is named.
   *
   * @param limit of matters below it; where some are left out, the one that they belong to says in
   *     {@code more} how many
   */
  public Optional<JsonObject> sheet(Hash id, int limit) {
    int[] left = {limit};
    return talks.find(id).map(matter -> sheet(matter, 0, left).put("above", above(matter)).build());
  }

  /** What was said of any of these records: on them, or with them among its papers. */
  public JsonObject about(Set<Hash> ids, int limit) {
    List<Matter> about = new ArrayList<>();
    for (Matter matter : talks.all(Talk.class)) {
      Talk.Links links = matter.talk().links();
      if (links.on().filter(ids::contains).isPresent()
          || links.papers().stream().anyMatch(ids::contains)) {
        about.add(matter);
      }
    }
    JsonObject.Builder json = JsonObject.builder();
    int out = StrictMath.max(0, about.size() - limit);
    return json.put("matters", matters(about.subList(out, about.size()), false))
        .put("more", out)
        .build();
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

  /**
   * The sheet of a matter.
   *
   * @param left how many more may be shown; what belongs to it itself goes before what belongs to
   *     that
   */
  private JsonObject.Builder sheet(Matter matter, int depth, int[] left) {
    List<JsonObject> belonging = new ArrayList<>();
    // A meeting, its decisions, their commitments and the word on these: no more than that nests.
    List<Matter> all = depth < MOST_DEPTH ? talks.on(matter.id(), Talk.class) : List.of();
    List<Matter> shown = all.subList(0, StrictMath.min(all.size(), left[0]));
    left[0] -= shown.size();
    shown.forEach(each -> belonging.add(sheet(each, depth + 1, left).build()));
    List<JsonObject> versions = new ArrayList<>();
    for (Said version : matter.versions()) {
      versions.add(said(version).put("content", version.content()).build());
    }
    JsonObject.Builder sheet = placed(matter, versions, false).put("belonging", objects(belonging));
    return shown.size() == all.size() ? sheet : sheet.put("more", all.size() - shown.size());
  }

  private JsonArray matters(List<Matter> matters, boolean isBrief) {
    return objects(
        matters.stream().map(matter -> placed(matter, versions(matter), isBrief).build()).toList());
  }

  /** A matter with the council in which it is. */
  private JsonObject.Builder placed(Matter matter, List<JsonObject> versions, boolean isBrief) {
    JsonObject.Builder json = json(matter, versions, isBrief);
    talks.council(matter).ifPresent(council -> json.put("council", council.id().hex()));
    return json;
  }

  /** The content without what may be pages long. */
  private static JsonObject brief(JsonObject content) {
    JsonObject.Builder brief = JsonObject.builder();
    content
        .members()
        .forEach((name, value) -> {
          if (!LONGER.contains(name)) {
            brief.put(name, value);
          }
        });
    return brief.build();
  }

  private static List<JsonObject> versions(Matter matter) {
    return matter.versions().stream().map(version -> said(version).build()).toList();
  }

  private JsonObject.Builder json(Matter matter, List<JsonObject> versions, boolean isBrief) {
    Said latest = matter.latest();
    JsonObject.Builder json =
        said(latest)
            .put("matter", matter.id().hex())
            .put("content", isBrief ? brief(latest.content()) : latest.content())
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
