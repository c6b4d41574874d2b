package tansiq.core.council;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tansiq.core.json.Bounds;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonText;
import tansiq.core.json.Parsed;
import tansiq.core.json.Verdict;
import tansiq.core.proof.Hash;
import tansiq.core.proof.Sha256;
import tansiq.core.record.Audience;
import tansiq.core.record.Label;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Level;

/** Says things as members would, for tests; ids follow from who said it and when in its ledger. */
final class Talking {
  private static final Label OPEN = Label.of(Level.OPEN, Audience.ALL);

  final List<Said> all = new ArrayList<>();
  private final Map<String, Long> sizes = new HashMap<>();

  static JsonObject json(String text) {
    byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return JsonText.parse(bytes, Bounds.RECORD) instanceof Parsed.Value(JsonObject object)
        ? object
        : JsonObject.builder().build();
  }

  static Verdict<Talk> read(String kind, String text) {
    return Talk.read(kind, json(text));
  }

  static <T> T accepted(Verdict<T> verdict) {
    return switch (verdict) {
      case Verdict.Accepted<T>(T right) -> right;
      case Verdict.Refused<T>(String field, String reason) ->
          throw new IllegalArgumentException(field + " " + reason);
    };
  }

  /** Says something at a moment; quotes may be single. */
  Hash says(String member, String at, String kind, String text) {
    long index = sizes.merge(member, 1L, Long::sum) - 1;
    Hash id = Sha256.hash((member + "/" + index).getBytes(StandardCharsets.UTF_8));
    Talk talk = accepted(read(kind, text));
    all.add(
        new Said(
            id, new LedgerId(member, 1), index, Instant.parse(at), OPEN, kind, json(text), talk));
    return id;
  }

  Hash council(String at, String members) {
    return says("iq", at, "council", councilText(members, Optional.empty()));
  }

  static String councilText(String members, Optional<Hash> amends) {
    return "{'group':'four','tier':2,'name':{'en':'Secretaries'},'languages':['ar','ru'],'members':["
        + members
        + "]"
        + amends.map(id -> ",'amends':'" + id + "'").orElse("")
        + "}";
  }

  Hash meeting(String at, Hash council) {
    return says(
        "ru",
        at,
        "meeting",
        "{'on':'" + council + "','title':{'en':'Zavidovo'},'from':'2017-05-23T09:00:00Z'}");
  }

  Standing standing(String now) {
    return new Standing(Talks.of(all), Instant.parse(now), sign -> Optional.empty());
  }

  Matter matter(Hash id) {
    return Talks.of(all).find(id).orElseThrow();
  }
}
