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

    /** It has not come so far itself: it is asked again when it offers more. */
    boolean waits;

    /** What it has been asked and has not answered. */
    Set<Long> open = Collections.emptySet();

    /** Asks from the beginning again, because it may have more by now. */
    void anew() {
      next = 0;
      end = Long.MAX_VALUE;
    }

    /** It gives the ledger itself from a size on: whatever it has of that, it has given. */
    void gives(long from) {
      end = StrictMath.min(end, from);
    }

    /** It gives the ledger no more: what comes from others from now on, it may have. */
    void left(long size) {
      if (end < Long.MAX_VALUE) {
        end = Long.MAX_VALUE;
        next = StrictMath.max(next, size);
      }
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

  /** The peer has shown that it has so much of a ledger that it has offered. */
  void has(LedgerId ledger, long size) {
    heads.computeIfPresent(
        ledger,
        (_, head) -> new Head(ledger, StrictMath.max(size, head.size()), head.supplements()));
    asking(ledger).waits = false;
  }

  /** How much of a ledger the peer has offered; −1 for nothing. */
  long offered(LedgerId ledger) {
    Head head = heads.get(ledger);
    return head == null ? -1 : head.size();
  }
}
