/**
 * Benchmarks: what the whole and its parts take in time and memory, and how well reports are
 * correlated. It sees all packages and none sees it; its figures go to {@code bench/RESULTS.md}.
 */
@NullMarked
package tansiq.bench;

import org.jspecify.annotations.NullMarked;
