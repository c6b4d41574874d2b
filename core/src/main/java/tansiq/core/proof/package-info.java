/**
 * Commitments that anybody can check: Merkle trees and their proofs (RFC 6962), signed notes,
 * checkpoints and cosignatures (C2SP). It guarantees that a proof it accepts is true if SHA-256 and
 * Ed25519 hold; it never keeps keys and never signs but through the {@code Signer} wall.
 */
@NullMarked
package tansiq.core.proof;

import org.jspecify.annotations.NullMarked;
