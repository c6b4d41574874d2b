package tansiq.core.simulator;

import java.time.Duration;
import java.time.Instant;
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
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;

/** Watches over the promises while an alliance runs; throws what is broken. */
final class Checks {
  /** How often whole pictures are compared while the alliance runs; at the end they always are. */
  private static final int PICTURES = 40;

  private static final Duration DAY = Duration.ofHours(24);

  private final Plan plan;
  private final SortedMap<String, Site> sites;
  private final SortedMap<LedgerId, Oracle> oracles = new TreeMap<>();
  private final Losses losses;
  private final CatchUp catchUp;
  private final Pictures pictures;

  Checks(Plan plan, SortedMap<String, Site> sites) {
    this.plan = plan;
    this.sites = sites;
    this.losses = new Losses(sites, oracles);
    this.catchUp = new CatchUp(plan, sites, oracles);
    this.pictures = new Pictures(plan, sites, oracles);
  }

  Losses losses() {
    return losses;
  }

  CatchUp catchUp() {
    return catchUp;
  }

  long records() {
    return oracles.values().stream().mapToLong(Oracle::size).sum();
  }

  int epochs() {
    return (int) oracles.keySet().stream().filter(id -> id.epoch() > 1).count();
  }

  private static BrokenPromise broken(Promise promise, String what) {
    return new BrokenPromise(promise, what);
  }

  static Optional<Ledger> find(Site site, LedgerId id) {
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
      case Outcome.Refused(String field, String reason) -> {
        // What it refers to may be lost with the disk.
        if (written.expected() != Writer.Expected.AGAIN || !site.wasLost) {
          throw broken(Promise.ALONE_IS_ENOUGH, site.name + " refuses " + field + " " + reason);
        }
      }
      case Outcome.Kept kept -> {
        if (kept.again() != (written.expected() == Writer.Expected.AGAIN) && !wasUnsure) {
          throw broken(Promise.KEPT, site.name + " " + ext + " kept again: " + kept.again());
        }
        if (site.wasLost && !kept.again() && written.input().isPresent()) {
          keptOnce(site, kept.id(), ext);
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

  /** What a node holds of its records, in whatever epoch, it does not keep anew. */
  private static void keptOnce(Site site, Hash id, String ext) {
    site.member().ledgers().stream()
        .filter(ledger -> ledger.id().member().equals(site.name))
        .forEach(ledger ->
            ledger.read(
                0,
                ledger.visible(),
                (index, entry) -> {
                  if (entry instanceof Entry.Held held
                      && !held.leaf().equals(id)
                      && Writer.ext(held).equals(Optional.of(ext))) {
                    throw broken(Promise.KEPT, site.name + " keeps " + ext + " twice");
                  }
                }));
  }

  /** A node has been opened: all that it acknowledged is there. */
  void opened(Site site) {
    if (site.member().state() != State.RESTORING) {
      acknowledged(site, false);
    }
  }

  /**
   * What was acknowledged is there.
   *
   * @param mended whether what only peers still had of an ended epoch must have come back too
   */
  private void acknowledged(Site site, boolean mended) {
    for (Site.Acknowledged each : site.acknowledged) {
      Optional<Ledger> ledger = find(site, each.ledger());
      boolean later = !mended && !each.ledger().equals(site.member().own());
      if (ledger.isEmpty() || each.index() >= ledger.get().size()) {
        if (!later) {
          throw broken(Promise.KEPT, site.name + " lost " + each);
        }
      } else if (!ledger.get().leaf(each.index()).equals(each.id())) {
        throw broken(Promise.KEPT, site.name + " has another in place of " + each);
      }
    }
  }

  private Oracle oracle(LedgerId id) {
    return Objects.requireNonNull(oracles.get(id));
  }

  static long visible(Site site, LedgerId id) {
    return find(site, id).map(Ledger::visible).orElse(0L);
  }

  // 4, mine to release.

  /** Takes in what a node has written to its own ledger since. */
  void written(Site site) {
    if (!site.isUp()) {
      return;
    }
    committed(site);
    if (site.member().state() == State.RESTORING) {
      return;
    }
    LedgerId own = site.member().own();
    Ledger ledger = find(site, own).orElseThrow();
    boolean continues = losses.goesOn(site, ledger);
    Oracle oracle = oracles.computeIfAbsent(own, id -> new Oracle(id, plan.members()));
    boolean opens = false;
    while (oracle.size() < ledger.size()) {
      long index = oracle.size();
      Entry.Held held =
          oracle
              .written(ledger.read(index))
              .orElseThrow(
                  () -> broken(Promise.KEPT, site.name + " holds its own " + index + " no more"));
      oracle.next(held);
      opens |= !held.header().kind().equals("report");
    }
    if (opens) {
      // What was owed so far may have grown.
      sites.values().forEach(each -> each.reach(own).owed = 0);
    }
    if (continues) {
      losses.continued(site, oracle);
    }
  }

  /** What a checkpoint once covered of another's ledger stays covered, after a crash too. */
  private static void committed(Site site) {
    for (Ledger ledger : site.member().ledgers()) {
      if (!ledger.id().member().equals(site.name)) {
        CatchUp.Reach reach = site.reach(ledger.id());
        if (ledger.visible() < reach.covered) {
          throw broken(
              Promise.UNALTERED,
              site.name
                  + " had "
                  + reach.covered
                  + " and has "
                  + ledger.visible()
                  + " of "
                  + ledger.id());
        }
        reach.covered = ledger.visible();
      }
    }
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

  void afterStep(int step, Instant time) {
    if (step % PICTURES == 0) {
      pictures.areTheSame(time);
    }
  }

  /**
   * All is mended: every member has all that it can get, and its picture is what follows from it.
   */
  void afterMending(Instant time) {
    for (Site site : sites.values()) {
      if (site.member().state() != State.SERVING) {
        throw broken(Promise.ALONE_IS_ENOUGH, site.name + " is still " + site.member().state());
      }
      for (Map.Entry<LedgerId, Oracle> each : oracles.entrySet()) {
        sameLedger(site, each.getKey(), each.getValue());
      }
      acknowledged(site, true);
      ownRecords(site, time);
    }
    catchUp
        .missing()
        .ifPresent(what -> {
          throw broken(Promise.ALONE_IS_ENOUGH, what);
        });
    pictures.areTheSame(time);
    pictures.followFromTheirSets(any(), time);
    sites.values().forEach(site -> openedAnew(site, time));
  }

  /** One of the nodes, another from alliance to alliance. */
  private Site any() {
    List<Site> all = List.copyOf(sites.values());
    return all.get((int) (records() % all.size()));
  }

  /** Each ext was kept once, and what was to be released after a day has been. */
  private void ownRecords(Site site, Instant time) {
    LedgerId own = site.member().own();
    Oracle oracle = oracle(own);
    Set<String> exts = new TreeSet<>();
    Set<Hash> due = new TreeSet<>();
    find(site, own)
        .orElseThrow()
        .read(
            0,
            visible(site, own),
            (index, entry) -> {
              if (!(entry instanceof Entry.Held held)) {
                return;
              }
              held.header().refs().forEach(due::remove);
              if (Writer.isDelayed(held) && held.header().at().plus(DAY).isBefore(time)) {
                due.add(held.leaf());
              }
              // What it had lost when it was filed again may have come back since.
              if (!oracle.isLost(index) && !Writer.ext(held).map(exts::add).orElse(true)) {
                throw broken(Promise.KEPT, site.name + " keeps twice " + Writer.ext(held));
              }
            });
    if (!due.isEmpty()) {
      throw broken(Promise.KEPT, site.name + " forgot to release " + due);
    }
  }

  private void sameLedger(Site site, LedgerId id, Oracle oracle) {
    Ledger ledger = find(site, id).orElseThrow(() -> behind(site, id));
    long size = catchUp.expected(id);
    if (ledger.visible() < size) {
      throw behind(site, id);
    }
    for (long index = 0; index < size; index++) {
      Entry entry = ledger.read(index);
      if (!entry.leaf().equals(oracle.record(index).leaf())) {
        throw broken(Promise.UNALTERED, site.name + " has another " + index + " of " + id);
      }
      if (entry instanceof Entry.Held held
          && !oracle.record(index).sections().entrySet().containsAll(held.sections().entrySet())) {
        throw broken(
            Promise.UNALTERED, site.name + " has other sections at " + index + " of " + id);
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

  /** After a last crash a node is what it was, and its picture is what follows from the disk. */
  private void openedAnew(Site site, Instant time) {
    Picture grown = site.fold().picture();
    LedgerId own = site.member().own();
    site.down();
    site.disk.restart();
    site.open(time);
    if (site.member().state() != State.SERVING || !site.member().own().equals(own)) {
      throw broken(
          Promise.KEPT,
          site.name
              + " wrote "
              + own
              + " and opens "
              + site.member().own()
              + ", "
              + site.member().state());
    }
    acknowledged(site, true);
    oracles.forEach((id, oracle) -> sameLedger(site, id, oracle));
    pictures.isAsFromScratch(site, grown, time);
  }
}
