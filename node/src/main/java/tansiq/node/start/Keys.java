package tansiq.node.start;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import tansiq.core.proof.Bytes;
import tansiq.core.proof.Ed25519Signer;
import tansiq.core.proof.Hash;
import tansiq.core.proof.Sha256;
import tansiq.core.proof.Signer;
import tansiq.core.proof.VerifierKey;
import tansiq.node.link.SelfSigned;
import tansiq.node.link.Tls;
import tansiq.node.start.NodeSettings.Pins;

/**
 * A node's own keys as files: the ledger key (Ed25519) and the TLS key (ECDSA P-256) with its
 * certificate in {@code keys/}, and the recovery key (Ed25519), which is made apart in {@code
 * recovery/} so that a person can take it away. Private keys are PKCS #8 in PEM (RFC 7468),
 * readable by their owner alone.
 *
 * @param signer of the ledger's checkpoints
 * @param tlsKey the private half of the TLS key
 * @param certificate what neighbours see of it
 * @param recovery SHA-256 of the recovery key's SubjectPublicKeyInfo
 */
public record Keys(Signer signer, PrivateKey tlsKey, X509Certificate certificate, Hash recovery) {
  /** The directory of the recovery key in a new data directory. */
  public static final String RECOVERY = "recovery";

  static final String DIRECTORY = "keys";
  private static final String LEDGER_KEY = "ledger.key";
  private static final String LEDGER_NAME = "ledger.pub";
  private static final String TLS_KEY = "tls.key";
  private static final String TLS_CERTIFICATE = "tls.crt";
  private static final String RECOVERY_HASH = "recovery.sha256";
  private static final int RAW_KEY_BYTES = 32;

  /** What other members pin. */
  public Pins pins() {
    return new Pins(signer.key(), Tls.pin(certificate), recovery);
  }

  /** Makes new keys in a data directory that has none. */
  static Keys create(Path data, String member) throws IOException {
    Path directory = Private.directory(data.resolve(DIRECTORY));
    Path apart = Private.directory(data.resolve(RECOVERY));
    try {
      KeyPair ledger = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      KeyPair recovery = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
      curve.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair tls = curve.generateKeyPair();
      X509Certificate certificate = SelfSigned.of(tls, "tansiq " + member);
      VerifierKey name = verifierKey(member, ledger);
      Private.write(
          directory.resolve(LEDGER_KEY), pem("PRIVATE KEY", ledger.getPrivate().getEncoded()));
      Private.write(directory.resolve(LEDGER_NAME), name.text() + "\n");
      Private.write(directory.resolve(TLS_KEY), pem("PRIVATE KEY", tls.getPrivate().getEncoded()));
      Private.write(
          directory.resolve(TLS_CERTIFICATE), pem("CERTIFICATE", certificate.getEncoded()));
      Private.write(
          directory.resolve(RECOVERY_HASH), Sha256.hash(recovery.getPublic().getEncoded()) + "\n");
      Private.write(
          apart.resolve("recovery.key"), pem("PRIVATE KEY", recovery.getPrivate().getEncoded()));
      Private.write(
          apart.resolve("README"),
          """
          This key can revoke the ledger key of %s if that is lost or stolen. A node never needs it
          to run. Take this directory offline now (two copies, two places) and delete it here.
          """
              .formatted(member));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java since 15 has these keys", e);
    }
    return load(data);
  }

  /**
   * Reads the keys of a data directory.
   *
   * @throws IOException when a file is missing or is no such key; the message names it
   */
  static Keys load(Path data) throws IOException {
    Path directory = data.resolve(DIRECTORY);
    Path ledgerFile = directory.resolve(LEDGER_KEY);
    VerifierKey name =
        VerifierKey.parse(text(directory.resolve(LEDGER_NAME)))
            .orElseThrow(() -> new IOException(directory.resolve(LEDGER_NAME) + " holds no key"));
    try {
      EdECPrivateKey ledger =
          (EdECPrivateKey) privateKey(KeyFactory.getInstance("Ed25519"), ledgerFile);
      byte[] seed = ledger.getBytes().orElseThrow(() -> new IOException(ledgerFile + " is empty"));
      PrivateKey tls = privateKey(KeyFactory.getInstance("EC"), directory.resolve(TLS_KEY));
      byte[] certificate = unpem(directory.resolve(TLS_CERTIFICATE));
      return new Keys(
          new Ed25519Signer(name, seed),
          tls,
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(certificate)),
          Hash.ofHex(text(directory.resolve(RECOVERY_HASH))));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("the keys in " + directory + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static VerifierKey verifierKey(String member, KeyPair pair) {
    byte[] encoded = pair.getPublic().getEncoded();
    // A SubjectPublicKeyInfo of Ed25519 ends with the raw key (RFC 8410, section 4).
    byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW_KEY_BYTES, encoded.length);
    return new VerifierKey(member, VerifierKey.ED25519, Bytes.of(raw));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.US_ASCII).strip();
  }

  private static PrivateKey privateKey(KeyFactory factory, Path file)
      throws IOException, GeneralSecurityException {
    return factory.generatePrivate(new PKCS8EncodedKeySpec(unpem(file)));
  }

  private static String pem(String what, byte[] der) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
  }

  private static byte[] unpem(Path file) throws IOException {
    StringBuilder base64 = new StringBuilder();
    text(file).lines().filter(line -> !line.startsWith("-----")).forEach(base64::append);
    return Base64.getDecoder().decode(base64.toString());
  }
}
