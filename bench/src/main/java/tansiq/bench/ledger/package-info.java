/**
 * The ledger beside the least that a disk asks of anybody. It guarantees that both write the same
 * bytes in the same helpings, in turns; it never speaks to a node.
 */
@NullMarked
package tansiq.bench.ledger;

import org.jspecify.annotations.NullMarked;
