package tansiq.core.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;

/**
 * The serving half of one connection: what this node gives one peer. It only reads ledgers, so each
 * may be driven by its connection's own thread, beside the one that writes; one thread at a time
 * drives it. What it keeps is bounded by the number of ledgers.
 *
 * <p>The transport calls {@link #next} whenever it has room to send and stops at an empty answer;
 * it calls again when a message came in, when a checkpoint was certified, and at least twice a
 * second.
 */
public final class Feed {
  /** Most asks that wait for their answers; a peer waits for one before it asks again. */
  private static final int ASKS = 8;

  /** How often a ledger that the peer takes from elsewhere is offered anew. */
  private static final Duration OFFER = Duration.ofMillis(250);

  /** Most bytes of entries in one message, so that one ledger does not hold up the others. */
  private static final int MESSAGE = 256 << 10;

  private final String self;
  private final String peer;
  private final Holdings holdings;
  private final SortedMap<LedgerId, Cursor> cursors = new TreeMap<>();
  private final SortedMap<LedgerId, Message.Head> offered = new TreeMap<>();
  private final Deque<Message.Ask> asks = new ArrayDeque<>();
  private @Nullable Instant lastOffer;
  private @Nullable LedgerId lastServed;

  /** Where the peer stands in one ledger. */
  private static final class Cursor {
    final int turn;
    long next;

    /** The peer wants no more of it. */
    boolean stopped;

    /** The size of the last checkpoint that was sent in this turn; 0 for none. */
    long target;

    Cursor(int turn, long next) {
      this.turn = turn;
      this.next = next;
    }
  }

  /**
   * The feed of a new connection.
   *
   * @param self this node's member
   * @param peer who is on the other end, proved by its TLS key
   */
  public Feed(String self, String peer, Holdings holdings) {
    this.peer = peer;
    this.holdings = holdings;
    this.self = self;
  }

  /**
   * Takes in what the peer's taker said.
   *
   * @return a reason to drop the peer, if what it said breaks the protocol
   */
  public Optional<String> received(Message.ToFeed message) {
    switch (message) {
      case Message.Want(LedgerId ledger, int turn, long from) -> {
        // What is not for this peer is passed over in silence, as if it were not there.
        Cursor cursor = cursors.get(ledger);
        if (find(ledger) != null && (cursor == null || turn > cursor.turn)) {
          cursors.put(ledger, new Cursor(turn, from));
        }
      }
      case Message.Enough(LedgerId ledger, int turn) -> {
        Cursor cursor = cursors.get(ledger);
        if (cursor != null && turn >= cursor.turn) {
          cursor.stopped = true;
        }
      }
      case Message.Ask ask -> {
        if (asks.size() == ASKS) {
          return Optional.of("asks again before it has its answers");
        }
        asks.add(ask);
      }
    }
    return Optional.empty();
  }

  /**
   * What to send next, in order. At most about so many bytes: one message more than fits only if
   * none would go otherwise.
   */
  public List<Message.ToTaker> next(Instant now, int bytes) {
    Batch batch = new Batch(bytes);
    offer(now, batch);
    while (batch.left > 0 && !asks.isEmpty()) {
      answer(asks.remove(), batch);
    }
    boolean more = true;
    while (batch.left > 0 && more) {
      more = false;
      for (LedgerId ledger : inTurn()) {
        if (batch.left > 0 && serve(ledger, batch)) {
          lastServed = ledger;
          more = true;
        }
      }
    }
    return batch.messages;
  }

  /** The ledgers that the peer wants, beginning after the one that was served last. */
  private List<LedgerId> inTurn() {
    List<LedgerId> order = new ArrayList<>(cursors.size());
    if (lastServed != null) {
      cursors.tailMap(lastServed).keySet().stream()
          .filter(ledger -> !ledger.equals(lastServed))
          .forEach(order::add);
      order.addAll(cursors.headMap(lastServed).keySet());
      if (cursors.containsKey(lastServed)) {
        order.add(lastServed);
      }
    } else {
      order.addAll(cursors.keySet());
    }
    return order;
  }

  private void offer(Instant now, Batch batch) {
    Instant last = lastOffer;
    if (last != null && !now.isBefore(last) && now.isBefore(last.plus(OFFER))) {
      return;
    }
    List<Message.Head> heads = new ArrayList<>();
    for (Holding holding : holdings.all().values()) {
      LedgerId ledger = holding.id();
      Message.Head head = new Message.Head(ledger, holding.size(), holding.supplements());
      Message.Head before = offered.get(ledger);
      // Of what the peer takes from here it sees the size without being told.
      boolean told =
          before != null
              && before.supplements() == head.supplements()
              && (before.size() == head.size() || isTaken(ledger));
      if (!told && heads.size() < Codec.HEADS && holding.isFor(peer)) {
        heads.add(head);
        offered.put(ledger, head);
      }
    }
    // The first offer goes out even if it is empty: a restored peer waits for it.
    if (last == null || !heads.isEmpty()) {
      batch.add(new Message.Offer(heads), 16 + 64 * heads.size());
    }
    lastOffer = now;
  }

  private boolean isTaken(LedgerId ledger) {
    Cursor cursor = cursors.get(ledger);
    return cursor != null && !cursor.stopped;
  }

  private void answer(Message.Ask ask, Batch batch) {
    SortedMap<Long, Entry> entries = new TreeMap<>();
    Holding holding = find(ask.ledger());
    int bytes = 0;
    if (holding != null) {
      Sieve sieve = new Sieve(self, peer, holding);
      for (long index : new TreeSet<>(ask.indexes())) {
        if (index < holding.size() && bytes < MESSAGE) {
          Entry entry = sieve.pass(index, holding.ledger().read(index));
          entries.put(index, entry);
          bytes += Codec.size(entry);
        }
      }
    }
    batch.add(new Message.Answer(ask.ledger(), entries), bytes);
  }

  /** Adds one message of a ledger, if there is anything to say. */
  private boolean serve(LedgerId ledger, Batch batch) {
    Cursor cursor = cursors.get(ledger);
    Holding holding = find(ledger);
    if (cursor == null || cursor.stopped || holding == null || holding.checkpoint().isEmpty()) {
      return false;
    }
    if (cursor.next >= cursor.target) {
      // Even one that covers less than the peer has is said: what it has beyond may be nobody's.
      if (holding.size() <= cursor.target) {
        return false;
      }
      VerifiedCheckpoint checkpoint = holding.checkpoint().get();
      cursor.target = checkpoint.size();
      batch.add(
          new Message.Checkpoint(cursor.turn, checkpoint), checkpoint.signed().bytes().length);
      return true;
    }
    Sieve sieve = new Sieve(self, peer, holding);
    long from = cursor.next;
    long most = StrictMath.min(cursor.target, from + Codec.ENTRIES);
    long to = holding.ledger().upTo(from, most, StrictMath.min(batch.left, MESSAGE));
    List<Entry> entries = new ArrayList<>((int) (to - from));
    holding.ledger().read(from, to, (index, entry) -> entries.add(sieve.pass(index, entry)));
    int bytes = 0;
    for (Entry entry : entries) {
      bytes += Codec.size(entry);
    }
    cursor.next = to;
    batch.add(new Message.Entries(ledger, cursor.turn, from, entries), bytes);
    return true;
  }

  private @Nullable Holding find(LedgerId ledger) {
    Holding holding = holdings.all().get(ledger);
    return holding != null && holding.isFor(peer) ? holding : null;
  }

  /** What one call gives. */
  private static final class Batch {
    final List<Message.ToTaker> messages = new ArrayList<>();
    int left;

    Batch(int bytes) {
      this.left = bytes;
    }

    void add(Message.ToTaker message, int bytes) {
      messages.add(message);
      left -= bytes + 64;
    }
  }
}
