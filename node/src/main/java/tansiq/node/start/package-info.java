/**
 * Brings a node up and takes it down: its configuration, its keys, and the wiring of all other
 * parts by plain constructors. It guarantees that a wrong setting is named with its line, that two
 * nodes never run on one data directory, and that what was opened is closed; it never holds rules
 * of its own.
 */
@NullMarked
package tansiq.node.start;

import org.jspecify.annotations.NullMarked;
