package tansiq.core.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 (FIPS 180-4), with the one-byte prefixes that keep uses apart. Thread-safe. */
public final class Sha256 {
  /** Begins a Merkle leaf (RFC 6962, section 2.1). */
  public static final int LEAF = 0;

  /** Begins an inner node of a Merkle tree (RFC 6962, section 2.1). */
  public static final int NODE = 1;

  /** Begins a section of a record. */
  public static final int SECTION = 2;

  // A clone costs a third of a look-up by name; nobody ever updates this one.
  private static final MessageDigest FRESH = lookUp();

  /** Each thread's own, for what is hashed in one go: it is as new after each use. */
  private static final ThreadLocal<MessageDigest> OWN = ThreadLocal.withInitial(Sha256::digest);

  private Sha256() {}

  /** The hash of bytes. */
  public static Hash hash(byte[] bytes) {
    return Hash.of(OWN.get().digest(bytes));
  }

  /** The hash of a prefix byte and bytes. */
  public static Hash hash(int prefix, byte[] bytes) {
    return hash(prefix, bytes, bytes.length);
  }

  /** The hash of a prefix byte and the first so many bytes. */
  public static Hash hash(int prefix, byte[] bytes, int count) {
    MessageDigest digest = OWN.get();
    digest.update((byte) prefix);
    digest.update(bytes, 0, count);
    return Hash.of(digest.digest());
  }

  /** A fresh digest for who hashes many times; not thread-safe. */
  public static MessageDigest digest() {
    try {
      return (MessageDigest) FRESH.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MessageDigest lookUp() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
