package tansiq.core.proof;

/**
 * The simulator's signer: it costs one hash and protects nothing. Its key says so by its type.
 *
 * @param key of type {@link VerifierKey#FAKE}
 */
public record FakeSigner(VerifierKey key) implements Signer {
  /** Checks the type. */
  public FakeSigner {
    if (key.type() != VerifierKey.FAKE) {
      throw new IllegalArgumentException("not a fake key");
    }
  }

  /** The fake of a name: its key is the hash of the name. */
  public static FakeSigner of(String name) {
    byte[] bytes = Sha256.hash(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)).bytes();
    return new FakeSigner(new VerifierKey(name, VerifierKey.FAKE, Bytes.of(bytes)));
  }

  @Override
  public byte[] sign(byte[] message) {
    return VerifierKey.fakeSignature(key.key(), message);
  }
}
