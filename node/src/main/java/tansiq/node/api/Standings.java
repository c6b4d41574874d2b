package tansiq.node.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tansiq.core.alliance.Alliance;
import tansiq.core.alliance.Roster;
import tansiq.core.json.JsonObject;
import tansiq.core.ledger.Ledger;
import tansiq.core.picture.Cut;
import tansiq.core.picture.Scope;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Status;
import tansiq.node.link.Exchange;
import tansiq.node.link.Links;
import tansiq.node.link.Word;
import tansiq.node.link.Words;
import tansiq.node.loop.Loop;
import tansiq.node.loop.Published;

/** How each member stands to this node: link, lag, and whether its picture is the same. */
final class Standings {
  /** Links as they stand, for the page's strip. */
  private enum Link {
    LIVE,
    DOWN,
    RELAYED,
    NONE
  }

  private final Loop loop;
  private final Links links;
  private final Exchange exchange;
  private final Words words;
  private final About about;

  Standings(Loop loop, Links links, Exchange exchange, Words words, About about) {
    this.loop = loop;
    this.links = links;
    this.exchange = exchange;
    this.words = words;
    this.about = about;
  }

  /** The answer to {@code GET /api/v1/alliance}; the group is empty for all that the node holds. */
  JsonObject of(String group, Status status) {
    Published latest = loop.pictures().latest();
    Scope scope = group.isEmpty() ? new Scope.All() : new Scope.Group(group);
    String digest = latest.digest(scope, status);
    List<JsonObject> rows = new ArrayList<>();
    int same = 0;
    for (String member : members(group)) {
      Words.Standing standing = standing(member, group, status);
      same += standing == Words.Standing.SAME ? 1 : 0;
      rows.add(row(member, group, status, standing, digest, latest.picture().cut()));
    }
    return JsonObject.builder()
        .put("group", Answers.orNull(group))
        .put("digest", digest)
        .put("at", latest.at().toString())
        .put("same", same)
        .put("of", rows.size())
        .put("members", Answers.objects(rows))
        .build();
  }

  /** Changes whenever a link or somebody's sameness does. */
  String fingerprint(Status status) {
    StringBuilder out = new StringBuilder();
    for (String member : members("")) {
      out.append(member)
          .append(link(member))
          .append(standing(member, "", status))
          .append(links.find(member).map(Links.State::since))
          .append(';');
    }
    return out.toString();
  }

  /** Of a group those on this member's roster; else everybody who is known. */
  private SortedSet<String> members(String group) {
    Alliance alliance = loop.policy().alliance();
    Roster roster = alliance.rosters().get(group);
    if (roster != null) {
      return roster.members();
    }
    SortedSet<String> members = new TreeSet<>(alliance.pins().keySet());
    members.addAll(about.others().keySet());
    members.add(about.member());
    return members;
  }

  private JsonObject row(
      String member,
      String group,
      Status status,
      Words.Standing standing,
      String ownDigest,
      Cut ownCut) {
    boolean self = member.equals(about.member());
    Optional<Word> heard = exchange.heard(member);
    Ledger ledger = ledger(member);
    long behind = heard.map(word -> apart(ownCut, word.cut())).orElse(0L);
    String theirs =
        heard.map(word -> word.digests().getOrDefault(Words.key(group, status), "")).orElse("");
    JsonObject.Builder row =
        JsonObject.builder()
            .put("member", member)
            .put("self", self)
            .put("node", self || isNode(member))
            .put("link", link(member).name().toLowerCase(Locale.ROOT))
            .put("since", Answers.orNull(links.find(member).map(Links.State::since)))
            .put("lagMs", loop.lagMillis(member))
            .put("behind", behind)
            .put("size", ledger == null ? 0 : ledger.visible())
            .put("epoch", ledger == null ? 0 : ledger.id().epoch())
            .put("lacking", ledger == null ? 0 : loop.lacking(ledger.id()))
            .put("digest", Answers.orNull(self ? ownDigest : theirs))
            .put("picture", standing.name().toLowerCase(Locale.ROOT));
    why(member, standing, behind).ifPresent(why -> row.put("why", why));
    return row.build();
  }

  private Words.Standing standing(String member, String group, Status status) {
    if (member.equals(about.member())) {
      return Words.Standing.SAME;
    }
    Optional<Word> heard = exchange.heard(member);
    if (!group.isEmpty()) {
      return words.compare(group, status, heard);
    }
    // Two nodes may hold different records; what they share are the groups that both are in.
    Words.Standing worst = Words.Standing.UNKNOWN;
    for (Roster roster : loop.policy().alliance().rosters().values()) {
      Words.Standing each = words.compare(roster.group(), status, heard);
      if (each == Words.Standing.DIFFERS) {
        return each;
      }
      if (each == Words.Standing.BEHIND || worst == Words.Standing.UNKNOWN) {
        worst = each;
      }
    }
    return worst;
  }

  private Optional<String> why(String member, Words.Standing standing, long behind) {
    Optional<Links.State> state = links.find(member);
    if (state.isPresent() && !state.get().up()) {
      return Optional.of(state.get().why());
    }
    return switch (standing) {
      case BEHIND -> Optional.of(behind + " records are not in both pictures yet");
      case DIFFERS -> Optional.of("another picture of the same records");
      case SAME, UNKNOWN -> Optional.empty();
    };
  }

  private Link link(String member) {
    Optional<Links.State> state = links.find(member);
    if (state.isPresent()) {
      return state.get().up() ? Link.LIVE : Link.DOWN;
    }
    return !member.equals(about.member()) && ledger(member) != null ? Link.RELAYED : Link.NONE;
  }

  private boolean isNode(String member) {
    return about.withNode().contains(member) || loop.policy().alliance().pins().containsKey(member);
  }

  /** The latest epoch that this node has of a member's ledger. */
  private @Nullable Ledger ledger(String member) {
    Ledger latest = null;
    for (Ledger ledger : loop.listLedgers()) {
      if (ledger.id().member().equals(member)) {
        latest = ledger;
      }
    }
    return latest;
  }

  /** How many records one of two cuts has and the other has not. */
  private static long apart(Cut a, Cut b) {
    SortedSet<LedgerId> all = new TreeSet<>(a.sizes().keySet());
    all.addAll(b.sizes().keySet());
    return all.stream().mapToLong(id -> Math.abs(a.size(id) - b.size(id))).sum();
  }
}
