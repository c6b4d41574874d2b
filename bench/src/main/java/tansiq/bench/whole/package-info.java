/**
 * Whole nodes, started by the launcher as processes of their own, measured from outside by what a
 * user sees. It guarantees that every process it starts is ended; it never looks into a node but by
 * its API and its command line.
 */
@NullMarked
package tansiq.bench.whole;

import org.jspecify.annotations.NullMarked;
