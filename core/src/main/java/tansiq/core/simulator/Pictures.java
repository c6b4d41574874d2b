package tansiq.core.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tansiq.core.ledger.Ledger;
import tansiq.core.picture.Picture;
import tansiq.core.picture.Scope;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Status;

/** Watches over promise 6: the same records give the same picture. */
final class Pictures {
  private final Plan plan;
  private final SortedMap<String, Site> sites;
  private final SortedMap<LedgerId, Oracle> oracles;

  Pictures(Plan plan, SortedMap<String, Site> sites, SortedMap<LedgerId, Oracle> oracles) {
    this.plan = plan;
    this.sites = sites;
    this.oracles = oracles;
  }

  /** The picture of a node that has just been opened is the one that it had before. */
  static void isAsFromScratch(Site site, Picture grown) {
    Picture fresh = site.fold().picture();
    if (!grown.cut().equals(fresh.cut())) {
      // A batch that its disk failed at was never acknowledged, and may be there all the same.
      return;
    }
    List<Scope> scopes = new ArrayList<>(List.of(new Scope.All()));
    grown.groups().forEach(group -> scopes.add(new Scope.Group(group)));
    for (Scope scope : scopes) {
      if (!digest(grown, scope).equals(digest(fresh, scope))) {
        throw new BrokenPromise(
            Promise.SAME_RECORDS_SAME_PICTURE, site.name + " opened anew differs in " + scope);
      }
    }
  }

  private static String digest(Picture picture, Scope scope) {
    return picture.layer(scope, Status.EXERCISE).digest();
  }

  /** Members of one group with the same cut, none of whom lacks anything, have one picture. */
  void areTheSame() {
    SortedMap<String, Picture> pictures = new TreeMap<>();
    for (Site site : sites.values()) {
      if (site.isUp() && site.member().ledgers().stream().allMatch(l -> holdsAllShown(site, l))) {
        pictures.put(site.name, site.fold().picture());
      }
    }
    for (String group : plan.groups().keySet()) {
      SortedMap<String, Picture> theirs = new TreeMap<>(pictures);
      theirs.keySet().retainAll(always(group));
      theirs.forEach((member, picture) -> same(group, theirs.firstKey(), member, theirs));
    }
  }

  private static void same(
      String group, String one, String other, SortedMap<String, Picture> pictures) {
    Picture a = Objects.requireNonNull(pictures.get(one));
    Picture b = Objects.requireNonNull(pictures.get(other));
    Scope scope = new Scope.Group(group);
    if (a.cut().equals(b.cut()) && !digest(a, scope).equals(digest(b, scope))) {
      throw new BrokenPromise(
          Promise.SAME_RECORDS_SAME_PICTURE, one + " and " + other + " differ in " + group);
    }
  }

  /** Whether a member has all that the pictures of its groups show. */
  private boolean holdsAllShown(Site site, Ledger ledger) {
    Oracle oracle = oracles.get(ledger.id());
    if (oracle == null || ledger.visible() > oracle.size()) {
      return false;
    }
    CatchUp.Reach reach = site.reach(ledger.id());
    while (reach.shown < ledger.visible()
        && CatchUp.holds(ledger, reach.shown, oracle.shownTo(site.name, reach.shown))) {
      reach.shown++;
    }
    return reach.shown >= ledger.visible();
  }

  /** The members that were on each roster of the group that any author ever accepted. */
  private Set<String> always(String group) {
    Set<String> always = new TreeSet<>(plan.members());
    oracles.values().forEach(oracle -> oracle.rosters(group).forEach(always::retainAll));
    return always;
  }
}
