package tansiq.core.member;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tansiq.core.record.LedgerId;

/** Which peers are not asked for which ledgers, and until when. */
final class Bars {
  /** How long a peer that lied about a ledger is not asked for it again, and the longest bar. */
  private static final Duration LIED = Duration.ofMinutes(10);

  /** How long one that stalled is passed over at first. */
  private static final Duration STALLED = Duration.ofSeconds(10);

  private static final int MOST_DOUBLINGS = 6;

  private final SortedMap<Subject, Instant> barred = new TreeMap<>();

  /** How often in a row a peer has stalled over a ledger. */
  private final SortedMap<Subject, Integer> stalls = new TreeMap<>();

  private record Subject(String peer, LedgerId ledger) implements Comparable<Subject> {
    @Override
    public int compareTo(Subject other) {
      int order = peer.compareTo(other.peer);
      return order != 0 ? order : ledger.compareTo(other.ledger);
    }
  }

  void lied(String peer, LedgerId ledger, Instant now) {
    barred.put(new Subject(peer, ledger), now.plus(LIED));
  }

  /**
   * Passes over a peer that stalled, each time in a row for twice as long: so however many stall,
   * all of them are barred at last for long enough that one that does not has its turn.
   */
  void stalled(String peer, LedgerId ledger, Instant now) {
    Subject subject = new Subject(peer, ledger);
    int before = stalls.merge(subject, 1, Integer::sum) - 1;
    Duration bar = STALLED.multipliedBy(1L << StrictMath.min(before, MOST_DOUBLINGS));
    Instant until = now.plus(bar.compareTo(LIED) < 0 ? bar : LIED);
    barred.merge(subject, until, (one, other) -> one.isAfter(other) ? one : other);
  }

  /** A peer has given what its author signed. */
  void gave(String peer, LedgerId ledger) {
    stalls.remove(new Subject(peer, ledger));
  }

  boolean isBarred(String peer, LedgerId ledger, Instant now) {
    Instant until = barred.get(new Subject(peer, ledger));
    return until != null && !isOver(until, now);
  }

  /** Forgets the bars whose time has passed; answers whether there were any. */
  boolean lift(Instant now) {
    return barred.values().removeIf(until -> isOver(until, now));
  }

  /** When the next bar is over. */
  Optional<Instant> due() {
    return barred.values().stream().min(Instant::compareTo);
  }

  /** Whether a time has passed, or lies so far off that the clock must have jumped back. */
  private static boolean isOver(Instant until, Instant now) {
    return !now.isBefore(until) || !until.isBefore(now.plus(LIED.plus(LIED)));
  }
}
