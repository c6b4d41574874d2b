package tansiq.core.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
  private Feed() {}

  /**
   * Takes in what the peer's taker said.
   *
   * @return a reason to drop the peer, if what it said breaks the protocol
   */
  public Optional<String> received(Message.ToFeed message) {
    throw new UnsupportedOperationException();
  }

  /**
   * What to send next, in order. At most about so many bytes: one message more than fits only if
   * none would go otherwise.
   */
  public List<Message.ToTaker> next(Instant now, int bytes) {
    throw new UnsupportedOperationException();
  }
}
