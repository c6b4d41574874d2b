package tansiq.core.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tansiq.core.Records;
import tansiq.core.exchange.Message;
import tansiq.core.exchange.VerifiedCheckpoint;
import tansiq.core.proof.CompactRange;
import tansiq.core.proof.FakeSigner;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Level;
import tansiq.core.simulator.MemoryDisk;

/** A peer that lies about sy's ledger loses its connection, and leaves nothing behind. */
class HostilePeerTest {
  private static final Instant NOW = Instant.parse("2017-05-21T14:10:00Z");
  private static final LedgerId IQ = Records.ledger("iq");
  private static final LedgerId SY = Records.ledger("sy");
  private static final FakeSigner SIGNER = FakeSigner.of("sy");
  private static final List<Entry> TRUE =
      List.of(
          Records.said(SY, Records.pin("iq")),
          Records.record(SY, "one", Records.label(Level.OPEN, "iq"), "what"),
          Records.record(SY, "two", Records.label(Level.OPEN, "all"), "what"));

  private final Member member = open();

  private Member open() {
    Member opened =
        Member.open(
            new Settings("iq", Set.of(), false),
            new MemoryDisk(1),
            FakeSigner.of("iq"),
            () -> new byte[16],
            NOW,
            (ledger, index, entry) -> {});
    List<Draft> pins = new ArrayList<>();
    pins.add(new Draft.Act(Records.said(IQ, Records.pin("sy"))));
    pins.add(new Draft.Act(Records.said(IQ, Records.pin("ru"))));
    opened.submit(NOW, pins);
    return opened;
  }

  private static VerifiedCheckpoint checkpoint(List<Entry> entries) {
    CompactRange range = new CompactRange();
    entries.forEach(entry -> range.append(entry.leaf()));
    return VerifiedCheckpoint.sign(SIGNER, SY, entries.size(), range.root());
  }

  /** Connects the peer, which offers so much of sy's ledger; answers the turn that is wanted. */
  private int wanted(String peer, long size) {
    member.connected(NOW, peer);
    return say(peer, new Message.Offer(List.of(new Message.Head(SY, size, 0)))).stream()
        .flatMap(effect ->
            effect instanceof Effect.Send(String to, Message.Want want)
                ? Stream.of(want.turn())
                : Stream.empty())
        .findFirst()
        .orElseThrow();
  }

  private List<Effect> say(String peer, Message.ToTaker message) {
    return member.received(NOW, peer, message);
  }

  private static Optional<String> dropped(List<Effect> effects) {
    return effects.stream()
        .flatMap(effect ->
            effect instanceof Effect.Drop drop ? Stream.of(drop.reason()) : Stream.empty())
        .findFirst();
  }

  private long visible() {
    return member.ledgers().stream()
        .filter(ledger -> ledger.id().equals(SY))
        .mapToLong(ledger -> ledger.visible())
        .sum();
  }

  private long size() {
    return member.ledgers().stream()
        .filter(ledger -> ledger.id().equals(SY))
        .mapToLong(ledger -> ledger.size())
        .sum();
  }

  private List<Effect> send(String peer, List<Entry> promised, List<Entry> sent) {
    int turn = wanted(peer, promised.size());
    assertThat(dropped(say(peer, new Message.Checkpoint(turn, checkpoint(promised))))).isEmpty();
    return say(peer, new Message.Entries(SY, turn, 0, sent));
  }

  private void assertRefused(List<Effect> effects, String reason) {
    assertThat(dropped(effects)).contains("sy/1: " + reason);
    assertThat(visible()).isZero();
    assertThat(size()).isZero();
  }

  @Test
  void whatMatchesTheAuthorsCheckpointIsTaken() {
    List<Effect> effects = send("sy", TRUE, TRUE);
    assertThat(dropped(effects)).isEmpty();
    assertThat(effects).contains(new Effect.Visible(SY, 0, 3), new Effect.Certified(SY, 3));
  }

  @Test
  void aChangedRecordDoesNotMatchTheRoot() {
    List<Entry> changed = new ArrayList<>(TRUE);
    changed.set(1, Records.record(SY, "forged", Records.label(Level.OPEN, "iq"), "what"));
    assertRefused(send("ru", TRUE, changed), "the root is not the one that its author signed");
  }

  @Test
  void aDroppedRecordDoesNotMatchTheRoot() {
    List<Entry> promised = TRUE.subList(0, 2);
    List<Entry> sent = List.of(TRUE.get(0), TRUE.get(2));
    assertRefused(send("ru", promised, sent), "the root is not the one that its author signed");
  }

  @Test
  void aLeafThatIsNotTheRecordsDoesNotMatchTheRoot() {
    List<Entry> changed = new ArrayList<>(TRUE);
    changed.set(2, new Entry.Bare(new Hash(1, 2, 3, 4), Entry.Absence.LACKING));
    assertRefused(send("ru", TRUE, changed), "the root is not the one that its author signed");
  }

  @Test
  void whatMayNotBeHeldIsRefused() {
    List<Entry> entries = new ArrayList<>(TRUE);
    entries.add(Records.record(SY, "secret", Records.label(Level.SECRET, "all"), "what"));
    assertRefused(send("ru", entries, entries), "gives what may not be held here");
  }

  @Test
  void moreThanTheCheckpointCoversIsRefused() {
    assertRefused(send("ru", TRUE.subList(0, 2), TRUE), "entries that no checkpoint covers");
  }

  @Test
  void entriesWithoutEndAreRefused() {
    int turn = wanted("ru", 3);
    say("ru", new Message.Checkpoint(turn, checkpoint(TRUE)));
    assertRefused(
        say("ru", new Message.Entries(SY, turn, 0, List.of())),
        "entries that no checkpoint covers");
  }

  @Test
  void aLedgerWhoseAuthorHasNotPinnedUsIsRefused() {
    List<Entry> others =
        List.of(
            Records.said(SY, Records.pin("ir")),
            new Entry.Bare(TRUE.get(1).leaf(), Entry.Absence.LACKING));
    assertRefused(send("ru", others, others), "its author has not pinned iq");
  }

  @Test
  void aCheckpointByAnotherKeyIsRefused() {
    int turn = wanted("ru", 3);
    VerifiedCheckpoint forged =
        VerifiedCheckpoint.sign(FakeSigner.of("ru"), SY, 3, checkpoint(TRUE).root());
    assertThat(dropped(say("ru", new Message.Checkpoint(turn, forged))))
        .contains("sy/1: a checkpoint by another key than the one pinned");
  }

  @Test
  void aCheckpointThatDoesNotExtendWhatIsHeldIsRefusedAndWhatIsHeldStays() {
    send("sy", TRUE, TRUE);
    List<Entry> fork = new ArrayList<>(TRUE);
    fork.set(2, Records.record(SY, "another story", Records.label(Level.OPEN, "all"), "what"));
    fork.add(TRUE.get(2));
    int turn = 1;
    say("sy", new Message.Checkpoint(turn, checkpoint(fork)));
    List<Effect> effects = say("sy", new Message.Entries(SY, turn, 3, fork.subList(3, 4)));
    assertThat(dropped(effects)).contains("sy/1: the root is not the one that its author signed");
    assertThat(visible()).isEqualTo(3);
    assertThat(size()).isEqualTo(3);
  }

  @Test
  void anAnswerWithAnotherLeafIsRefused() {
    List<Entry> bare = new ArrayList<>(TRUE);
    bare.set(1, new Entry.Bare(TRUE.get(1).leaf(), Entry.Absence.LACKING));
    send("ru", TRUE, bare);
    member.connected(NOW, "sy");
    say("sy", new Message.Offer(List.of(new Message.Head(SY, 3, 0))));
    List<Effect> effects =
        say("sy", new Message.Answer(SY, new TreeMap<>(Map.of(1L, TRUE.get(2)))));
    assertThat(dropped(effects)).contains("sy/1: an answer with another leaf than the ledger's");
  }

  @Test
  void aLiarIsNotAskedAgainAndAnHonestPeerIs() {
    List<Entry> changed = new ArrayList<>(TRUE);
    changed.set(1, Records.record(SY, "forged", Records.label(Level.OPEN, "iq"), "what"));
    send("ru", TRUE, changed);
    member.disconnected(NOW, "ru");
    member.connected(NOW, "ru");
    assertThat(say("ru", new Message.Offer(List.of(new Message.Head(SY, 3, 0)))))
        .noneMatch(effect -> effect instanceof Effect.Send);
    assertThat(dropped(send("sy", TRUE, TRUE))).isEmpty();
    assertThat(visible()).isEqualTo(3);
  }

  @Test
  void whatNobodyAskedForIsPassedOver() {
    member.connected(NOW, "ru");
    assertThat(dropped(say("ru", new Message.Entries(SY, 9, 0, TRUE)))).isEmpty();
    assertThat(dropped(say("ru", new Message.Answer(SY, new TreeMap<>())))).isEmpty();
    assertThat(say("ir", new Message.Offer(List.of(new Message.Head(SY, 3, 0))))).isEmpty();
    assertThat(visible()).isZero();
  }

  @Test
  void manyLedgersThatNobodySignedCostNothing() {
    member.connected(NOW, "ru");
    for (int epoch = 1; epoch < 2000; epoch++) {
      say("ru", new Message.Offer(List.of(new Message.Head(new LedgerId("sy", epoch), 9, 0))));
    }
    assertThat(member.ledgers()).hasSize(1);
    assertThat(member.own()).isEqualTo(IQ);
  }
}
