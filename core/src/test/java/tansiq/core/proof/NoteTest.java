package tansiq.core.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tansiq.core.json.Verdict;

class NoteTest {
  /** The example of Go's golang.org/x/mod/sumdb/note. */
  private static final String GO_TEXT =
      "If you think cryptography is the answer to your problem,\n"
          + "then you don't know what your problem is.\n";

  private static final String GO_NOTE =
      GO_TEXT
          + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpR"
          + "Zb6KE6RyyBwJnAM=\n";
  private static final VerifierKey GO_KEY =
      VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
          .orElseThrow();

  private static final Hash ROOT = Sha256.hash("root".getBytes(UTF_8));
  private static final FakeSigner SY = FakeSigner.of("sy");
  private static final FakeSigner IQ = FakeSigner.of("iq");

  @Test
  void aNoteThatAnotherImplementationSigned() {
    SignedNote note = accepted(SignedNote.parse(GO_NOTE.getBytes(UTF_8)));

    assertThat(note.text()).isEqualTo(GO_TEXT);
    assertThat(note.isSignedBy(GO_KEY)).isTrue();
    assertThat(note.bytes()).isEqualTo(GO_NOTE.getBytes(UTF_8));
    SignedNote other = accepted(SignedNote.parse(GO_NOTE.replace("If", "Of").getBytes(UTF_8)));
    assertThat(other.isSignedBy(GO_KEY)).isFalse();
    assertThat(note.isSignedBy(SY.key())).isFalse();
  }

  @Test
  void aNoteWithABadLineOfAKnownKeyIsNotSignedByIt() {
    SignedNote note = SignedNote.sign("text\n", SY, IQ);
    SignedNote bad =
        note.with(new SignedNote.Line("sy", SY.key().id(), Bytes.of(new byte[] {1, 2})));

    assertThat(note.isSignedBy(SY.key())).isTrue();
    assertThat(note.isSignedBy(IQ.key())).isTrue();
    assertThat(bad.isSignedBy(SY.key())).isFalse();
    assertThat(bad.isSignedBy(IQ.key())).isTrue();
  }

  /** In the note, {@code ~} is a newline. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          ''|has no signatures
          text~|has no signatures
          text~~|has no signatures
          text~~— sy AAAAAAA=|has no signatures
          text~— sy AAAAAAA=~|has no signatures
          text~~- sy AAAAAAA=~|has a malformed signature line
          text~~—  AAAAAAA=~|has a malformed signature line
          text~~— sy~|has a malformed signature line
          text~~— s+y AAAAAAA=~|has a malformed signature line
          text~~— sy AAAA~|has a malformed signature line
          text~~— sy AAAAAA=~|has a malformed signature line
          text~~— sy AAAAAAB=~|has a malformed signature line
          text~~— sy AAAAAAA=~more~|has a malformed signature line
          te\u0001xt~~— sy AAAAAAA=~|has a control character in its text
          te\txt~~— sy AAAAAAA=~|has a control character in its text
          """)
  void aRowANoteThatIsRefused(String note, String reason) {
    byte[] bytes = note.replace('~', '\n').getBytes(UTF_8);

    assertThat(SignedNote.parse(bytes)).isEqualTo(new Verdict.Refused<SignedNote>("", reason));
  }

  @Test
  void aNoteThatIsTooLongOrNotUtf8IsRefused() {
    assertThat(SignedNote.parse(new byte[SignedNote.MOST_BYTES + 1]))
        .isEqualTo(new Verdict.Refused<SignedNote>("", "is longer than 65536 bytes"));
    assertThat(SignedNote.parse(new byte[] {(byte) 0xff}))
        .isEqualTo(new Verdict.Refused<SignedNote>("", "is not UTF-8"));
    String lines = "— sy AAAAAAA=\n".repeat(101);
    assertThat(SignedNote.parse(("text\n\n" + lines).getBytes(UTF_8)))
        .isEqualTo(new Verdict.Refused<SignedNote>("", "has more than 100 signatures"));
  }

  @Test
  void aCheckpointReadsBack() {
    Checkpoint checkpoint = new Checkpoint("sy/1", 7, ROOT, List.of("ext", "ension 2"));

    assertThat(accepted(Checkpoint.parse(checkpoint.text()))).isEqualTo(checkpoint);
    assertThat(Checkpoint.of("sy/1", 7, ROOT).text())
        .isEqualTo("sy/1\n7\nSBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=\n");
  }

  /** In the text, {@code ~} is a newline and ROOT the base64 of 32 bytes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          sy/1~7~|''|has fewer than three lines
          sy/1~7~ROOT|''|has fewer than three lines
          ~7~ROOT~|origin|is empty
          sy/1~07~ROOT~|size|is not a decimal number
          sy/1~-7~ROOT~|size|is not a decimal number
          sy/1~+7~ROOT~|size|is not a decimal number
          sy/1~~ROOT~|size|is not a decimal number
          sy/1~9999999999999999999~ROOT~|size|is not a decimal number
          sy/1~7~ROO~|root|is not base64
          sy/1~7~AAAA~|root|is not 32 bytes
          sy/1~7~NOTC~|root|is not canonical base64
          sy/1~7~ROOT~~|extension|is an empty line
          sy/1~7~ROOT~a~~b~|extension|is an empty line
          """)
  void aRowACheckpointThatIsRefused(String text, String field, String reason) {
    String full =
        text.replace('~', '\n')
            .replace("ROOT", "A".repeat(43) + "=")
            .replace("ROO\n", "A".repeat(42) + "!=\n")
            .replace("NOTC", "A".repeat(42) + "B=");

    assertThat(Checkpoint.parse(full)).isEqualTo(new Verdict.Refused<Checkpoint>(field, reason));
  }

  @Test
  void aSignedCheckpointIsAcceptedOnlyOfItsOriginAndKey() {
    SignedCheckpoint signed = SignedCheckpoint.sign(Checkpoint.of("sy/1", 7, ROOT), SY);
    byte[] bytes = signed.bytes();

    assertThat(accepted(SignedCheckpoint.verify(bytes, "sy/1", SY.key()))).isEqualTo(signed);
    assertThat(SignedCheckpoint.verify(bytes, "sy/2", SY.key()))
        .isEqualTo(new Verdict.Refused<SignedCheckpoint>("origin", "is not sy/2"));
    assertThat(SignedCheckpoint.verify(bytes, "sy/1", IQ.key()))
        .isEqualTo(new Verdict.Refused<SignedCheckpoint>("signature", "is not by the key of iq"));
    assertThatThrownBy(() -> new SignedCheckpoint(Checkpoint.of("sy/1", 8, ROOT), signed.note()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCosignatureSaysWhenAndVerifiesOnlyItsText() {
    byte[] seed =
        HexFormat.of().parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    byte[] pk =
        HexFormat.of().parseHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    Signer witness =
        new Ed25519Signer(new VerifierKey("iq", VerifierKey.COSIGNATURE, Bytes.of(pk)), seed);
    Checkpoint checkpoint = Checkpoint.of("sy/1", 7, ROOT);
    Instant time = Instant.parse("2017-05-21T14:10:00Z");

    SignedNote note =
        SignedNote.sign(checkpoint.text(), SY)
            .with(Cosignature.sign(witness, checkpoint, time.plusMillis(5)));
    SignedNote read = accepted(SignedNote.parse(note.bytes()));

    assertThat(Cosignature.time(read, witness.key())).contains(time);
    assertThat(Cosignature.time(read, witness.key().withType(VerifierKey.ED25519))).isEmpty();
    SignedNote moved = new SignedNote(Checkpoint.of("sy/1", 8, ROOT).text(), read.lines());
    assertThat(Cosignature.time(moved, witness.key())).isEmpty();
  }

  private static <T> T accepted(Verdict<T> verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    return ((Verdict.Accepted<T>) verdict).value();
  }
}
