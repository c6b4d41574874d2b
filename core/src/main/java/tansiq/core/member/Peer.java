package tansiq.core.member;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tansiq.core.exchange.Message.Head;
import tansiq.core.record.LedgerId;

/** A connected peer, as the taker sees it. */
final class Peer {
  private final String name;
  private final SortedMap<LedgerId, Head> heads = new TreeMap<>();
  private final SortedMap<LedgerId, Asking> asking = new TreeMap<>();

  /** What is asked of the peer about one ledger. */
  static final class Asking {
    /** The first index about which it has not been asked. */
    long next;

    /** From here on it has said itself that it has no more. */
    long end = Long.MAX_VALUE;

    /** What it has been asked and has not answered. */
    Set<Long> open = Collections.emptySet();

    /** Asks from the beginning again, because it may have more by now. */
    void anew() {
      next = 0;
      end = Long.MAX_VALUE;
    }

    void ask(Set<Long> indexes) {
      open = new TreeSet<>(indexes);
    }
  }

  Peer(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  SortedMap<LedgerId, Head> heads() {
    return heads;
  }

  Asking asking(LedgerId ledger) {
    return asking.computeIfAbsent(ledger, _ -> new Asking());
  }

  /** How much of a ledger the peer has offered; −1 for nothing. */
  long offered(LedgerId ledger) {
    Head head = heads.get(ledger);
    return head == null ? -1 : head.size();
  }
}
