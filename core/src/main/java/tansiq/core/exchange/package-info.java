/**
 * The protocol of peers: what they say to each other, and what a peer is given of each ledger. It
 * guarantees that an entry leaves only with the sections that its author's policy lets the receiver
 * hold, and that no message, however hostile, costs more than its bounds; it never opens a
 * connection and never believes a peer.
 *
 * <p>Each connection has two halves that know nothing of each other. The <em>taker</em> (in {@code
 * member}) says which ledgers it wants from which size and asks for what it lacks; the {@link
 * tansiq.core.exchange.Feed} answers with checkpoints and entries, for ever.
 */
@NullMarked
package tansiq.core.exchange;

import org.jspecify.annotations.NullMarked;
