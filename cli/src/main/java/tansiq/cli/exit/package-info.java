/**
 * How a command ends: its exit code and, when it ends early, the sentence for a person. It
 * guarantees that the codes are the ones that {@code ./tansiq --help} lists; it never ends the
 * process, which only {@code Main} does.
 */
@NullMarked
package tansiq.cli.exit;

import org.jspecify.annotations.NullMarked;
