/**
 * Yields the example alliance for any number of members from the files of {@code
 * scenarios/zavidovo-2017}: who is in it, and what each member would file. It guarantees the same
 * bytes each time and one report for each coded account and event, whatever the number of members;
 * it never speaks to a node and never holds a word of the press.
 */
@NullMarked
package tansiq.node.example;

import org.jspecify.annotations.NullMarked;
