package tansiq.node.link;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/**
 * The certificate that a node shows its neighbours: an X.509 version 3 envelope (RFC 5280, section
 * 4.1) around one ECDSA P-256 key, signed by that key, without extensions. Neighbours pin the
 * SHA-256 of its SubjectPublicKeyInfo and look at nothing else, so that name and validity carry no
 * meaning; the end of validity is the one that RFC 5280, section 4.1.2.5, gives for "no
 * well-defined expiration".
 */
public final class SelfSigned {
  /** ecdsa-with-SHA256, 1.2.840.10045.4.3.2 (RFC 5758, section 3.2). */
  private static final byte[] ECDSA_WITH_SHA256 =
      sequence(
          der(0x06, new byte[] {0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x04, 0x03, 0x02}));

  /** The attribute commonName, 2.5.4.3. */
  private static final byte[] COMMON_NAME = der(0x06, new byte[] {0x55, 0x04, 0x03});

  private SelfSigned() {}

  /**
   * A certificate over an ECDSA P-256 key pair.
   *
   * @param name whose it is, for people who look at a connection
   */
  public static X509Certificate of(KeyPair keys, String name) {
    try {
      byte[] body = body(keys.getPublic().getEncoded(), name);
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(body);
      byte[] whole = sequence(body, ECDSA_WITH_SHA256, bitString(signature.sign()));
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(whole));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] body(byte[] subjectPublicKeyInfo, String name) {
    byte[] serial = new byte[16];
    new SecureRandom().nextBytes(serial);
    // A serial number is a positive integer without a leading zero byte.
    serial[0] = (byte) ((serial[0] & 0x3f) | 0x40);
    byte[] distinguishedName =
        sequence(
            der(0x31, sequence(COMMON_NAME, der(0x0c, name.getBytes(StandardCharsets.UTF_8)))));
    byte[] validity = sequence(time("20000101000000Z"), time("99991231235959Z"));
    byte[] version3 = der(0xa0, der(0x02, new byte[] {2}));
    return sequence(
        version3,
        der(0x02, serial),
        ECDSA_WITH_SHA256,
        distinguishedName,
        validity,
        distinguishedName,
        subjectPublicKeyInfo);
  }

  private static byte[] time(String generalized) {
    return der(0x18, generalized.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] bitString(byte[] content) {
    byte[] whole = new byte[content.length + 1];
    System.arraycopy(content, 0, whole, 1, content.length);
    return der(0x03, whole);
  }

  private static byte[] sequence(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return der(0x30, out.toByteArray());
  }

  /** Tag, length and content by the distinguished encoding rules (X.690, section 10.1). */
  private static byte[] der(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.length;
    if (length < 0x80) {
      out.write(length);
    } else if (length < 0x100) {
      out.write(0x81);
      out.write(length);
    } else {
      out.write(0x82);
      out.write(length >> 8);
      out.write(length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }
}
