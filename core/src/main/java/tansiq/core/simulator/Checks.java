package tansiq.core.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tansiq.core.exchange.Message;
import tansiq.core.ledger.Ledger;
import tansiq.core.member.Outcome;
import tansiq.core.member.State;
import tansiq.core.picture.Picture;
import tansiq.core.picture.Scope;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Status;

/** Watches over the promises while an alliance runs; throws what is broken. */
final class Checks {
  /** How often whole pictures are compared while the alliance runs; at the end they always are. */
  private static final int PICTURES = 40;

  private final Plan plan;
  private final SortedMap<String, Site> sites;
  private final SortedMap<LedgerId, Oracle> oracles = new TreeMap<>();

  Checks(Plan plan, SortedMap<String, Site> sites) {
    this.plan = plan;
    this.sites = sites;
  }

  long records() {
    return oracles.values().stream().mapToLong(Oracle::size).sum();
  }

  private static BrokenPromise broken(Promise promise, String what) {
    return new BrokenPromise(promise, what);
  }

  private static Optional<Ledger> find(Site site, LedgerId id) {
    return site.member().ledgers().stream().filter(ledger -> ledger.id().equals(id)).findFirst();
  }

  // 1, kept; 7, alone is enough.

  /** What should have become of a draft, whatever the network was like. */
  void outcome(Site site, Writer.Written written, Outcome outcome) {
    Writer writer = site.writer;
    String ext = written.input().map(Writer::ext).orElse("");
    boolean wasUnsure = writer.unsure.remove(ext) != null;
    switch (outcome) {
      case Outcome.Unavailable(State state) -> {
        if (state == State.SERVING || (state == State.RESTORING && site.incarnation == 1)) {
          throw broken(Promise.ALONE_IS_ENOUGH, site.name + " keeps nothing and is " + state);
        }
        written
            .input()
            .filter(input -> wasUnsure)
            .ifPresent(input -> writer.unsure.put(ext, input));
      }
      case Outcome.Refused(String field, String reason) ->
          throw broken(Promise.ALONE_IS_ENOUGH, site.name + " refuses " + field + " " + reason);
      case Outcome.Kept kept -> {
        if (kept.again() != (written.expected() == Writer.Expected.AGAIN) && !wasUnsure) {
          throw broken(Promise.KEPT, site.name + " " + ext + " kept again: " + kept.again());
        }
        written.input().ifPresent(input -> writer.filed.put(ext, input));
      }
      case Outcome.Differs differs -> {
        if (written.expected() != Writer.Expected.DIFFERS) {
          throw broken(Promise.KEPT, site.name + " " + ext + " is said to differ");
        }
      }
    }
  }

  /** A node has been opened: all that it acknowledged is there. */
  void opened(Site site) {
    for (Site.Acknowledged each : site.acknowledged) {
      Optional<Ledger> ledger = find(site, each.ledger());
      if (site.member().state() == State.RESTORING) {
        return;
      }
      if (ledger.isEmpty()
          || each.index() >= ledger.get().size()
          || !ledger.get().leaf(each.index()).equals(each.id())) {
        throw broken(Promise.KEPT, site.name + " lost " + each);
      }
    }
  }

  /**
   * A node's disk is replaced by a backup: what neither the backup nor any peer has is lost, and
   * nobody promised otherwise.
   */
  void restored(Site site) {
    Writer writer = site.writer;
    LedgerId own = new LedgerId(site.name, 1);
    long known = 0;
    for (Site other : sites.values()) {
      if (other != site && other.isUp()) {
        known = StrictMath.max(known, find(other, own).map(Ledger::visible).orElse(0L));
      }
    }
    long backedUp = backedUp(site, own);
    long there = StrictMath.max(known, backedUp);
    site.acknowledged.removeIf(each -> each.index() >= there);
    site.comesBack = true;
    site.reached.clear();
    writer.unsure.putAll(writer.filed);
    writer.filed.clear();
  }

  private static long backedUp(Site site, LedgerId own) {
    return Ledger.openForeign(site.disk, "ledgers/" + own, own).size();
  }

  // 4, mine to release.

  /** Takes in what a node has written to its own ledger since. */
  void written(Site site) {
    if (!site.isUp() || site.member().state() == State.RESTORING) {
      return;
    }
    LedgerId own = site.member().own();
    Ledger ledger = find(site, own).orElseThrow();
    Oracle oracle = oracles.computeIfAbsent(own, id -> new Oracle(id, plan.members()));
    if (site.comesBack) {
      // What nobody had any more is gone, and its places are free.
      site.comesBack = false;
      oracle = oracle.first(common(oracle, ledger));
      oracles.put(own, oracle);
      site.lost = oracle.size();
    }
    while (oracle.size() < ledger.size()) {
      long index = oracle.size();
      if (!(ledger.read(index) instanceof Entry.Held held)) {
        throw broken(Promise.KEPT, site.name + " holds its own " + index + " no more");
      }
      oracle.next(held);
    }
  }

  private static long common(Oracle oracle, Ledger ledger) {
    long common = 0;
    while (common < oracle.size()
        && common < ledger.size()
        && oracle.record(common).leaf().equals(ledger.leaf(common))) {
      common++;
    }
    return common;
  }

  /** A message leaves a node: it says nothing that the receiver may not hold. */
  void leaves(Site site, String peer, Message.ToTaker message) {
    switch (message) {
      case Message.Entries(LedgerId ledger, int turn, long from, List<Entry> entries) -> {
        for (int i = 0; i < entries.size(); i++) {
          leaves(site, peer, ledger, from + i, entries.get(i));
        }
      }
      case Message.Answer(LedgerId ledger, SortedMap<Long, Entry> entries) ->
          entries.forEach((index, entry) -> leaves(site, peer, ledger, index, entry));
      case Message.Offer offer -> {}
      case Message.Checkpoint checkpoint -> {}
    }
  }

  private void leaves(Site site, String peer, LedgerId ledger, long index, Entry entry) {
    if (entry instanceof Entry.Held held && !mayHold(peer, ledger, index, held)) {
      throw broken(
          Promise.MINE_TO_RELEASE,
          site.name + " gives " + peer + " of " + ledger + " at " + index + " " + held);
    }
  }

  private boolean mayHold(String member, LedgerId ledger, long index, Entry.Held held) {
    Oracle oracle = oracles.get(ledger);
    return oracle != null && oracle.mayHold(member, index, held.sections().keySet());
  }

  // After each step, and at the end.

  void afterStep(int step) {
    if (step % PICTURES == 0) {
      samePictures();
    }
  }

  /** Whether every member has what it can get. */
  boolean haveCaughtUp() {
    for (Site site : sites.values()) {
      if (site.member().state() != State.SERVING) {
        return false;
      }
      for (Map.Entry<LedgerId, Oracle> each : oracles.entrySet()) {
        if (find(site, each.getKey()).map(Ledger::visible).orElse(0L) < each.getValue().size()) {
          return false;
        }
      }
    }
    return missing().isEmpty();
  }

  /** The first entry of which a member lacks what should have reached it. */
  private Optional<String> missing() {
    for (Map.Entry<LedgerId, Oracle> each : oracles.entrySet()) {
      Oracle oracle = each.getValue();
      long whole = Objects.requireNonNull(sites.get(each.getKey().member())).lost;
      for (Site site : sites.values()) {
        Ledger ledger = find(site, each.getKey()).orElseThrow();
        Reach reach = site.reach(each.getKey());
        reach.owed = StrictMath.max(reach.owed, whole);
        while (reach.owed < oracle.size()) {
          Set<String> owed = oracle.owed(reach.owed, site.name, plan);
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

  private static boolean holds(Ledger ledger, long index, Set<String> sections) {
    return sections.isEmpty()
        || (ledger.read(index) instanceof Entry.Held held
            && held.sections().keySet().containsAll(sections));
  }

  /** How far one member's copy of one ledger is known to have what it should; it loses nothing. */
  static final class Reach {
    long owed;
    long shown;
  }

  /**
   * All is mended: every member has all that it can get.
   *
   * @param last the one whose picture is folded anew
   */
  void afterMending(Site last) {
    for (Site site : sites.values()) {
      if (site.member().state() != State.SERVING) {
        throw broken(Promise.ALONE_IS_ENOUGH, site.name + " is still " + site.member().state());
      }
      opened(site);
      for (Map.Entry<LedgerId, Oracle> each : oracles.entrySet()) {
        sameLedger(site, each.getKey(), each.getValue());
      }
    }
    missing()
        .ifPresent(what -> {
          throw broken(Promise.ALONE_IS_ENOUGH, what);
        });
    samePictures();
    asFromScratch(last);
  }

  private void sameLedger(Site site, LedgerId id, Oracle oracle) {
    Ledger ledger = find(site, id).orElseThrow(() -> behind(site, id));
    if (ledger.visible() < oracle.size()) {
      throw behind(site, id);
    }
    for (long index = 0; index < oracle.size(); index++) {
      Entry entry = ledger.read(index);
      if (!entry.leaf().equals(oracle.record(index).leaf())) {
        throw broken(Promise.UNALTERED, site.name + " has another " + index + " of " + id);
      }
      if (entry instanceof Entry.Held held
          && !site.name.equals(id.member())
          && !mayHold(site.name, id, index, held)) {
        throw broken(Promise.MINE_TO_RELEASE, site.name + " holds " + held + " of " + id);
      }
    }
  }

  private static BrokenPromise behind(Site site, LedgerId id) {
    return broken(Promise.ALONE_IS_ENOUGH, site.name + " did not catch up with " + id);
  }

  // 6, same records, same picture.

  private void asFromScratch(Site site) {
    Picture grown = site.fold().picture();
    Picture fresh = site.refolded().picture();
    List<Scope> scopes = new ArrayList<>(List.of(new Scope.All()));
    grown.groups().forEach(group -> scopes.add(new Scope.Group(group)));
    for (Scope scope : scopes) {
      if (!digest(grown, scope).equals(digest(fresh, scope))) {
        throw broken(
            Promise.SAME_RECORDS_SAME_PICTURE, site.name + " folded anew differs in " + scope);
      }
    }
  }

  private static String digest(Picture picture, Scope scope) {
    return picture.layer(scope, Status.EXERCISE).digest();
  }

  /** Members of one group with the same cut, none of whom lacks anything, have one picture. */
  private void samePictures() {
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
      throw broken(
          Promise.SAME_RECORDS_SAME_PICTURE, one + " and " + other + " differ in " + group);
    }
  }

  /** Whether a member has all that the pictures of its groups show. */
  private boolean holdsAllShown(Site site, Ledger ledger) {
    Oracle oracle = oracles.get(ledger.id());
    if (oracle == null || ledger.visible() > oracle.size()) {
      return false;
    }
    Reach reach = site.reach(ledger.id());
    while (reach.shown < ledger.visible()
        && holds(ledger, reach.shown, oracle.shownTo(site.name, reach.shown))) {
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
