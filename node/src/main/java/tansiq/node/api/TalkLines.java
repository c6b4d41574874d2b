package tansiq.node.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tansiq.core.council.Council;
import tansiq.core.council.Minutes;
import tansiq.core.council.Recall;
import tansiq.core.council.Said;
import tansiq.core.council.Talk;
import tansiq.core.council.Talks;
import tansiq.core.json.Bounds;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.json.JsonText;
import tansiq.core.json.Parsed;
import tansiq.core.member.Draft;
import tansiq.core.member.Outcome;
import tansiq.core.proof.Hash;
import tansiq.core.record.Header;

/**
 * What is said in many lines, each of which may speak of one above it by its key, written {@code
 * $key}. A line that was said before in the same words, and not taken back, is not said again; one
 * that is refused changes nothing and does not stop the rest. For one thread.
 */
final class TalkLines {
  private static final String NAMED = "$";

  /** Keeps a record, or in a preview does as if. */
  @FunctionalInterface
  interface Keeper {
    Outcome.Kept keep(String kind, Draft.Act draft) throws InterruptedException;
  }

  private final Speaking speaking;
  private final Speaking.Given given;
  private final Keeper keeper;
  private final boolean preview;
  private final int listed;

  /** What this node holds, and of these lines all that is not in {@link #fresh}. */
  private Talks talks;

  /** By the id as a content writes it, so that a line that speaks of one is known at once. */
  private final Map<String, Said> fresh = new LinkedHashMap<>();

  private final Map<Spoken, Said> mine = new HashMap<>();
  private boolean stale;

  private final Map<String, Hash> keys = new LinkedHashMap<>();
  private final List<JsonObject> previews = new ArrayList<>();
  private final List<JsonObject> refusals = new ArrayList<>();
  private Optional<Outcome.Kept> last = Optional.empty();
  private long kept;
  private long again;
  private long refused;

  /** What was said, as far as saying it again would add nothing. */
  private record Spoken(String kind, JsonObject content) {}

  /**
   * Lines to be kept.
   *
   * @param talks what this node holds
   * @param preview whether the answer says who would get each line
   * @param listed how many refusals are listed
   */
  TalkLines(
      Speaking speaking,
      Speaking.Given given,
      Talks talks,
      Keeper keeper,
      boolean preview,
      int listed) {
    this.speaking = speaking;
    this.given = given;
    this.talks = talks;
    this.keeper = keeper;
    this.preview = preview;
    this.listed = listed;
    for (Said said : talks.saidBy(speaking.self())) {
      mine.put(new Spoken(said.kind(), said.content()), said);
    }
  }

  /** Takes a line, numbered from 1. */
  void take(long number, byte[] line) throws InterruptedException {
    try {
      JsonObject object =
          switch (JsonText.parse(line, Bounds.RECORD)) {
            case Parsed.Value(JsonObject right) -> right;
            case Parsed.Value _ -> throw Refusal.of("", "is not a JSON object");
            case Parsed.Refused(String reason, long offset) ->
                throw Refusal.of("", reason + ", at byte " + offset);
          };
      if (object.find("keys") instanceof JsonObject known && object.members().size() == 1) {
        known.members().forEach(this::know);
      } else {
        say(number, speaking.envelope(object));
      }
    } catch (Refusal refusal) {
      if (refusal.status().getCode() >= 500) {
        throw refusal;
      }
      refuse(number, refusal.field(), refusal.reason());
    }
  }

  /** Notes a line that is not taken. */
  void refuse(long number, String field, String reason) {
    refused++;
    if (refusals.size() < listed) {
      refusals.add(
          JsonObject.builder()
              .put("line", number)
              .put("field", field)
              .put("reason", reason)
              .build());
    }
  }

  private void know(String key, Json id) {
    Optional<Hash> hash =
        id instanceof JsonString(String text) ? Hash.findHex(text) : Optional.empty();
    keys.put(key, hash.orElseThrow(() -> Refusal.of("keys." + key, "is no record's id")));
  }

  private void say(long number, Speaking.Envelope stated) throws InterruptedException {
    if (stated.key().map(keys::containsKey).orElse(false)) {
      throw Refusal.of("key", "is that of a line above");
    }
    Speaking.Envelope envelope = stated.withContent(named(stated.content()));
    Spoken spoken = new Spoken(envelope.kind(), envelope.content());
    Optional<Said> before = before(spoken);
    if (before.isPresent()) {
      again++;
      stated.key().ifPresent(key -> keys.put(key, before.get().id()));
      return;
    }
    Speaking.Wanted wanted = wanted(envelope);
    speaking.judge(wanted, talks);
    Draft.Act draft = speaking.draft(wanted);
    Outcome.Kept done = keeper.keep(wanted.kind(), draft);
    if (preview) {
      previews.add(
          Answers.with(
              JsonObject.builder().put("line", number).put("kind", wanted.kind()).build(),
              List.copyOf(speaking.preview(wanted, draft, talks).members().entrySet())));
    }
    kept++;
    last = Optional.of(done);
    stated.key().ifPresent(key -> keys.put(key, done.id()));
    Said said = said(wanted, draft, done);
    fresh.put(done.id().hex(), said);
    mine.put(spoken, said);
    stale |= changesWhatMayBeSaid(wanted.talk());
  }

  private Optional<Said> before(Spoken spoken) {
    Optional<Said> before = Optional.ofNullable(mine.get(spoken));
    if (before.isPresent() && stale) {
      renew();
    }
    return before.filter(said -> talks.find(said.id()).flatMap(m -> m.recall()).isEmpty());
  }

  private Speaking.Wanted wanted(Speaking.Envelope envelope) {
    if (stale
        || isFresh(envelope.content().find("on"))
        || isFresh(envelope.content().find("amends"))) {
      renew();
    }
    return speaking.wanted(envelope, given, talks);
  }

  private void renew() {
    talks = talks.with(fresh.values());
    fresh.clear();
    stale = false;
  }

  private boolean isFresh(@Nullable Json id) {
    return id instanceof JsonString(String text) && fresh.containsKey(text);
  }

  /** What belongs to it is found by its id; only of these does more depend than that. */
  private static boolean changesWhatMayBeSaid(Talk talk) {
    return talk instanceof Minutes
        || talk instanceof Recall
        || talk instanceof Council
        || talk.links().amends().isPresent();
  }

  private static Said said(Speaking.Wanted wanted, Draft.Act draft, Outcome.Kept kept) {
    Header header = draft.record().header();
    return new Said(
        kept.id(),
        header.ledger(),
        kept.index(),
        header.at(),
        wanted.label(),
        wanted.kind(),
        wanted.content(),
        wanted.talk());
  }

  /** The content with ids in place of keys. */
  private JsonObject named(JsonObject content) {
    Map<String, Json> members = new LinkedHashMap<>(content.members());
    for (String name : List.of("on", "amends")) {
      members.computeIfPresent(name, (field, value) -> named(field, value));
    }
    if (members.get("papers") instanceof JsonArray(List<Json> papers)) {
      List<Json> ids = new ArrayList<>();
      for (int i = 0; i < papers.size(); i++) {
        ids.add(named("papers[" + i + "]", papers.get(i)));
      }
      members.put("papers", new JsonArray(ids));
    }
    return new JsonObject(members);
  }

  private Json named(String field, Json value) {
    if (!(value instanceof JsonString(String text)) || !text.startsWith(NAMED)) {
      return value;
    }
    Hash id = keys.get(text.substring(NAMED.length()));
    if (id == null) {
      throw Refusal.of(
          "content." + field, "names " + text + ", and no line above was kept by that key");
    }
    return new JsonString(id.hex());
  }

  /** What was kept last, if anything. */
  Optional<Outcome.Kept> last() {
    return last;
  }

  /** What became of it, in words. */
  String words() {
    return "kept " + kept + ", again " + again + ", refused " + refused;
  }

  /** The answer of docs/api.md. */
  JsonObject summary() {
    JsonObject.Builder ids = JsonObject.builder();
    keys.forEach((key, id) -> ids.put(key, id.hex()));
    JsonObject.Builder summary =
        JsonObject.builder()
            .put("kept", kept)
            .put("again", again)
            .put("refused", refused)
            .put("refusals", Answers.objects(refusals))
            .put("more", refused - refusals.size());
    return preview
        ? summary.put("lines", Answers.objects(previews)).build()
        : summary.put("keys", ids.build()).build();
  }
}
