package tansiq.core.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tansiq.core.Records;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Level;
import tansiq.core.release.Release;
import tansiq.core.simulator.MemoryDisk;

/** What a disk that fails at any one operation does to a member that takes another's ledger. */
class FailingDiskTest {
  private static final LedgerId SY = Records.ledger("sy");
  private static final Entry.Held NOTE =
      Records.note(SY, "kept at home", Records.label(Level.OPEN), "what");

  private final Duo duo = new Duo();

  /** More operations than it costs to take what sy has written. */
  static IntStream operations() {
    return IntStream.range(0, 20);
  }

  private void release() {
    Release release = new Release(1, NOTE);
    duo.sy.say(
        new Draft.Act(NOTE),
        new Draft.Act(release.record(Records.AT, Records.label(Level.OPEN, "iq"), new byte[16])));
  }

  private Entry note() {
    return duo.iq.ledger(SY).read(1);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void aReleaseActsInTheEndAndThePictureIsTold(int after) {
    release();
    duo.iq.told.clear();
    duo.iq.disk.failAfter(after);
    duo.connect();
    assertThat(note()).isEqualTo(NOTE);
    assertThat(duo.iq.told).endsWith(new Effect.Supplemented(SY, 1));
    assertThat(duo.iq.dropped).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void aReleaseThatACrashKeptFromActingActsWhenOpened(int after) {
    release();
    duo.iq.disk.crashAfter(after);
    try {
      duo.connect();
    } catch (MemoryDisk.Crash power) {
      duo.disconnect();
    }
    duo.iq.disk.restart();
    duo.iq.open(false);
    boolean seen = duo.iq.seen.contains(NOTE);
    duo.connect();
    assertThat(note()).isEqualTo(NOTE);
    assertThat(seen || duo.iq.told.contains(new Effect.Supplemented(SY, 1))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void peersAreToldOfAllThatIsVisibleWhateverFailedAfterwards(int after) {
    release();
    duo.iq.disk.failAfter(after);
    duo.connectBriefly();
    duo.iq.member().ledgers().stream()
        .filter(ledger -> ledger.id().equals(SY))
        .forEach(ledger ->
            assertThat(duo.iq.member().holdings().all().get(SY).size())
                .isEqualTo(ledger.visible()));
  }
}
