/**
 * What a node notes about itself, for its own people: event lines, counters, who wrote what, and
 * which cut was known when. It guarantees that a reader of the notes never waits for a writer of
 * records; it never holds what only the ledger may hold, so that losing it loses no record.
 */
@NullMarked
package tansiq.node.audit;

import org.jspecify.annotations.NullMarked;
