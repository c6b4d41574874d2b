package tansiq.core.proof;

/**
 * The wall behind which a private key lies. The node signs with Ed25519; the simulator with a fake
 * that costs nothing.
 */
public interface Signer {
  /** The public half, as others pin it. */
  VerifierKey key();

  /** The signature over a message. */
  byte[] sign(byte[] message);
}
