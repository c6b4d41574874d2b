/**
 * Reads JSON strictly and within bounds, and writes it canonically (RFC 8785). It guarantees that
 * one value has one canonical form and that no input, however hostile, costs more than its bounds;
 * it never guesses and never repairs.
 */
@NullMarked
package tansiq.core.json;

import org.jspecify.annotations.NullMarked;
