/**
 * Turns what people, files and feeds send into records ready to be kept: NDJSON and CSV in,
 * prepared records and refusals out, in the order of the input. It guarantees that no input,
 * however long or malformed, costs more than its bounds, and that a refused line changes nothing
 * and stops nothing; it never appends to a ledger.
 */
@NullMarked
package tansiq.node.intake;

import org.jspecify.annotations.NullMarked;
