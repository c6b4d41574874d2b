package tansiq.core.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tansiq.core.Records;
import tansiq.core.json.Verdict;
import tansiq.core.proof.FakeSigner;
import tansiq.core.proof.Hash;
import tansiq.core.proof.Sha256;
import tansiq.core.proof.VerifierKey;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Level;

/** Promise 10, refused, not broken: whatever a peer sends has a verdict. */
class CodecTest {
  private static final LedgerId SY = Records.ledger("sy");
  private static final FakeSigner SIGNER = FakeSigner.of("sy");
  private static final Entry.Held HELD =
      Records.record(SY, "shelling", Records.label(Level.OPEN, "all"), "what", "where");
  private static final Entry.Held PART =
      Entry.Held.of(HELD.header(), List.of(HELD.sections().get("what")));
  private static final List<Message> MESSAGES =
      List.of(
          new Message.Offer(List.of(new Message.Head(SY, 12, 3))),
          new Message.Checkpoint(7, VerifiedCheckpoint.sign(SIGNER, SY, 12, new Hash(1, 2, 3, 4))),
          new Message.Entries(
              SY,
              7,
              5,
              List.of(
                  HELD,
                  PART,
                  new Entry.Bare(HELD.leaf(), Entry.Absence.WITHHELD),
                  new Entry.Bare(HELD.leaf(), Entry.Absence.LACKING),
                  new Entry.Bare(HELD.leaf(), Entry.Absence.DESTROYED))),
          new Message.Answer(SY, new TreeMap<>(Map.of(3L, HELD, 9L, PART))),
          new Message.Want(SY, 7, 5),
          new Message.Enough(SY, 7),
          new Message.Ask(SY, List.of(1L, 2L, 300L)));

  private static Optional<VerifierKey> key(LedgerId ledger) {
    return ledger.equals(SY) ? Optional.of(SIGNER.key()) : Optional.empty();
  }

  private static byte[] body(Message message) {
    byte[] frame = Codec.encode(message);
    return Arrays.copyOfRange(frame, Codec.LENGTH, frame.length);
  }

  private static String refused(byte[] body) {
    return Codec.decode(body, CodecTest::key)
            instanceof Verdict.Refused<Message>(String field, String reason)
        ? field + " " + reason
        : "accepted";
  }

  @Test
  void whatIsWrittenIsReadUnchanged() {
    for (Message message : MESSAGES) {
      assertThat(Codec.decode(body(message), CodecTest::key))
          .isEqualTo(new Verdict.Accepted<>(message));
    }
  }

  @Test
  void eachCutIsRefused() {
    for (Message message : MESSAGES) {
      byte[] body = body(message);
      for (int length = 0; length < body.length; length++) {
        assertThat(refused(Arrays.copyOf(body, length))).as("%s", message).isNotEqualTo("accepted");
      }
      assertThat(refused(Arrays.copyOf(body, body.length + 1)))
          .isEqualTo("message has bytes after its end");
    }
  }

  @Test
  void anyBytesHaveAVerdict() {
    for (long seed = 0; seed < 20_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] body = body(MESSAGES.get(random.nextInt(MESSAGES.size())));
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt();
      }
      assertThat(Codec.decode(body, CodecTest::key)).as("seed %d", seed).isNotNull();
    }
  }

  @Test
  void aCountIsCheckedBeforeRoomIsMadeForIt() {
    byte[] body = body(new Message.Ask(SY, List.of(1L)));
    int count = body.length - 8 - 4;
    body[count] = 0x7f;
    assertThat(refused(body)).startsWith("count is more than");
  }

  @Test
  void aSectionThatTheHeaderDoesNotCommitToIsRefused() {
    Entry.Held other =
        Records.record(SY, "something else", Records.label(Level.OPEN, "all"), "what");
    Entry.Held mixed = new Entry.Held(HELD.leaf(), HELD.header(), HELD.bytes(), other.sections());
    assertThat(refused(body(new Message.Entries(SY, 1, 0, List.of(mixed)))))
        .isEqualTo("section is not what the header commits to");
  }

  @Test
  void aHeaderOfALaterFormatIsKeptAsItsLeaf() {
    byte[] header = "{\"format\":2}".getBytes(UTF_8);
    Entry.Held later = new Entry.Held(HELD.leaf(), HELD.header(), header, new TreeMap<>());
    Verdict<Message> read =
        Codec.decode(body(new Message.Entries(SY, 1, 0, List.of(later))), CodecTest::key);
    Hash leaf = Sha256.hash(Sha256.LEAF, header);
    assertThat(read)
        .isEqualTo(
            new Verdict.Accepted<Message>(
                new Message.Entries(
                    SY, 1, 0, List.of(new Entry.Bare(leaf, Entry.Absence.LACKING)))));
  }

  @Test
  void aCheckpointByAnotherKeyIsRefused() {
    Hash root = new Hash(1, 2, 3, 4);
    FakeSigner other = FakeSigner.of("iq");
    assertThat(
            refused(body(new Message.Checkpoint(1, VerifiedCheckpoint.sign(other, SY, 3, root)))))
        .startsWith("checkpoint.signature");
    LedgerId unknown = Records.ledger("iq");
    assertThat(
            refused(
                body(new Message.Checkpoint(1, VerifiedCheckpoint.sign(other, unknown, 3, root)))))
        .isEqualTo("ledger is nobody's that we know");
  }
}
