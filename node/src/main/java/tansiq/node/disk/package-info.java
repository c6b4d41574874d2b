/**
 * A node's data directory: its files behind the ledger's wall, its lock, its backups. It guarantees
 * that what was synced is on the disk, that one process at a time writes a directory, and that a
 * full disk is told from a broken one; it knows nothing of what the files say.
 */
@NullMarked
package tansiq.node.disk;

import org.jspecify.annotations.NullMarked;
