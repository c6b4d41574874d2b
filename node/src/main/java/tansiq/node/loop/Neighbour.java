package tansiq.node.loop;

import tansiq.core.exchange.Message;

/** A connected peer, as the loop speaks to it. Safe for any thread; no call ever blocks. */
public interface Neighbour {
  /** Sends a message before all that the feed gives. */
  void send(Message.ToFeed message);

  /** The feed may have more to give. */
  void wake();

  /** Closes the connection, because the peer broke the rules. */
  void drop(String reason);
}
