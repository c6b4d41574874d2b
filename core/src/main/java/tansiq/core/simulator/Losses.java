package tansiq.core.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import tansiq.core.council.Talk;
import tansiq.core.json.JsonText;
import tansiq.core.ledger.Ledger;
import tansiq.core.member.Outcome;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Section;

/**
 * What a member may lose with its disk, and what it must do when it comes back: only what nobody
 * had any more is gone, and no place in a ledger is written twice.
 */
final class Losses {
  private final SortedMap<String, Site> sites;
  private final SortedMap<LedgerId, Oracle> oracles;

  Losses(SortedMap<String, Site> sites, SortedMap<LedgerId, Oracle> oracles) {
    this.sites = sites;
    this.oracles = oracles;
  }

  /**
   * A node's disk is replaced by a backup: what neither the backup nor any peer has is lost, and
   * nobody promised otherwise.
   */
  void restored(Site site) {
    Writer writer = site.writer;
    site.left.clear();
    for (LedgerId own : owns(site.name)) {
      long backedUp = backedUp(site, own);
      long known = backedUp;
      for (Site other : sites.values()) {
        if (other != site && other.isUp()) {
          known = StrictMath.max(known, Checks.visible(other, own));
        }
      }
      site.left.put(own, known);
      oracle(own).loses(backedUp);
    }
    site.acknowledged.removeIf(each -> each.index() >= site.left.getOrDefault(each.ledger(), 0L));
    site.comesBack = true;
    site.reached.clear();
    writer.unsure.putAll(writer.filed);
    writer.filed.clear();
  }

  private List<LedgerId> owns(String member) {
    return oracles.keySet().stream().filter(id -> id.member().equals(member)).toList();
  }

  private Oracle oracle(LedgerId id) {
    return Objects.requireNonNull(oracles.get(id));
  }

  private static long backedUp(Site site, LedgerId own) {
    String directory = "ledgers/" + own;
    return site.disk.list(directory).isEmpty()
        ? 0
        : Ledger.openForeign(site.disk, directory, own).size();
  }

  /** A person has opened a new epoch, which an honest node does only where it must wait. */
  void openedEpoch(Site site, List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Refused refused) {
        throw broken(Promise.ALONE_IS_ENOUGH, site.name + " opens no epoch: " + refused);
      }
    }
  }

  /**
   * A node writes; when it has come back, what nobody had any more is gone.
   *
   * @return whether it goes on in a new epoch
   */
  boolean goesOn(Site site, Ledger ledger) {
    LedgerId own = ledger.id();
    boolean isNew = !oracles.containsKey(own);
    if (!site.comesBack) {
      List<LedgerId> owns = owns(site.name);
      if (!owns.isEmpty() && !owns.getLast().equals(own)) {
        throw broken(Promise.KEPT, site.name + " lost nothing and writes " + own);
      }
      return false;
    }
    site.comesBack = false;
    for (LedgerId other : owns(site.name)) {
      if (other.compareTo(own) < 0) {
        oracle(other).end();
      } else if (other.compareTo(own) > 0) {
        if (site.left.getOrDefault(other, 0L) > 0) {
          throw broken(Promise.UNALTERED, site.name + " writes " + own + " after " + other);
        }
        oracles.remove(other);
      } else {
        long common = common(oracle(own), ledger);
        if (common < site.left.getOrDefault(own, 0L)) {
          throw broken(Promise.UNALTERED, site.name + " writes its own " + common + " again");
        }
        oracles.put(own, oracle(own).first(common));
        oracle(own).goesOn();
      }
    }
    return isNew;
  }

  /** A new epoch says again how things stand, and what was kept and never committed. */
  void continued(Site site, Oracle next) {
    LedgerId before = owns(site.name).reversed().get(1);
    Oracle lost = oracle(before);
    long from = Checks.visible(site, before);
    boolean same = false;
    for (long size = from; size <= lost.size() && !same; size++) {
      same = lost.first(size).arrangement().equals(next.arrangement());
    }
    if (!same) {
      throw broken(Promise.MINE_TO_RELEASE, site.name + " forgets whom it has pinned");
    }
    next.records()
        .filter(said -> Writer.ext(said).isPresent() && !lost.isBackedUp(from, said))
        .findFirst()
        .ifPresent(said -> {
          throw broken(Promise.KEPT, site.name + " says again what it had not, " + said);
        });
    talksOn(site, lost, from, next);
    List<Site.Acknowledged> moved = new ArrayList<>();
    for (Site.Acknowledged each : site.acknowledged) {
      if (each.ledger().equals(before) && each.index() >= from && lost.isBackedUp(each.index())) {
        Entry.Held record = lost.record(each.index());
        if (record.header().kind().equals("report") && !next.has(record)) {
          throw broken(Promise.KEPT, site.name + " says not again " + each);
        }
        moved.add(each);
      }
    }
    site.acknowledged.removeAll(moved);
  }

  /** What was said and never committed is said again, and speaks of the same by its new ids. */
  private static void talksOn(Site site, Oracle lost, long from, Oracle next) {
    List<Entry.Held> again =
        next.records().filter(said -> Talk.isKind(said.header().kind())).toList();
    Map<Hash, Hash> ids = new HashMap<>();
    int said = 0;
    for (long index = from; index < lost.size(); index++) {
      Entry.Held record = lost.record(index);
      if (!lost.isBackedUp(index)) {
        break;
      }
      if (Talk.isKind(record.header().kind())) {
        if (said == again.size() || !isSame(record, again.get(said), ids)) {
          throw broken(Promise.KEPT, site.name + " says not again " + record);
        }
        ids.put(record.leaf(), again.get(said++).leaf());
      } else {
        next.records()
            .filter(other -> other.header().sections().equals(record.header().sections()))
            .findFirst()
            .ifPresent(other -> ids.put(record.leaf(), other.leaf()));
      }
    }
    if (said < again.size()) {
      throw broken(Promise.KEPT, site.name + " says again what it had not, " + again.get(said));
    }
  }

  private static boolean isSame(Entry.Held record, Entry.Held again, Map<Hash, Hash> ids) {
    Header header = record.header();
    return again.header().kind().equals(header.kind())
        && again.header().at().equals(header.at())
        && again.header().label().equals(header.label())
        && again
            .header()
            .refs()
            .equals(header.refs().stream().map(id -> ids.getOrDefault(id, id)).toList())
        && text(again).equals(renamed(text(record), ids));
  }

  private static String text(Entry.Held talk) {
    Section section = Objects.requireNonNull(talk.sections().get(talk.header().kind()));
    return new String(JsonText.canonical(section.content()), StandardCharsets.UTF_8);
  }

  private static String renamed(String text, Map<Hash, Hash> ids) {
    String renamed = text;
    for (Map.Entry<Hash, Hash> each : ids.entrySet()) {
      renamed = renamed.replace(each.getKey().hex(), each.getValue().hex());
    }
    return renamed;
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

  private static BrokenPromise broken(Promise promise, String what) {
    return new BrokenPromise(promise, what);
  }
}
