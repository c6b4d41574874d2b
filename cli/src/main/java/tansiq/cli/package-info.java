/**
 * The commands of {@code tansiq}, one class each. It guarantees that a command ends with an exit
 * code of {@link tansiq.cli.exit.Exit} and a sentence that says what to do; it never keeps a
 * record, a key or a rule of its own: those are the node's and the core's.
 */
@NullMarked
package tansiq.cli;

import org.jspecify.annotations.NullMarked;
