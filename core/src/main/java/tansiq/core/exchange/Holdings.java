package tansiq.core.exchange;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tansiq.core.proof.VerifierKey;
import tansiq.core.record.LedgerId;

/**
 * What a node has for its peers, as its one writer last published it. Any thread may read; each
 * reading sees whole holdings.
 */
public final class Holdings {
  private volatile SortedMap<LedgerId, Holding> all = Collections.emptySortedMap();
  private volatile SortedMap<String, VerifierKey> keys = Collections.emptySortedMap();

  /** Publishes what there is of a ledger, in place of what was published before. */
  public void publish(Holding holding) {
    SortedMap<LedgerId, Holding> copy = new TreeMap<>(all);
    copy.put(holding.id(), holding);
    all = Collections.unmodifiableSortedMap(copy);
  }

  /** Publishes the ledger keys of the members that this node has pinned, its own among them. */
  public void publish(SortedMap<String, VerifierKey> pinned) {
    keys = Collections.unmodifiableSortedMap(new TreeMap<>(pinned));
  }

  /** All holdings, by ledger. */
  public SortedMap<LedgerId, Holding> all() {
    return all;
  }

  /** By which key a ledger's checkpoints are verified; nothing when its author is not pinned. */
  public Optional<VerifierKey> key(LedgerId ledger) {
    return Optional.ofNullable(keys.get(ledger.member()));
  }
}
