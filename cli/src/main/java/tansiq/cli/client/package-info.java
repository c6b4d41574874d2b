/**
 * How a command finds a node and speaks to it: by name, by address or by data directory, over the
 * node's own API. It guarantees that whatever goes wrong on the way ends in a sentence and an exit
 * code; it never opens a node's files, except the address and the token that lie there for it.
 */
@NullMarked
package tansiq.cli.client;

import org.jspecify.annotations.NullMarked;
