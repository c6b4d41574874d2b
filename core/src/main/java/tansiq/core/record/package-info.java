/**
 * The signed, labelled, immutable statement by one member: header, sections and label as data, the
 * kind as a word. It guarantees that bytes are canonical and that a leaf commits to all of a
 * record; it never interprets a kind and never decides who may hold what.
 */
@NullMarked
package tansiq.core.record;

import org.jspecify.annotations.NullMarked;
