package tansiq.core.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tansiq.core.council.Talk;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonBool;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.ledger.Ledger;
import tansiq.core.picture.Layer;
import tansiq.core.picture.Picture;
import tansiq.core.picture.Scope;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Status;
import tansiq.core.view.BoardAsked;
import tansiq.core.view.TalkJson;

/**
 * Watches over what members say to each other: a board shows all of it that is there for its
 * readers and nothing else, it stands as the {@link Clerk} has it, and who has the same records has
 * the same board.
 */
final class Boards {
  private static final List<String> LISTS =
      List.of(
          "councils",
          "meetings",
          "decisions",
          "statements",
          "commitments",
          "consultations",
          "apart");

  private final SortedMap<LedgerId, Oracle> oracles;

  Boards(SortedMap<LedgerId, Oracle> oracles) {
    this.oracles = oracles;
  }

  /** A board with all sheets that are found by it, and in what state it says that things are. */
  record Rendered(
      String of, JsonObject whole, SortedSet<String> ids, SortedMap<Hash, String> stands) {
    boolean shows(Hash record) {
      return ids.contains(record.hex());
    }
  }

  /** A board shows what is there for its readers, and how that stands. */
  Rendered isRight(Picture picture, Site site, Scope scope, Instant now) {
    Rendered rendered = rendered(picture, site, scope, now);
    List<Clerk.Word> words = words(site, picture, scope);
    SortedSet<String> expected = new TreeSet<>();
    words.forEach(word -> expected.add(word.id().hex()));
    if (!rendered.ids().equals(expected)) {
      SortedSet<String> lost = new TreeSet<>(expected);
      lost.removeAll(rendered.ids());
      SortedSet<String> more = new TreeSet<>(rendered.ids());
      more.removeAll(expected);
      throw lost.isEmpty()
          ? broken(Promise.MINE_TO_RELEASE, site, scope, "shows " + more)
          : broken(Promise.KEPT, site, scope, "has lost " + lost);
    }
    SortedMap<Hash, String> stands = new Clerk(words, now).stands();
    SortedSet<Hash> matters = new TreeSet<>(stands.keySet());
    matters.addAll(rendered.stands().keySet());
    for (Hash id : matters) {
      String how = stands.getOrDefault(id, "nothing");
      String shown = rendered.stands().getOrDefault(id, "nothing");
      if (!agree(how, shown)) {
        throw broken(
            Promise.SAME_RECORDS_SAME_PICTURE,
            site,
            scope,
            "says of " + id + " " + shown + " where it is " + how);
      }
    }
    return rendered;
  }

  /** Of an answer and a refusal by one member either may be shown as its reply. */
  private static boolean agree(String how, String shown) {
    String either = "answered|refused|either";
    return how.equals(shown)
        || (how.contains("either")
            && shown.replaceAll(either, "x").equals(how.replaceAll(either, "x")));
  }

  private static BrokenPromise broken(Promise promise, Site site, Scope scope, String what) {
    return new BrokenPromise(promise, site.name + "'s board of " + scope + " " + what);
  }

  /** What is there for a board: what the site holds, and of a group what all of it may hold. */
  private List<Clerk.Word> words(Site site, Picture picture, Scope scope) {
    List<Clerk.Word> words = new ArrayList<>();
    for (Ledger ledger : site.member().ledgers()) {
      Oracle oracle = oracles.get(ledger.id());
      long size = picture.cut().sizes().getOrDefault(ledger.id(), 0L);
      for (int index = 0; oracle != null && index < size; index++) {
        Entry.Held record = oracle.record(index);
        String kind = record.header().kind();
        if (!Talk.isKind(kind)
            || record.header().status() != Status.EXERCISE
            || !CatchUp.holds(ledger, index, Set.of(kind))) {
          continue;
        }
        if (!(scope instanceof Scope.Group(String group))
            || oracle.isShownIn(group, index, kind, size)) {
          words.add(
              new Clerk.Word(
                  record.leaf(),
                  ledger.id(),
                  index,
                  record.header().at(),
                  kind,
                  Objects.requireNonNull(record.sections().get(kind)).content()));
        }
      }
    }
    return words;
  }

  /** A record on a node's board that no release opens; the one with the least id. */
  Optional<Hash> unreleased(Picture picture, Site site) {
    Set<Hash> released = new TreeSet<>();
    oracles
        .values()
        .forEach(oracle ->
            oracle
                .records()
                .filter(record -> record.header().kind().equals("release"))
                .forEach(record -> released.addAll(record.header().refs())));
    return words(site, picture, new Scope.All()).stream()
        .map(Clerk.Word::id)
        .filter(id -> !released.contains(id))
        .min(Comparator.naturalOrder());
  }

  /** A board is the same as another, and so to the byte. */
  void isLike(Rendered board, Picture picture, Site site, Scope scope, Instant now) {
    if (!board.whole().equals(rendered(picture, site, scope, now).whole())) {
      throw broken(
          Promise.SAME_RECORDS_SAME_PICTURE, site, scope, "is another than " + board.of() + "'s");
    }
  }

  Rendered rendered(Picture picture, Site site, Scope scope, Instant now) {
    Layer layer = picture.layer(scope, Status.EXERCISE);
    TalkJson json = new TalkJson(site.talkReader().read(layer).talks(), layer, now);
    JsonObject.Builder whole = JsonObject.builder();
    JsonObject board = json.board(BoardAsked.ALL);
    whole.put("board", board);
    SortedSet<String> ids = new TreeSet<>();
    SortedMap<Hash, String> stands = new TreeMap<>();
    for (String list : LISTS) {
      for (JsonObject matter : objects(board, list)) {
        stands(matter).ifPresent(how -> stands.put(Hash.ofHex(text(matter, "matter")), how));
        if (!ids.contains(text(matter, "id"))) {
          json.sheet(Hash.ofHex(text(matter, "matter")), Integer.MAX_VALUE)
              .ifPresent(sheet -> {
                whole.put(text(matter, "matter"), sheet);
                collect(sheet, ids);
              });
        }
      }
    }
    return new Rendered(site.name, whole.build(), ids, stands);
  }

  /** How a matter stands, in the words of the {@link Clerk}. */
  private static Optional<String> stands(JsonObject matter) {
    if (!(matter.find("stands") instanceof JsonObject stands)) {
      return Optional.empty();
    }
    return switch (text(matter, "kind")) {
      case "meeting" -> Optional.of(text(stands, "closed"));
      case "decision" -> Optional.of(text(stands, "decided"));
      case "statement" -> {
        boolean published = stands.find("published") instanceof JsonBool(boolean value) && value;
        SortedMap<String, List<String>> missing = new TreeMap<>();
        members(stands, "missing").forEach((language, of) -> missing.put(language, texts(of)));
        yield Optional.of(published + " " + missing);
      }
      case "consultation" -> {
        SortedMap<String, String> replies = new TreeMap<>();
        members(stands, "replies")
            .forEach((member, reply) -> replies.put(member, ((JsonString) reply).value()));
        yield Optional.of(replies.toString());
      }
      default -> Optional.empty();
    };
  }

  /** The ids of all records that a sheet shows. */
  private static void collect(JsonObject sheet, SortedSet<String> ids) {
    objects(sheet, "versions").forEach(version -> ids.add(text(version, "id")));
    if (sheet.find("recalled") instanceof JsonObject recall) {
      ids.add(text(recall, "id"));
    }
    objects(sheet, "belonging").forEach(each -> collect(each, ids));
  }

  private static List<JsonObject> objects(JsonObject in, String name) {
    return in.find(name) instanceof JsonArray(List<Json> items)
        ? items.stream().map(JsonObject.class::cast).toList()
        : List.of();
  }

  private static Map<String, Json> members(JsonObject in, String name) {
    return in.find(name) instanceof JsonObject object ? object.members() : Map.of();
  }

  private static List<String> texts(Json array) {
    return array instanceof JsonArray(List<Json> items)
        ? items.stream().map(item -> ((JsonString) item).value()).toList()
        : List.of();
  }

  private static String text(JsonObject in, String name) {
    return in.find(name) instanceof JsonString(String value) ? value : "";
  }
}
