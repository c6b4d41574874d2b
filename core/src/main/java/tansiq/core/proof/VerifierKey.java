package tansiq.core.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A public key with its name, in the form {@code name+hash+base64(type ‖ key)} of C2SP signed-note.
 *
 * @param name whose key it is; for a ledger its origin's member
 * @param type one of the constants here
 * @param key the key's bytes; 32 of them
 */
public record VerifierKey(String name, byte type, Bytes key) {
  /** Ed25519 over the note's text (C2SP signed-note). */
  public static final byte ED25519 = 0x01;

  /** Ed25519 over a time and the note's text (C2SP tlog-cosignature, cosignature/v1). */
  public static final byte COSIGNATURE = 0x04;

  /**
   * The simulator's fake, which anybody can forge: SHA-256 of key and message. Nothing but a
   * simulation may pin such a key.
   */
  public static final byte FAKE = (byte) 0xff;

  /** Length of each kind of key, in bytes. */
  public static final int KEY_BYTES = 32;

  // The fixed head of an X.509 SubjectPublicKeyInfo for Ed25519 (RFC 8410, section 4).
  private static final byte[] SPKI_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  /** Checks the form. */
  public VerifierKey {
    if (!isName(name)) {
      throw new IllegalArgumentException("not a key name");
    }
    if (type != ED25519 && type != COSIGNATURE && type != FAKE) {
      throw new IllegalArgumentException("unknown type of key: " + type);
    }
    if (key.size() != KEY_BYTES) {
      throw new IllegalArgumentException("not 32 bytes: " + key.size());
    }
  }

  /** Whether a signed note can name a key so: not empty, without spaces and plus signs. */
  public static boolean isName(String text) {
    return !text.isEmpty()
        && text.codePoints()
            .noneMatch(c ->
                c == '+'
                    || Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.isISOControl(c));
  }

  /** The key that a text form spells, or nothing when it spells none of a known type. */
  public static Optional<VerifierKey> parse(String text) {
    String[] parts = text.split("\\+", 3);
    if (parts.length != 3 || !isName(parts[0]) || parts[1].length() != 8) {
      return Optional.empty();
    }
    byte[] data;
    try {
      data = Base64.getDecoder().decode(parts[2]);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    if (data.length != 1 + KEY_BYTES
        || (data[0] != ED25519 && data[0] != COSIGNATURE && data[0] != FAKE)) {
      return Optional.empty();
    }
    VerifierKey key =
        new VerifierKey(parts[0], data[0], Bytes.of(Arrays.copyOfRange(data, 1, data.length)));
    return key.text().equals(text) ? Optional.of(key) : Optional.empty();
  }

  /** The text form. */
  public String text() {
    return name
        + "+"
        + HexFormat.of().toHexDigits(id())
        + "+"
        + Base64.getEncoder().encodeToString(typed());
  }

  /** The four bytes by which a signature line hints at its key (C2SP signed-note). */
  public int id() {
    byte[] head = (name + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] typed = typed();
    byte[] all = Arrays.copyOf(head, head.length + typed.length);
    System.arraycopy(typed, 0, all, head.length, typed.length);
    return (int) (Sha256.hash(all).a() >>> 32);
  }

  /** The same key for another use. */
  public VerifierKey withType(byte other) {
    return new VerifierKey(name, other, key);
  }

  /** Whether the signature over the message was made by the private half of this key. */
  public boolean verifies(byte[] message, byte[] signature) {
    if (type == FAKE) {
      return Arrays.equals(fakeSignature(key, message), signature);
    }
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(publicKey());
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException _) {
      // A key that is no point of the curve and a signature of a wrong form verify nothing.
      return false;
    }
  }

  static byte[] fakeSignature(Bytes key, byte[] message) {
    byte[] both = Arrays.copyOf(key.toArray(), KEY_BYTES + message.length);
    System.arraycopy(message, 0, both, KEY_BYTES, message.length);
    return Sha256.hash(both).bytes();
  }

  private PublicKey publicKey() throws GeneralSecurityException {
    byte[] spki = Arrays.copyOf(SPKI_HEAD, SPKI_HEAD.length + KEY_BYTES);
    System.arraycopy(key.toArray(), 0, spki, SPKI_HEAD.length, KEY_BYTES);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
  }

  private byte[] typed() {
    byte[] out = new byte[1 + KEY_BYTES];
    out[0] = type;
    System.arraycopy(key.toArray(), 0, out, 1, KEY_BYTES);
    return out;
  }
}
