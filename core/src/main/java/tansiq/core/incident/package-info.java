/**
 * What reports tell of: primitive facts taken from a report's visible sections, the score of a pair
 * of them, and the settling of reports into incidents. Every result is a function of its inputs
 * alone, byte for byte the same on any machine; nothing here reads text beyond a bounded sketch,
 * and nothing ever says which of two accounts is true.
 */
@NullMarked
package tansiq.core.incident;

import org.jspecify.annotations.NullMarked;
