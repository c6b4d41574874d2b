package tansiq.core.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tansiq.core.Records;
import tansiq.core.exchange.Message;
import tansiq.core.exchange.VerifiedCheckpoint;
import tansiq.core.ledger.Ledger;
import tansiq.core.proof.CompactRange;
import tansiq.core.proof.FakeSigner;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Level;
import tansiq.core.simulator.MemoryDisk;

/** What a member wrote in an epoch that it has ended stays, whatever peers say of that epoch. */
class OlderEpochTest {
  private static final Instant NOW = Records.AT;
  private static final LedgerId FIRST = Records.ledger("iq");
  private static final List<Entry.Held> WRITTEN =
      List.of(
          Records.said(FIRST, Records.pin("ru")),
          Records.note(FIRST, "kept at home", Records.label(Level.OPEN), "what"));

  private final MemoryDisk disk = new MemoryDisk(1);

  private Member open(boolean restored) {
    return Member.open(
        new Settings("iq", Set.of("ru"), restored),
        disk,
        FakeSigner.of("iq"),
        () -> new byte[16],
        NOW,
        (ledger, index, entry) -> {});
  }

  /** A checkpoint of more than is here, whose last entries the relay makes up. */
  private static void lie(Member member) {
    CompactRange range = new CompactRange();
    WRITTEN.forEach(entry -> range.append(entry.leaf()));
    range.append(new Hash(1, 2, 3, 4));
    VerifiedCheckpoint later =
        VerifiedCheckpoint.sign(FakeSigner.of("iq"), FIRST, range.size(), range.root());
    member.connected(NOW, "ru");
    int turn =
        member
            .received(NOW, "ru", new Message.Offer(List.of(new Message.Head(FIRST, 3, 0))))
            .stream()
            .flatMap(effect ->
                effect instanceof Effect.Send(String to, Message.Want want)
                    ? Stream.of(want.turn())
                    : Stream.empty())
            .findFirst()
            .orElseThrow();
    member.received(NOW, "ru", new Message.Checkpoint(turn, later));
    Entry invented = new Entry.Bare(new Hash(5, 6, 7, 8), Entry.Absence.LACKING);
    member.received(NOW, "ru", new Message.Entries(FIRST, turn, 2, List.of(invented)));
  }

  @Test
  void aLieAboutItDropsNothingThatWasWrittenHere() {
    List<Draft> drafts = new ArrayList<>();
    WRITTEN.forEach(record -> drafts.add(new Draft.Act(record)));
    open(false).submit(NOW, drafts);
    Member restored = open(true);
    restored.openEpoch(NOW);
    assertThat(restored.own()).isEqualTo(new LedgerId("iq", 2));

    Member again = open(false);
    lie(again);
    Ledger first =
        again.ledgers().stream()
            .filter(ledger -> ledger.id().equals(FIRST))
            .findFirst()
            .orElseThrow();
    List<Entry> there = new ArrayList<>();
    first.read(0, first.size(), (index, entry) -> there.add(entry));
    assertThat(there).isEqualTo(WRITTEN);
  }
}
