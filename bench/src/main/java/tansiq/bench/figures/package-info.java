/**
 * What was measured, as figures that a person compares. It guarantees that a figure is a median of
 * several rounds or says that it is not; it never measures by itself.
 */
@NullMarked
package tansiq.bench.figures;

import org.jspecify.annotations.NullMarked;
