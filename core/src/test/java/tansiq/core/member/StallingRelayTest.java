package tansiq.core.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tansiq.core.Records;
import tansiq.core.exchange.Message;
import tansiq.core.exchange.VerifiedCheckpoint;
import tansiq.core.proof.CompactRange;
import tansiq.core.proof.FakeSigner;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Level;
import tansiq.core.simulator.MemoryDisk;

/** Relays that promise a checkpoint of sy's and never give the last entry that it covers. */
class StallingRelayTest {
  private static final LedgerId IQ = Records.ledger("iq");
  private static final LedgerId SY = Records.ledger("sy");
  private static final List<Entry> TRUE =
      List.of(
          Records.said(SY, Records.pin("iq")),
          Records.record(SY, "one", Records.label(Level.OPEN, "iq"), "what"),
          Records.record(SY, "two", Records.label(Level.OPEN, "all"), "what"));

  private Instant now = Records.AT;
  private final Member member = open();

  /** Who keeps back the last entry. */
  private final Set<String> stalling = new TreeSet<>();

  /** Who was asked for the ledger, in order. */
  private final Deque<String> asked = new ArrayDeque<>();

  private Member open() {
    Member opened =
        Member.open(
            new Settings("iq", Set.of(), false),
            new MemoryDisk(1),
            FakeSigner.of("iq"),
            () -> new byte[16],
            now,
            (ledger, index, entry) -> {});
    opened.submit(now, List.of(new Draft.Act(Records.said(IQ, Records.pin("sy")))));
    return opened;
  }

  private void connect(String peer) {
    carryOut(member.connected(now, peer));
    carryOut(
        member.received(
            now, peer, new Message.Offer(List.of(new Message.Head(SY, TRUE.size(), 0)))));
  }

  private void carryOut(List<Effect> effects) {
    for (Effect effect : effects) {
      assertThat(effect).isNotInstanceOf(Effect.Drop.class);
      if (effect instanceof Effect.Send(String peer, Message.Want want)) {
        asked.add(peer);
        give(peer, want);
      }
    }
  }

  private void give(String peer, Message.Want want) {
    CompactRange range = new CompactRange();
    TRUE.forEach(entry -> range.append(entry.leaf()));
    VerifiedCheckpoint promised =
        VerifiedCheckpoint.sign(FakeSigner.of("sy"), SY, TRUE.size(), range.root());
    carryOut(member.received(now, peer, new Message.Checkpoint(want.turn(), promised)));
    int from = (int) want.from();
    int to = stalling.contains(peer) ? TRUE.size() - 1 : TRUE.size();
    if (from < to) {
      List<Entry> given = TRUE.subList(from, to);
      carryOut(member.received(now, peer, new Message.Entries(SY, want.turn(), from, given)));
    }
  }

  private long visible() {
    return member.ledgers().stream()
        .filter(ledger -> ledger.id().equals(SY))
        .mapToLong(ledger -> ledger.visible())
        .sum();
  }

  private void tickAfter(Duration time) {
    now = now.plus(time);
    carryOut(member.tick(now));
  }

  @Test
  void anotherIsAskedThatHasWhatOneOnlyPromised() {
    stalling.add("ru");
    connect("ru");
    connect("tr");
    tickAfter(Duration.ofMillis(1_900));
    assertThat(asked).containsExactly("ru");
    assertThat(visible()).isZero();

    tickAfter(Duration.ofMillis(100));
    assertThat(asked).containsExactly("ru", "tr");
    assertThat(visible()).isEqualTo(TRUE.size());
  }

  @Test
  void theAuthorIsAskedAtOnce() {
    stalling.add("ru");
    connect("ru");
    connect("sy");
    assertThat(asked).containsExactly("ru", "sy");
    assertThat(visible()).isEqualTo(TRUE.size());
  }

  @Test
  void oneThatHasNoOtherBesideItIsNotLeft() {
    stalling.add("ru");
    connect("ru");
    tickAfter(Duration.ofHours(1));
    assertThat(asked).containsExactly("ru");
    assertThat(member.due()).isEmpty();
  }

  @Test
  void howeverManyStallTheOneThatDoesNotHasItsTurn() {
    for (char name = 'a'; name <= 'h'; name++) {
      stalling.add(String.valueOf(name));
      connect(String.valueOf(name));
    }
    connect("tr");
    for (int ticks = 0; ticks < 100 && visible() == 0; ticks++) {
      tickAfter(Duration.between(now, member.due().orElseThrow()));
    }
    assertThat(visible()).isEqualTo(TRUE.size());
    assertThat(asked).endsWith("tr").contains("a", "h");
  }
}
