/**
 * What a report says: its typed content, the categories, every refusal, and the sections that it is
 * kept in. It guarantees that what it accepts can be written to sections and read back unchanged,
 * and that each refusal names a field and a reason; it never guesses what was left out and never
 * admits a field that names a private person.
 */
@NullMarked
package tansiq.core.report;

import org.jspecify.annotations.NullMarked;
