package tansiq.core.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tansiq.core.incident.Weights;
import tansiq.core.ledger.Ledger;
import tansiq.core.picture.Fold;
import tansiq.core.picture.Picture;
import tansiq.core.picture.Scope;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Status;

/** Watches over promise 6: the same records give the same picture. */
final class Pictures {
  private final Plan plan;
  private final SortedMap<String, Site> sites;
  private final SortedMap<LedgerId, Oracle> oracles;
  private final Boards boards;

  /** The boards of all that each member held when they were looked at last. */
  private final SortedMap<String, Boards.Rendered> own = new TreeMap<>();

  Pictures(Plan plan, SortedMap<String, Site> sites, SortedMap<LedgerId, Oracle> oracles) {
    this.plan = plan;
    this.sites = sites;
    this.oracles = oracles;
    this.boards = new Boards(oracles);
  }

  /** The picture of a node that has just been opened is the one that it had before. */
  void isAsFromScratch(Site site, Picture grown, Instant now) {
    Picture fresh = site.fold().picture();
    if (!grown.cut().equals(fresh.cut())) {
      // A batch that its disk failed at was never acknowledged, and may be there all the same.
      return;
    }
    for (Scope scope : scopes(grown)) {
      if (!digest(grown, scope).equals(digest(fresh, scope))) {
        throw differs(site, scope, "differs when opened anew");
      }
    }
    Boards.Rendered board = own.get(site.name);
    if (board != null) {
      boards.isLike(board, fresh, site, new Scope.All(), now);
    }
  }

  /**
   * A picture is what follows from the set of its records: folding them in another order gives it
   * too, and folding all but one of those by which members talk gives another.
   */
  void followFromTheirSets(Site site, Instant now) {
    Picture picture = site.fold().picture();
    Picture other = folded(site, Optional.empty()).picture();
    Optional<Hash> one = boards.unreleased(picture, site);
    Optional<Picture> without = one.map(hash -> folded(site, one).picture());
    for (Scope scope : scopes(picture)) {
      Boards.Rendered board = boards.rendered(picture, site, scope, now);
      if (!digest(picture, scope).equals(digest(other, scope))) {
        throw differs(site, scope, "folded in another order differs");
      }
      boards.isLike(board, other, site, scope, now);
      if (without.isPresent()
          && board.shows(one.orElseThrow())
          && digest(picture, scope).equals(digest(without.get(), scope))) {
        throw differs(site, scope, "is the same without " + one);
      }
    }
  }

  /**
   * The picture of a node, its ledgers folded from the last to the first, an entry each in turn.
   */
  private static Fold folded(Site site, Optional<Hash> without) {
    Fold fold = new Fold(Weights.DEFAULT);
    List<Ledger> ledgers = new ArrayList<>(site.member().ledgers()).reversed();
    long most = ledgers.stream().mapToLong(Ledger::visible).max().orElse(0);
    for (long index = 0; index < most; index++) {
      for (Ledger ledger : ledgers) {
        if (index < ledger.visible()) {
          Entry entry = ledger.read(index);
          boolean skipped = without.filter(entry.leaf()::equals).isPresent();
          fold.add(
              ledger.id(),
              index,
              skipped ? new Entry.Bare(entry.leaf(), Entry.Absence.LACKING) : entry);
        }
      }
    }
    return fold;
  }

  private static List<Scope> scopes(Picture picture) {
    List<Scope> scopes = new ArrayList<>(List.of(new Scope.All()));
    picture.groups().forEach(group -> scopes.add(new Scope.Group(group)));
    return scopes;
  }

  private static BrokenPromise differs(Site site, Scope scope, String how) {
    return new BrokenPromise(
        Promise.SAME_RECORDS_SAME_PICTURE, site.name + "'s " + scope + " " + how);
  }

  private static String digest(Picture picture, Scope scope) {
    return picture.layer(scope, Status.EXERCISE).digest();
  }

  /** Members of one group with the same cut, none of whom lacks anything, have one picture. */
  void areTheSame(Instant now) {
    own.clear();
    SortedMap<String, Picture> pictures = new TreeMap<>();
    for (Site site : sites.values()) {
      if (site.isUp() && site.member().ledgers().stream().allMatch(l -> holdsAllShown(site, l))) {
        pictures.put(site.name, site.fold().picture());
      }
      if (site.isUp() && site.member().ledgers().stream().allMatch(this::isKnown)) {
        own.put(site.name, boards.isRight(site.fold().picture(), site, new Scope.All(), now));
      }
    }
    for (String group : plan.groups().keySet()) {
      SortedMap<String, Picture> theirs = new TreeMap<>(pictures);
      theirs.keySet().retainAll(always(group));
      same(new Scope.Group(group), theirs, now);
    }
  }

  private void same(Scope group, SortedMap<String, Picture> pictures, Instant now) {
    if (pictures.isEmpty()) {
      return;
    }
    String one = pictures.firstKey();
    Picture first = Objects.requireNonNull(pictures.get(one));
    Boards.Rendered board = boards.isRight(first, site(one), group, now);
    pictures
        .tailMap(one + "\0")
        .forEach((other, picture) -> {
          if (picture.cut().equals(first.cut())) {
            if (!digest(picture, group).equals(digest(first, group))) {
              throw differs(site(one), group, "and " + other + "'s differ");
            }
            boards.isLike(board, picture, site(other), group, now);
          }
        });
  }

  private Site site(String name) {
    return Objects.requireNonNull(sites.get(name));
  }

  /** Whether all that a node has of a ledger is known to have been written by its author. */
  private boolean isKnown(Ledger ledger) {
    Oracle oracle = oracles.get(ledger.id());
    return oracle != null && ledger.visible() <= oracle.size();
  }

  /** Whether a member has all that the pictures of its groups show. */
  private boolean holdsAllShown(Site site, Ledger ledger) {
    Oracle oracle = oracles.get(ledger.id());
    if (oracle == null || !isKnown(ledger)) {
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
