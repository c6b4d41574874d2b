/**
 * Who may hold which sections of a record, by its author's own word. It guarantees that the answer
 * follows from the author's earlier entries and the record's label alone, the same at whoever asks,
 * and that what it does not know means no; it never sends anything and never changes a label.
 */
@NullMarked
package tansiq.core.release;

import org.jspecify.annotations.NullMarked;
