package tansiq.core.proof;

/**
 * A public key with its name, in the form {@code name+hash+base64(type ‖ key)} of C2SP signed-note.
 *
 * @param name whose key it is; for a ledger its origin's member
 * @param type 0x01 is Ed25519; 0xff is the simulator's fake
 * @param key the key's bytes
 */
public record VerifierKey(String name, byte type, Bytes key) {
  /** Whether the signature over the message was made by the private half of this key. */
  public boolean verifies(byte[] message, byte[] signature) {
    throw new UnsupportedOperationException();
  }
}
