package tansiq.core.proof;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;

/**
 * Signs with Ed25519 (RFC 8032), which draws no randomness: a message has one signature.
 * Thread-safe.
 */
public final class Ed25519Signer implements Signer {
  private final VerifierKey key;
  private final PrivateKey secret;

  /**
   * A signer of both halves; throws when they do not belong together.
   *
   * @param key of type {@link VerifierKey#ED25519} or {@link VerifierKey#COSIGNATURE}
   * @param seed the private half (RFC 8032, section 5.1.5): 32 bytes
   */
  public Ed25519Signer(VerifierKey key, byte[] seed) {
    this.key = key;
    try {
      this.secret =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed.clone()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an Ed25519 seed", e);
    }
    byte[] probe = {};
    if (key.type() == VerifierKey.FAKE || !key.verifies(probe, sign(probe))) {
      throw new IllegalArgumentException("the seed is not the private half of this key");
    }
  }

  @Override
  public VerifierKey key() {
    return key;
  }

  @Override
  public byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(secret);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java since 15 signs with Ed25519", e);
    }
  }
}
