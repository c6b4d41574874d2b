/**
 * What a command shows a person: sentences, tables, progress. It guarantees that a script sees no
 * colour, no cursor movement and no progress bar, and that text made by others cannot steer the
 * terminal; it never decides what is shown.
 */
@NullMarked
package tansiq.cli.screen;

import org.jspecify.annotations.NullMarked;
