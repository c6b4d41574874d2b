package tansiq.node.link;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import tansiq.core.proof.Hash;

/**
 * Mutual TLS 1.3 among members that pinned each other. A peer is whoever holds the private key of a
 * pinned certificate; there is no authority, no host name and no expiry to be fooled with, and no
 * one else gets past the handshake. Immutable and safe for any number of threads.
 */
public final class Tls {
  private final SSLContext context;
  private final Function<Hash, Optional<String>> pins;

  private Tls(SSLContext context, Function<Hash, Optional<String>> pins) {
    this.context = context;
    this.pins = pins;
  }

  /**
   * TLS with this node's own key.
   *
   * @param pins the member that pinned the SHA-256 of a SubjectPublicKeyInfo stands for; asked at
   *     each handshake, so that a member can be added while the node runs
   */
  public static Tls of(
      PrivateKey key, X509Certificate certificate, Function<Hash, Optional<String>> pins) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("node", key, new char[0], new Certificate[] {certificate});
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, new char[0]);
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(keys.getKeyManagers(), new TrustManager[] {new Pinned(pins)}, null);
      return new Tls(context, pins);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The context from which sockets of both directions are made. */
  public SSLContext context() {
    return context;
  }

  /** The member at the other end of a session whose handshake is done. */
  public Optional<String> peer(SSLSession session) {
    try {
      return pins.apply(pin((X509Certificate) session.getPeerCertificates()[0]));
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty();
    }
  }

  /** What is pinned of a certificate: the SHA-256 of its SubjectPublicKeyInfo (as in RFC 7469). */
  public static Hash pin(X509Certificate certificate) {
    try {
      return Hash.of(
          MessageDigest.getInstance("SHA-256").digest(certificate.getPublicKey().getEncoded()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Trusts pinned keys and nothing else. It extends the extended class so that the platform does
   * not add its own host name check, which a pinned key makes meaningless.
   */
  private static final class Pinned extends X509ExtendedTrustManager {
    private final Function<Hash, Optional<String>> pins;

    Pinned(Function<Hash, Optional<String>> pins) {
      this.pins = pins;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
      Hash pin = pin(chain[0]);
      if (pins.apply(pin).isEmpty()) {
        throw new CertificateException("no member is pinned with the key " + pin);
      }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      check(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
