package tansiq.core.exchange;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tansiq.core.alliance.AllianceRecord;
import tansiq.core.record.Entry;
import tansiq.core.record.Entry.Absence;
import tansiq.core.record.Header;
import tansiq.core.record.Section;
import tansiq.core.release.Policy;

/**
 * Lets through to one peer what it may hold of an entry, and no more: the one place where promise 4
 * is kept on the way out.
 */
final class Sieve {
  private final String peer;
  private final boolean author;
  private final Policy latest;
  private final Course.Walk walk;

  /** A sieve for entries of one ledger in ascending order. */
  Sieve(String self, String peer, Holding holding) {
    this.peer = peer;
    this.author = holding.id().member().equals(self);
    this.latest = holding.policy();
    this.walk = holding.course().walk(holding.ledger()::read);
  }

  /** What the peer is given for the entry at an index. */
  Entry pass(long index, Entry entry) {
    return switch (entry) {
      // Only the author's word that something is withheld or destroyed is final.
      case Entry.Bare(var leaf, var absence) ->
          new Entry.Bare(leaf, author && absence == Absence.DESTROYED ? absence : Absence.LACKING);
      case Entry.Held held -> {
        Set<String> allowed = policy(index, held.header()).sectionsFor(peer, held.header());
        Entry.Held passed = only(held, allowed);
        if (allowed.isEmpty()) {
          yield new Entry.Bare(held.leaf(), author ? Absence.WITHHELD : Absence.LACKING);
        }
        yield Codec.size(passed) <= Codec.ENTRY
            ? passed
            : new Entry.Bare(held.leaf(), Absence.LACKING);
      }
    };
  }

  private Policy policy(long index, Header header) {
    return AllianceRecord.isOne(header) ? latest : walk.at(index);
  }

  private static Entry.Held only(Entry.Held held, Set<String> allowed) {
    if (allowed.containsAll(held.sections().keySet())) {
      return held;
    }
    SortedMap<String, Section> sections = new TreeMap<>(held.sections());
    sections.keySet().retainAll(allowed);
    return new Entry.Held(held.leaf(), held.header(), held.bytes(), sections);
  }
}
