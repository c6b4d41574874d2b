/**
 * How an alliance talks: councils, meetings, positions, decisions, statements, commitments and
 * consultations. It guarantees that what is said stays said: each record is a member's own word, a
 * later version stands beside the earlier, and what came late, from outside or after a withdrawal
 * is shown as that and never dropped. Offices speak here, not persons.
 */
@NullMarked
package tansiq.core.council;

import org.jspecify.annotations.NullMarked;
