/**
 * Carries a file of reports to a node in batches of whole lines, one after the other. It guarantees
 * that the node sees the lines in the file's order, that memory does not grow with the file, and
 * that each refused line is told with its number; it never reads what a line says: that is the
 * node's.
 */
@NullMarked
package tansiq.cli.upload;

import org.jspecify.annotations.NullMarked;
