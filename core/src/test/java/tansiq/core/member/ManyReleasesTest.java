package tansiq.core.member;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tansiq.core.Records;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Level;
import tansiq.core.release.Release;

/** Releases that together are larger than what acts at a time. */
class ManyReleasesTest {
  private static final LedgerId SY = Records.ledger("sy");
  private static final int NOTES = 40;
  private static final int LARGE = 200_000;

  @Test
  void allActAndThePictureIsToldOfEach() {
    Duo duo = new Duo();
    for (int i = 0; i < NOTES; i++) {
      Entry.Held note =
          Records.note(SY, i + " " + "x".repeat(LARGE), Records.label(Level.OPEN), "what");
      Release release = new Release(1 + 2L * i, note);
      duo.sy.say(
          new Draft.Act(note),
          new Draft.Act(release.record(Records.AT, Records.label(Level.OPEN, "iq"), new byte[16])));
    }
    duo.iq.told.clear();
    duo.connect();

    assertThat(duo.iq.ledger(SY).size()).isEqualTo(1 + 2L * NOTES);
    for (int i = 0; i < NOTES; i++) {
      long index = 1 + 2L * i;
      assertThat(duo.iq.ledger(SY).read(index)).isEqualTo(duo.sy.ledger(SY).read(index));
      assertThat(duo.iq.told).contains(new Effect.Supplemented(SY, index));
    }
  }
}
