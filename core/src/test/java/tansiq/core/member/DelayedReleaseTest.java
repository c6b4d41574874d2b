package tansiq.core.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tansiq.core.Records;
import tansiq.core.exchange.Message;
import tansiq.core.exchange.VerifiedCheckpoint;
import tansiq.core.json.Verdict;
import tansiq.core.ledger.Ledger;
import tansiq.core.proof.CompactRange;
import tansiq.core.proof.FakeSigner;
import tansiq.core.proof.Hash;
import tansiq.core.record.Audience;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.Label;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Level;
import tansiq.core.release.Release;
import tansiq.core.report.Labelling;
import tansiq.core.report.Retraction;
import tansiq.core.simulator.MemoryDisk;

/** What goes out after a day, when its author has lost records of its own and they come back. */
class DelayedReleaseTest {
  private static final Duration DAY = Duration.ofHours(24);
  private static final LedgerId SY = Records.ledger("sy");
  private static final Entry.Held PIN = Records.said(SY, Records.pin("iq"));
  private static final Entry.Held POSTURE =
      Records.record(
          SY,
          "tanks",
          new Label(
              Level.OPEN,
              Audience.of("iq"),
              new TreeSet<>(Set.of(Labelling.COARSE_AFTER_24_H)),
              new TreeMap<>()),
          "coarse",
          "what");
  private static final Entry.Held RELEASE =
      Delayed.release(1, POSTURE).record(Records.AT, Records.label(Level.OPEN), new byte[16]);

  private Instant now = Records.AT;
  private final Member member = open();

  /** A member that comes back from a backup of its pin. */
  private static Member open() {
    MemoryDisk disk = new MemoryDisk(1);
    open(disk, false).submit(Records.AT, List.of(new Draft.Act(PIN)));
    return open(disk, true);
  }

  private static Member open(MemoryDisk disk, boolean restored) {
    return Member.open(
        new Settings("sy", Set.of("iq"), restored),
        disk,
        FakeSigner.of("sy"),
        () -> new byte[16],
        Records.AT,
        (ledger, index, entry) -> {});
  }

  /** A peer has the ledger, of one record only that there is one, and that one's body later. */
  private void comesBack(List<Entry.Held> written, int late) {
    CompactRange range = new CompactRange();
    written.forEach(entry -> range.append(entry.leaf()));
    VerifiedCheckpoint whole =
        VerifiedCheckpoint.sign(FakeSigner.of("sy"), SY, range.size(), range.root());
    List<Entry> given = new ArrayList<>(written);
    given.set(late, new Entry.Bare(written.get(late).leaf(), Entry.Absence.LACKING));
    member.connected(now, "iq");
    int turn =
        member
            .received(
                now, "iq", new Message.Offer(List.of(new Message.Head(SY, written.size(), 0))))
            .stream()
            .filter(effect -> effect instanceof Effect.Send(var _, Message.Want _))
            .map(effect -> ((Message.Want) ((Effect.Send) effect).message()).turn())
            .findFirst()
            .orElseThrow();
    member.received(now, "iq", new Message.Checkpoint(turn, whole));
    member.received(now, "iq", new Message.Entries(SY, turn, 1, given.subList(1, given.size())));
    assertThat(member.state()).isEqualTo(State.SERVING);
    assertThat(member.lacking(SY)).isEqualTo(1);

    TreeMap<Long, Entry> answer = new TreeMap<>();
    answer.put((long) late, written.get(late));
    member.received(now, "iq", new Message.Answer(SY, answer));
    assertThat(member.lacking(SY)).isZero();
  }

  /** The places of the records that go out when a day has passed. */
  private List<Long> releasedAfterADay() {
    Ledger own = member.ledgers().iterator().next();
    long before = own.size();
    now = now.plus(DAY);
    member.tick(now);
    List<Long> released = new ArrayList<>();
    own.read(
        before,
        own.size(),
        (index, entry) -> {
          if (Release.read(entry).orElseThrow() instanceof Verdict.Accepted<Release>(var release)) {
            released.add(release.index());
          }
        });
    return released;
  }

  @Test
  void aReportThatCameBackLateGoesOut() {
    comesBack(List.of(PIN, POSTURE), 1);
    assertThat(member.due()).contains(Records.AT.plus(DAY));
    assertThat(releasedAfterADay()).containsExactly(1L);
  }

  @Test
  void oneThatHasBeenTakenBackDoesNot() {
    comesBack(List.of(PIN, POSTURE, retraction(POSTURE.leaf())), 1);
    assertThat(releasedAfterADay()).isEmpty();
  }

  @Test
  void norOneWhoseRetractionCameBackLate() {
    comesBack(List.of(PIN, POSTURE, retraction(POSTURE.leaf())), 2);
    assertThat(releasedAfterADay()).isEmpty();
  }

  @Test
  void norOneWhoseReleaseCameBackLate() {
    comesBack(List.of(PIN, POSTURE, RELEASE), 2);
    assertThat(releasedAfterADay()).isEmpty();
  }

  private static Entry.Held retraction(Hash of) {
    Entry.Held plain = Records.record(SY, "wrong", Records.label(Level.OPEN, "iq"), "what");
    Header header = plain.header();
    return Entry.Held.of(
        new Header(
            SY,
            Retraction.KIND,
            header.status(),
            header.at(),
            header.label(),
            List.of(of),
            header.sections()),
        plain.sections().values());
  }
}
