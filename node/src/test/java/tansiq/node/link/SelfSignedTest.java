package tansiq.node.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SelfSignedTest {
  @Test
  void theCertificateIsWhatItsReaderExpects() throws Exception {
    KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
    curve.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair keys = curve.generateKeyPair();
    X509Certificate certificate = SelfSigned.of(keys, "tansiq سوريا");

    certificate.verify(keys.getPublic());
    assertThat(certificate.getVersion()).isEqualTo(3);
    assertThat(certificate.getPublicKey()).isEqualTo(keys.getPublic());
    assertThat(certificate.getSerialNumber()).isPositive();
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=tansiq سوريا");
    assertThat(certificate.getIssuerX500Principal())
        .isEqualTo(certificate.getSubjectX500Principal());
    assertThat(certificate.getNotAfter().toInstant())
        .isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
    assertThat(Tls.pin(certificate))
        .isEqualTo(Tls.pin(SelfSigned.of(keys, "another name, the same key")));
  }
}
