/**
 * Benchmarks: what the whole and its parts take in time and memory, and how well reports are
 * correlated. It guarantees that nothing is measured that did not also come out right; it never
 * changes what it measures. It sees all packages and none sees it; its figures go to {@code
 * bench/RESULTS.md}.
 */
@NullMarked
package tansiq.bench;

import org.jspecify.annotations.NullMarked;
