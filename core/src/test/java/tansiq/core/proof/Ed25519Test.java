package tansiq.core.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tansiq.core.json.JsonNumber;
import tansiq.core.json.JsonObject;

class Ed25519Test {
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void theVectorsOfWycheproof() {
    JsonObject file = Vectors.read("/wycheproof/ed25519_test.json");
    int tests = 0;
    for (JsonObject group : Vectors.objects(file, "testGroups")) {
      byte[] pk = hex((JsonObject) group.find("publicKey"), "pk");
      VerifierKey key = new VerifierKey("sy", VerifierKey.ED25519, Bytes.of(pk));
      for (JsonObject test : Vectors.objects(group, "tests")) {
        boolean verifies = key.verifies(hex(test, "msg"), hex(test, "sig"));

        assertThat(verifies)
            .as("test %s: %s", test.find("tcId"), Vectors.text(test, "comment"))
            .isEqualTo(Vectors.text(test, "result").equals("valid"));
        tests++;
      }
    }
    assertThat(file.find("numberOfTests")).isEqualTo(JsonNumber.of(tests));
  }

  /** RFC 8032, section 7.1, test 2. */
  @Test
  void aSignatureOfRfc8032() {
    byte[] seed = HEX.parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    byte[] pk = HEX.parseHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    Signer signer =
        new Ed25519Signer(new VerifierKey("sy", VerifierKey.ED25519, Bytes.of(pk)), seed);

    assertThat(HEX.formatHex(signer.sign(new byte[] {0x72})))
        .isEqualTo(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    pk[3] ^= 1;
    VerifierKey other = new VerifierKey("sy", VerifierKey.ED25519, Bytes.of(pk));
    assertThatThrownBy(() -> new Ed25519Signer(other, seed))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFakeSignatureIsNoReadySubstituteForARealOne() {
    FakeSigner fake = FakeSigner.of("sy");
    byte[] message = "m".getBytes(UTF_8);

    assertThat(fake.key().verifies(message, fake.sign(message))).isTrue();
    assertThat(fake.key().verifies("n".getBytes(UTF_8), fake.sign(message))).isFalse();
    assertThat(fake.key().withType(VerifierKey.ED25519).verifies(message, fake.sign(message)))
        .isFalse();
    assertThatThrownBy(() -> new FakeSigner(fake.key().withType(VerifierKey.ED25519)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aKeyReadsBackFromItsText() {
    String text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    VerifierKey key = VerifierKey.parse(text).orElseThrow();

    assertThat(key.text()).isEqualTo(text);
    assertThat(key.name()).isEqualTo("PeterNeumann");
    assertThat(key.type()).isEqualTo(VerifierKey.ED25519);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PeterNeumann",
        "PeterNeumann+c74f20a3",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+Arpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW+",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T?",
        "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
      })
  void aTextThatIsNoKeyIsNone(String text) {
    assertThat(VerifierKey.parse(text)).isEmpty();
  }

  private static byte[] hex(JsonObject object, String name) {
    return HEX.parseHex(Vectors.text(object, name));
  }
}
