package tansiq.core.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A member's signature, with its time, that a checkpoint extends what that member saw (C2SP
 * tlog-cosignature, cosignature/v1).
 */
public final class Cosignature {
  private static final int TIME_BYTES = 8;

  private Cosignature() {}

  /**
   * The line of a cosigner for a checkpoint's note; fractions of a second are dropped.
   *
   * @param signer with a key of type {@link VerifierKey#COSIGNATURE}, or a fake
   */
  public static SignedNote.Line sign(Signer signer, Checkpoint checkpoint, Instant time) {
    VerifierKey key = signer.key();
    if (key.type() == VerifierKey.ED25519) {
      throw new IllegalArgumentException("a key of another use");
    }
    long seconds = time.getEpochSecond();
    byte[] signature = signer.sign(message(checkpoint.text(), seconds));
    byte[] timed =
        ByteBuffer.allocate(TIME_BYTES + signature.length).putLong(seconds).put(signature).array();
    return new SignedNote.Line(key.name(), key.id(), Bytes.of(timed));
  }

  /** When the key cosigned the note, or nothing when it did not or a line of it does not verify. */
  public static Optional<Instant> time(SignedNote note, VerifierKey key) {
    Optional<Instant> latest = Optional.empty();
    for (SignedNote.Line line : note.lines()) {
      if (line.isOf(key)) {
        Optional<Instant> time = time(note.text(), line, key);
        if (time.isEmpty()) {
          return time;
        }
        if (latest.isEmpty() || time.get().isAfter(latest.get())) {
          latest = time;
        }
      }
    }
    return latest;
  }

  private static Optional<Instant> time(String text, SignedNote.Line line, VerifierKey key) {
    byte[] timed = line.signature().toArray();
    if (timed.length <= TIME_BYTES) {
      return Optional.empty();
    }
    long seconds = ByteBuffer.wrap(timed).getLong();
    if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
      return Optional.empty();
    }
    byte[] signature = Arrays.copyOfRange(timed, TIME_BYTES, timed.length);
    return key.verifies(message(text, seconds), signature)
        ? Optional.of(Instant.ofEpochSecond(seconds))
        : Optional.empty();
  }

  private static byte[] message(String text, long seconds) {
    return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(UTF_8);
  }
}
