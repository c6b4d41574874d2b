package tansiq.node.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import tansiq.core.json.JsonNumber;
import tansiq.core.json.JsonObject;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.Label;
import tansiq.core.release.Policy;
import tansiq.core.release.Rule;
import tansiq.core.report.Labelling;
import tansiq.core.report.Prepared;
import tansiq.core.report.PrivateTraces;
import tansiq.core.report.Report;
import tansiq.core.report.Warning;
import tansiq.core.report.Where;
import tansiq.node.loop.Loop;

/** Says who would get what of a report, and why, before anything is kept. */
final class PreviewRoute {
  private final Loop loop;
  private final Inputs inputs;

  PreviewRoute(Loop loop, Inputs inputs) {
    this.loop = loop;
    this.inputs = inputs;
  }

  void preview(Context ctx) throws IOException, InterruptedException {
    Prepared prepared = inputs.prepare(ctx);
    List<JsonObject> warnings = new ArrayList<>();
    Header header = resolved(prepared, warnings).header();
    if (prepared.filing().content() instanceof Report report) {
      PrivateTraces.find(report).forEach(trace -> warnings.add(warning(trace)));
    }
    Policy policy = loop.policy();
    SortedMap<String, Set<String>> holders = policy.holders(header);
    JsonObject.Builder answer =
        JsonObject.builder()
            .put("ok", true)
            .put("ext", prepared.ext())
            .put("receives", Answers.objects(receives(policy, header, holders)))
            .put("not", Answers.objects(denied(policy, header, holders)))
            .put("withheld", Answers.objects(withheld(header)))
            .put("warnings", Answers.objects(warnings));
    place(prepared).ifPresent(place -> answer.put("resolved", place));
    Answers.json(ctx, answer.build());
  }

  private static JsonObject warning(Warning trace) {
    return JsonObject.builder().put("field", trace.field()).put("reason", trace.reason()).build();
  }

  /** A correction without an audience of its own goes where the report went that it corrects. */
  private Entry.Held resolved(Prepared prepared, List<JsonObject> warnings)
      throws InterruptedException {
    if (prepared.refers().isEmpty()) {
      return prepared.entry();
    }
    String ext = prepared.refers().get();
    Optional<Entry.Held> referred = Inputs.await(loop.filed(ext));
    if (referred.isEmpty()) {
      warnings.add(
          JsonObject.builder()
              .put("field", "amends")
              .put("reason", "no report of this member has that ext")
              .build());
      return prepared.entry();
    }
    return prepared.resolve(referred.get());
  }

  private static List<JsonObject> receives(
      Policy policy, Header header, SortedMap<String, Set<String>> holders) {
    List<JsonObject> list = new ArrayList<>();
    holders.forEach((member, sections) ->
        list.add(
            JsonObject.builder()
                .put("member", member)
                .put("sections", Answers.texts(sections))
                .put("rule", words(policy.rule(member, header, sections.iterator().next())))
                .build()));
    return list;
  }

  private static List<JsonObject> denied(
      Policy policy, Header header, SortedMap<String, Set<String>> holders) {
    List<JsonObject> list = new ArrayList<>();
    String any = header.sections().firstKey();
    for (String member : policy.alliance().pins().keySet()) {
      if (!holders.containsKey(member) && !member.equals(header.ledger().member())) {
        list.add(
            JsonObject.builder()
                .put("member", member)
                .put("why", words(policy.rule(member, header, any)))
                .build());
      }
    }
    return list;
  }

  private static List<JsonObject> withheld(Header header) {
    boolean later = header.label().caveats().contains(Labelling.COARSE_AFTER_24_H);
    List<JsonObject> list = new ArrayList<>();
    for (Map.Entry<String, Label.Part> part : header.label().sections().entrySet()) {
      if (!header.sections().containsKey(part.getKey())) {
        continue;
      }
      boolean home =
          part.getValue().audience().map(audience -> audience.parties().isEmpty()).orElse(false);
      String why =
          home
              ? later && part.getKey().equals("coarse")
                  ? "goes out after 24 hours"
                  : "stays with the author"
              : "goes to fewer than the rest";
      list.add(JsonObject.builder().put("section", part.getKey()).put("why", why).build());
    }
    return list;
  }

  private static String words(Rule rule) {
    return switch (rule) {
      case Rule.Author _ -> "the author";
      case Rule.Named _ -> "named in the audience";
      case Rule.InGroup(String group) -> "in group:" + group + ", by this member's roster";
      case Rule.Pinned _ -> "all members that this one has pinned";
      case Rule.NotPinned _ -> "not pinned by this member";
      case Rule.AboveCeiling(var level, var ceiling) ->
          level.word() + " is above the " + ceiling.word() + " that this member grants it";
      case Rule.NotInAudience _ -> "not in the audience";
      case Rule.NoSuchSection _ -> "the record has no such section";
    };
  }

  private static Optional<JsonObject> place(Prepared prepared) {
    if (!(prepared.filing().content() instanceof Report report)) {
      return Optional.empty();
    }
    return switch (report.where()) {
      case Where.At at ->
          Optional.of(
              JsonObject.builder()
                  .put("lat", new JsonNumber(at.point().lat()))
                  .put("lon", new JsonNumber(at.point().lon()))
                  .put("radiusM", at.radius().value())
                  .put("place", at.names().toJson())
                  .build());
      case Where.Within within ->
          Optional.of(JsonObject.builder().put("place", within.names().toJson()).build());
      case Where.Unplaced unplaced ->
          Optional.of(
              JsonObject.builder()
                  .put("place", unplaced.names().toJson())
                  .put("unplaced", true)
                  .build());
    };
  }
}
