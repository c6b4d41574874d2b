/**
 * Runs whole alliances in one thread, from a seed: disks that crash and networks that lose, delay
 * and reorder. It guarantees that a seed replays exactly; it never touches a real file, clock or
 * socket, and it alone in core draws random numbers.
 */
@NullMarked
package tansiq.core.simulator;

import org.jspecify.annotations.NullMarked;
