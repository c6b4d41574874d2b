package tansiq.core.exchange;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;

/**
 * What one peer says to another. Immutable values; {@link Codec} gives them as frames of bytes.
 *
 * <p>A <em>turn</em> numbers the wants of one taker for one ledger on one connection. Checkpoints
 * and entries carry the turn that they answer, so that what was under way when the taker changed
 * its mind is told apart from what it waits for.
 */
public sealed interface Message {
  /** What a feed says to a taker. */
  sealed interface ToTaker extends Message {}

  /** What a taker says to a feed. */
  sealed interface ToFeed extends Message {}

  /**
   * How much of a ledger the feed has.
   *
   * @param size the size of the latest checkpoint that covers what it has
   * @param supplements changes when bodies that it lacked have come, so that asking again pays
   */
  record Head(LedgerId ledger, long size, long supplements) {}

  /** The ledgers that the feed has for this taker, its own among them, new or grown. */
  record Offer(List<Head> heads) implements ToTaker {
    /** Copies the heads in. */
    public Offer {
      heads = List.copyOf(heads);
    }
  }

  /**
   * The author's signed word for a size and root (C2SP tlog-checkpoint in a signed note). Entries
   * up to that size follow.
   */
  record Checkpoint(int turn, VerifiedCheckpoint checkpoint) implements ToTaker {}

  /** Entries in order, the first at index {@code from}; never beyond the last checkpoint sent. */
  record Entries(LedgerId ledger, int turn, long from, List<Entry> entries) implements ToTaker {
    /** Copies the entries in. */
    public Entries {
      entries = List.copyOf(entries);
    }
  }

  /** What the feed has of the entries that were asked for, by index. */
  record Answer(LedgerId ledger, SortedMap<Long, Entry> entries) implements ToTaker {
    /** Copies the entries in. */
    public Answer {
      entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }
  }

  /** Send checkpoints and entries of a ledger from an index on, until told otherwise. */
  record Want(LedgerId ledger, int turn, long from) implements ToFeed {}

  /** Send no more of a ledger for the wants up to this turn. */
  record Enough(LedgerId ledger, int turn) implements ToFeed {}

  /** Say what you have of these entries; at most {@link Codec#ASKED}. */
  record Ask(LedgerId ledger, List<Long> indexes) implements ToFeed {
    /** Copies the indexes in. */
    public Ask {
      indexes = List.copyOf(indexes);
    }
  }
}
