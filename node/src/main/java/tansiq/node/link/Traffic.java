package tansiq.node.link;

import java.util.List;

/** What the links carry for: told of each stream that stands. Called by any number of threads. */
public interface Traffic {
  /** A stream with the neighbour stands; at most one a neighbour at any time. */
  Session up(String peer, Outlet outlet);

  /** The node's side of one stream. */
  interface Session {
    /**
     * A frame's body came, one after the other. The call may block, and the neighbour then waits:
     * nothing more is read from it meanwhile.
     */
    void received(byte[] body) throws InterruptedException;

    /**
     * What to send next, as whole frames, in order and of about so many bytes; asked for when there
     * is room, when {@link Outlet#wake} was called, and twice a second. Never called by two threads
     * at once, but beside {@link #received}.
     */
    List<byte[]> next(int bytes);

    /** The stream is gone, for the reason given in plain words; nothing is called after it. */
    void down(String why);
  }

  /** The link's side of one stream; safe for any thread, and without effect once it is gone. */
  interface Outlet {
    /** There may be something to send. */
    void wake();

    /** Ends the stream, because the neighbour broke the rules. */
    void drop(String reason);
  }
}
