package tansiq.node.api;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import tansiq.core.alliance.Roster;
import tansiq.core.council.Admission;
import tansiq.core.council.Consultation;
import tansiq.core.council.Council;
import tansiq.core.council.Matter;
import tansiq.core.council.Passages;
import tansiq.core.council.Recall;
import tansiq.core.council.Talk;
import tansiq.core.council.Talks;
import tansiq.core.json.Fields;
import tansiq.core.json.JsonObject;
import tansiq.core.json.Verdict;
import tansiq.core.member.Draft;
import tansiq.core.record.Audience;
import tansiq.core.record.Label;
import tansiq.core.record.Level;
import tansiq.core.record.Status;
import tansiq.core.report.Warning;
import tansiq.node.loop.Acts;
import tansiq.node.loop.Loop;

/** Reads what this member's people want to say, and judges it by what this node holds. */
final class Speaking {
  private static final String GROUP = "group:";
  private static final int LONGEST_WORD = 64;
  private static final int MOST_PARTIES = 1_024;

  private final Loop loop;
  private final Inputs inputs;
  private final Acts acts;
  private final Clock clock;

  Speaking(Loop loop, Inputs inputs, Acts acts, Clock clock) {
    this.loop = loop;
    this.inputs = inputs;
    this.acts = acts;
    this.clock = clock;
  }

  /**
   * What counts for all that one request says.
   *
   * @param level of what has no label of its own; absent, as what it belongs to
   * @param to who may hold that; absent, who may hold what it belongs to
   */
  record Given(Status status, Optional<Level> level, Optional<Audience> to) {}

  /**
   * What a request or a line of it says, before it is judged.
   *
   * @param key by which later lines name it
   */
  record Envelope(
      String kind,
      JsonObject content,
      Optional<String> key,
      Optional<Level> level,
      Optional<Audience> to) {
    Envelope withContent(JsonObject other) {
      return new Envelope(kind, other, key, level, to);
    }
  }

  /** What is to be said, well-formed and labelled. */
  record Wanted(String kind, Talk talk, JsonObject content, Status status, Label label) {}

  Given given(Context ctx, Status usual) {
    return new Given(Asked.status(ctx, usual), Asked.level(ctx), inputs.audience(ctx));
  }

  /** The member that speaks here. */
  String self() {
    return loop.own().member();
  }

  /** What an object says: a kind, its content, and where stated a key and a label. */
  Envelope envelope(JsonObject object) {
    return accepted(
        "",
        Fields.read(
            object,
            f -> {
              Optional<Fields> label = f.findObject("label");
              Envelope read =
                  new Envelope(
                      f.text("kind", LONGEST_WORD),
                      f.object("content").json(),
                      f.findText("key", LONGEST_WORD),
                      label.flatMap(l -> l.findWord("level", Level::find, "is no level")),
                      label
                          .filter(l -> l.has("audience"))
                          .map(l -> l.texts("audience", MOST_PARTIES, LONGEST_WORD))
                          .map(parties -> inputs.audience("label.audience", parties)));
              label.ifPresent(Fields::nothingElse);
              f.nothingElse();
              return read;
            }));
  }

  /**
   * The talk of an envelope; a {@link Refusal} with field and reason when it is not well-formed.
   */
  Wanted wanted(Envelope said, Given given, Talks talks) {
    Talk talk = accepted("content", Talk.read(said.kind(), said.content()));
    return new Wanted(
        said.kind(), talk, said.content(), given.status(), label(said, given, talk, talks));
  }

  /** Whether it is this member's to say, by what this node holds. */
  void judge(Wanted wanted, Talks talks) {
    accepted("content", new Admission(talks, self(), clock.instant()).judge(wanted.talk()));
  }

  static <T> T accepted(String within, Verdict<T> verdict) {
    return switch (verdict) {
      case Verdict.Accepted<T>(T right) -> right;
      case Verdict.Refused<T>(String field, String reason) ->
          throw Refusal.of(
              within.isEmpty() || field.isEmpty() || field.equals("kind")
                  ? field
                  : within + "." + field,
              reason);
    };
  }

  /**
   * What it says itself; else what the request says; else, of a new version, as the one before it;
   * else as what it belongs to.
   */
  private Label label(Envelope said, Given given, Talk talk, Talks talks) {
    Optional<Matter> earlier = earlier(talk, talks);
    Optional<Matter> like = earlier.or(() -> talk.links().on().flatMap(talks::find));
    Level level =
        said.level()
            .or(given::level)
            .or(() -> like.map(each -> each.latest().label().level()))
            .orElse(Level.RESTRICTED);
    return Label.of(
        level,
        said.to()
            .or(given::to)
            .orElseGet(() -> inputs.audience("to", List.copyOf(usual(talk, earlier, talks)))));
  }

  /** This member's own matter of which something is a new version. */
  private Optional<Matter> earlier(Talk talk, Talks talks) {
    return talk.links()
        .amends()
        .flatMap(talks::find)
        .filter(matter -> matter.member().equals(self()));
  }

  /**
   * Who gets it: of a new version who may hold the one before, so that what was narrowed stays so,
   * and whom it addresses anew.
   */
  private Set<String> usual(Talk talk, Optional<Matter> earlier, Talks talks) {
    Set<String> parties = fromWhatItIs(talk, talks);
    if (earlier.isPresent()) {
      parties.removeAll(fromWhatItIs(earlier.get().talk(), talks));
      parties.addAll(earlier.get().latest().label().audience().parties());
    }
    parties.remove(self());
    return parties;
  }

  /** Whom it addresses; else who may hold what it belongs to, with that one's author. */
  private Set<String> fromWhatItIs(Talk talk, Talks talks) {
    Optional<Matter> on = talk.links().on().flatMap(talks::find);
    Set<String> parties = new TreeSet<>();
    if (talk instanceof Council council) {
      parties.add(GROUP + council.group());
    } else if (talk instanceof Consultation asked) {
      parties.addAll(asked.to());
    } else if (talk instanceof Recall && on.isPresent()) {
      // Whoever got any version of it is told that it was taken back.
      on.get().versions().forEach(said -> parties.addAll(said.label().audience().parties()));
    } else if (on.isPresent()) {
      parties.addAll(on.get().latest().label().audience().parties());
      if (parties.stream().noneMatch(party -> isIn(on.get().member(), party))) {
        parties.add(on.get().member());
      }
    }
    return parties;
  }

  /** Whether a party is a group whose roster here has the member. */
  private boolean isIn(String member, String party) {
    Roster roster =
        party.startsWith(GROUP)
            ? loop.policy().alliance().rosters().get(party.substring(GROUP.length()))
            : null;
    return roster != null && roster.members().contains(member);
  }

  /** The record that it would become now. */
  Draft.Act draft(Wanted wanted) {
    return acts.of(
        loop.own(),
        wanted.kind(),
        wanted.talk(),
        wanted.content(),
        wanted.status(),
        wanted.label());
  }

  /** Who would get it, who of its council would not, and what in it looks like a person. */
  JsonObject preview(Wanted wanted, Draft.Act draft, Talks talks) {
    SortedMap<String, Set<String>> holders = loop.policy().holders(draft.record().header());
    List<JsonObject> warnings = new ArrayList<>();
    wanted
        .talk()
        .links()
        .on()
        .flatMap(talks::find)
        .flatMap(talks::council)
        .ifPresent(council -> {
          for (String member : ((Council) council.talk()).members()) {
            if (!holders.containsKey(member) && !member.equals(self())) {
              warnings.add(warning("to", "hides it from " + member + ", who sits in the council"));
            }
          }
        });
    for (Warning trace : Passages.privateTraces(wanted.talk())) {
      warnings.add(warning("content." + trace.field(), trace.reason()));
    }
    return JsonObject.builder()
        .put("receives", Answers.texts(holders.keySet()))
        .put("level", wanted.label().level().word())
        .put("audience", Answers.texts(wanted.label().audience().parties()))
        .put("warnings", Answers.objects(warnings))
        .build();
  }

  private static JsonObject warning(String field, String reason) {
    return JsonObject.builder().put("field", field).put("reason", reason).build();
  }
}
