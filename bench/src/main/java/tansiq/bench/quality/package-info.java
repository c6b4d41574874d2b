/**
 * How well reports become incidents, on reports whose incident is known: generated ones, noisy ones
 * in four languages, and outside data by a directory. It guarantees that a seed gives the same
 * reports on any machine; it never changes the weights by itself.
 */
@NullMarked
package tansiq.bench.quality;

import org.jspecify.annotations.NullMarked;
