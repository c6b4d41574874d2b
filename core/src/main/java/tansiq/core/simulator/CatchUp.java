package tansiq.core.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import tansiq.core.ledger.Ledger;
import tansiq.core.member.State;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;

/** Watches over promise 7: a member gets what it may hold and can reach. */
final class CatchUp {
  private final Plan plan;
  private final SortedMap<String, Site> sites;
  private final SortedMap<LedgerId, Oracle> oracles;

  CatchUp(Plan plan, SortedMap<String, Site> sites, SortedMap<LedgerId, Oracle> oracles) {
    this.plan = plan;
    this.sites = sites;
    this.oracles = oracles;
  }

  /** How far one member's copy of one ledger is known to have what it should; it loses nothing. */
  static final class Reach {
    long owed;
    long shown;
    long covered;
  }

  /** Whether every member has what it can get. */
  boolean isDone() {
    for (Site site : sites.values()) {
      if (site.member().state() != State.SERVING) {
        return false;
      }
      for (LedgerId id : oracles.keySet()) {
        if (Checks.visible(site, id) < expected(id)) {
          return false;
        }
      }
    }
    return missing().isEmpty();
  }

  private Oracle oracle(LedgerId id) {
    return Objects.requireNonNull(oracles.get(id));
  }

  /** How much of a ledger there is to have: of an ended epoch what anybody still has. */
  long expected(LedgerId id) {
    return oracle(id).isEnded() ? most(id, sites.keySet()) : oracle(id).size();
  }

  private long most(LedgerId id, Set<String> members) {
    return members.stream()
        .mapToLong(member -> Checks.visible(Objects.requireNonNull(sites.get(member)), id))
        .max()
        .orElse(0);
  }

  /** The first entry of which a member lacks what should have reached it. */
  Optional<String> missing() {
    for (Map.Entry<LedgerId, Oracle> each : oracles.entrySet()) {
      Oracle oracle = each.getValue();
      long size = expected(each.getKey());
      for (Site site : sites.values()) {
        Ledger ledger = Checks.find(site, each.getKey()).orElseThrow();
        Reach reach = site.reach(each.getKey());
        while (reach.owed < size) {
          Set<String> owed =
              oracle.isLost(reach.owed) ? Set.of() : oracle.owed(reach.owed, size, site.name, plan);
          if (!holds(ledger, reach.owed, owed)) {
            return Optional.of(
                site.name + " lacks some of " + owed + " of " + ledger.id() + " at " + reach.owed);
          }
          reach.owed++;
        }
      }
    }
    return Optional.empty();
  }

  static boolean holds(Ledger ledger, long index, Set<String> sections) {
    return sections.isEmpty()
        || (ledger.read(index) instanceof Entry.Held held
            && held.sections().keySet().containsAll(sections));
  }

  /** The first ledger of which a member has less than others to whom no liar is on the way. */
  Optional<String> behind(Liar liar) {
    for (String member : plan.members()) {
      if (!member.equals(liar.name())) {
        SortedSet<String> within = within(member, liar);
        for (LedgerId id : oracles.keySet()) {
          long most = most(id, within);
          long has = most(id, Set.of(member));
          if (has < most) {
            return Optional.of(
                member + " has " + has + " of the " + most + " of " + id + " in its reach");
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The members to whom there is a way without the liar. */
  private SortedSet<String> within(String member, Liar liar) {
    SortedSet<String> within = new TreeSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(member));
    while (!next.isEmpty()) {
      String each = next.remove();
      if (!each.equals(liar.name()) && within.add(each)) {
        next.addAll(plan.neighbours(each));
      }
    }
    return within;
  }
}
