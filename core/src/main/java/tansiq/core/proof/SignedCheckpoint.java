package tansiq.core.proof;

import tansiq.core.json.Verdict;

/**
 * A checkpoint with the note that carries it. That somebody read it says nothing of its signatures:
 * {@link #verify} does.
 *
 * @param checkpoint what the note's text says
 * @param note text and signatures
 */
public record SignedCheckpoint(Checkpoint checkpoint, SignedNote note) {
  /** Checks that the two say the same. */
  public SignedCheckpoint {
    if (!note.text().equals(checkpoint.text())) {
      throw new IllegalArgumentException("the note says something else");
    }
  }

  /** The checkpoint, signed by each of the signers. */
  public static SignedCheckpoint sign(Checkpoint checkpoint, Signer... signers) {
    return new SignedCheckpoint(checkpoint, SignedNote.sign(checkpoint.text(), signers));
  }

  /** Reads a signed note that holds a checkpoint; its signatures are yet to be verified. */
  public static Verdict<SignedCheckpoint> parse(byte[] bytes) {
    return SignedNote.parse(bytes)
        .then(note ->
            Checkpoint.parse(note.text())
                .then(
                    checkpoint -> new Verdict.Accepted<>(new SignedCheckpoint(checkpoint, note))));
  }

  /** Reads a signed note that must be of this origin and signed by this key. */
  public static Verdict<SignedCheckpoint> verify(byte[] bytes, String origin, VerifierKey key) {
    return parse(bytes).then(signed -> signed.verify(origin, key));
  }

  /** This, if it is of this origin and signed by this key. */
  public Verdict<SignedCheckpoint> verify(String origin, VerifierKey key) {
    if (!checkpoint.origin().equals(origin)) {
      return new Verdict.Refused<>("origin", "is not " + origin);
    }
    return note.isSignedBy(key)
        ? new Verdict.Accepted<>(this)
        : new Verdict.Refused<>("signature", "is not by the key of " + key.name());
  }

  /** The note as it is sent and kept. */
  public byte[] bytes() {
    return note.bytes();
  }
}
