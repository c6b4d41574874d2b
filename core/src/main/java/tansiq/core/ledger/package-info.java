/**
 * The append-only sequence of one member's records on a disk: frames, batches, recovery,
 * checkpoints and the check of it all, over the {@code Disk} wall. It guarantees that what was
 * acknowledged survives a crash at any point and that damage is named, never hidden; it never
 * decides who may hold an entry and never signs.
 */
@NullMarked
package tansiq.core.ledger;

import org.jspecify.annotations.NullMarked;
