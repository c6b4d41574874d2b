/**
 * Drives one member: one thread writes, signs beside it, and folds beside both. It guarantees that
 * an acknowledgement comes after the disk has it, that no peer and no sender can keep the others
 * from their turn, and that readers of the picture never wait; it never opens a socket and never
 * decides a rule.
 */
@NullMarked
package tansiq.node.loop;

import org.jspecify.annotations.NullMarked;
