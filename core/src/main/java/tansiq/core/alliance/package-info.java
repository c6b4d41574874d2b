/**
 * What the author of a ledger says about the other members: whom it pins with which keys, which
 * group rosters it accepts, and how high a level it grants to whom. It guarantees that the standing
 * of an alliance follows from one ledger's entries alone, in their order; it never lets one
 * member's act change another author's standing, and never decides about a record's label.
 */
@NullMarked
package tansiq.core.alliance;

import org.jspecify.annotations.NullMarked;
