package tansiq.core.member;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tansiq.core.alliance.Pin;
import tansiq.core.exchange.Codec;
import tansiq.core.exchange.Message;
import tansiq.core.exchange.VerifiedCheckpoint;
import tansiq.core.ledger.DiskFailure;
import tansiq.core.proof.VerifierKey;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;

/**
 * The half of a member that takes the ledgers of others: from the author where it is connected,
 * else from one connected peer that has it. Nothing is believed before the author's checkpoint
 * matches the root of what came; a peer that gives what does not match, or what may not be held
 * here, is dropped and not asked for that ledger for a while.
 */
final class Taker {
  /** How long a peer that lied about a ledger is not asked for it again. */
  private static final Duration LIED = Duration.ofMinutes(10);

  /** How long a source may stay behind what others have, and how long it is then passed over. */
  private static final Duration STALLED = Duration.ofMillis(300);

  private static final Duration PASSED_OVER = Duration.ofSeconds(10);

  /** How long after the disk failed taking goes on. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  /** How often in a row a source may have to be asked anew before it is dropped. */
  private static final int TROUBLES = 64;

  /** Most ledgers of one member; each is begun only by a checkpoint that its author signed. */
  private static final int EPOCHS = 64;

  private final Shelf shelf;
  private final Author author;
  private final Listener listener;
  private final Lacking lacking;
  private final SortedMap<String, Peer> peers = new TreeMap<>();
  private final SortedMap<LedgerId, Take> takes = new TreeMap<>();

  /** Until when a peer is not asked for a ledger. */
  private final SortedMap<Bar, Instant> barred = new TreeMap<>();

  private record Bar(String peer, LedgerId ledger) implements Comparable<Bar> {
    @Override
    public int compareTo(Bar other) {
      int order = peer.compareTo(other.peer);
      return order != 0 ? order : ledger.compareTo(other.ledger);
    }
  }

  /** Is told what peers say of the own ledgers. */
  interface Listener {
    /** A peer has said how much it has of everything. */
    void told(Peer peer, Instant now, List<Effect> effects);

    /** The own key has signed a checkpoint of more of the own ledger than is here. */
    void longer(Instant now);

    /** More of a ledger is visible. */
    void certified(Volume volume, Instant now, List<Effect> effects);
  }

  Taker(Shelf shelf, Author author, Listener listener) {
    this.shelf = shelf;
    this.author = author;
    this.listener = listener;
    this.lacking = new Lacking(shelf);
  }

  /** Lets releases act that a crash kept from it, so that what they open is there. */
  void opened() {
    for (Volume volume : shelf.all()) {
      try {
        lacking.release(volume, new ArrayList<>());
      } catch (DiskFailure failure) {
        if (failure.kind() == DiskFailure.Kind.DAMAGED) {
          throw failure;
        }
        // They act when more of the ledger comes.
      }
      shelf.publish(volume);
    }
  }

  private String self() {
    return author.own().id().member();
  }

  void connected(String name) {
    peers.put(name, new Peer(name));
  }

  void disconnected(String name, Instant now, List<Effect> effects) {
    peers.remove(name);
    for (Take take : List.copyOf(takes.values())) {
      if (name.equals(take.source())) {
        take.turnTo(null);
        choose(take, now, effects);
      }
    }
  }

  void received(String name, Message.ToTaker message, Instant now, List<Effect> effects) {
    Peer peer = peers.get(name);
    if (peer == null) {
      return;
    }
    switch (message) {
      case Message.Offer(List<Message.Head> heads) -> offered(peer, heads, now, effects);
      case Message.Answer answer -> answered(peer, answer, now, effects);
      case Message.Checkpoint(int turn, VerifiedCheckpoint checkpoint) -> {
        Take take = takes.get(checkpoint.ledger());
        peer.has(checkpoint.ledger(), checkpoint.size());
        if (take != null && take.isFrom(name, turn)) {
          unlessDiskFails(take, now, effects, () -> checkpoint(take, checkpoint, now, effects));
        } else if (take == null || !name.equals(take.source())) {
          effects.add(new Effect.Send(name, new Message.Enough(checkpoint.ledger(), turn)));
        }
      }
      case Message.Entries(LedgerId ledger, int turn, long from, List<Entry> entries) -> {
        Take take = takes.get(ledger);
        if (take != null && take.isFrom(name, turn)) {
          unlessDiskFails(take, now, effects, () -> entries(take, from, entries, now, effects));
        }
      }
    }
  }

  /** Takes something in; if the disk does not take it, goes on later from what is there. */
  private static void unlessDiskFails(
      Take take, Instant now, List<Effect> effects, Runnable taking) {
    try {
      taking.run();
    } catch (DiskFailure failure) {
      if (failure.kind() == DiskFailure.Kind.DAMAGED) {
        throw failure;
      }
      String source = take.source();
      if (source != null) {
        effects.add(new Effect.Send(source, new Message.Enough(take.ledger(), take.turn())));
      }
      take.anew();
      take.again = now.plus(AGAIN);
      take.behind = null;
    }
  }

  // Who gives what.

  private void offered(Peer peer, List<Message.Head> heads, Instant now, List<Effect> effects) {
    for (Message.Head head : heads) {
      LedgerId ledger = head.ledger();
      if (peer.heads().size() >= Codec.HEADS && !peer.heads().containsKey(ledger)) {
        continue;
      }
      Message.Head before = peer.heads().put(ledger, head);
      if (before != null && before.supplements() != head.supplements()) {
        peer.asking(ledger).anew();
      }
      peer.asking(ledger).waits = false;
      consider(peer, head, now, effects);
    }
    listener.told(peer, now, effects);
  }

  /** Looks again at all that was offered, because more members may have been pinned. */
  void pinned(Instant now, List<Effect> effects) {
    for (Peer peer : peers.values()) {
      for (Message.Head head : peer.heads().values()) {
        if (!takes.containsKey(head.ledger())) {
          consider(peer, head, now, effects);
        }
      }
    }
  }

  private void consider(Peer peer, Message.Head head, Instant now, List<Effect> effects) {
    LedgerId ledger = head.ledger();
    Take take = takes.get(ledger);
    if (take == null) {
      if (key(ledger).isEmpty() || !isNew(ledger)) {
        return;
      }
      take = new Take(ledger, shelf.find(ledger));
      takes.put(ledger, take);
    }
    choose(take, now, effects);
    watch(take, false, now);
    lacking.ask(peer, take.volume(), effects);
  }

  private boolean isNew(LedgerId ledger) {
    return takes
            .subMap(new LedgerId(ledger.member(), 1), new LedgerId(ledger.member(), 999_999_999))
            .size()
        < EPOCHS;
  }

  private Optional<VerifierKey> key(LedgerId ledger) {
    if (ledger.member().equals(self())) {
      return Optional.of(author.own().key());
    }
    return Optional.ofNullable(author.own().policy().alliance().pins().get(ledger.member()))
        .map(Pin::key);
  }

  /**
   * Notes since when others have more of a ledger than the source gives.
   *
   * @param progress whether the source has just given something
   */
  private void watch(Take take, boolean progress, Instant now) {
    long reach = reach(take);
    boolean more =
        peers.values().stream()
            .anyMatch(
                peer -> !peer.name().equals(take.source()) && peer.offered(take.ledger()) > reach);
    if (!more || take.again != null) {
      take.behind = null;
    } else if (take.behind == null || progress) {
      take.behind = now;
    }
  }

  /** How much the present source is known to have. */
  private static long reach(Take take) {
    VerifiedCheckpoint target = take.target();
    return target == null ? take.certified() : target.size();
  }

  private boolean isBarred(String peer, LedgerId ledger, Instant now) {
    Instant until = barred.get(new Bar(peer, ledger));
    return until != null && now.isBefore(until) && until.isBefore(now.plus(LIED.plus(LIED)));
  }

  /** Takes a ledger from whom it is best taken from now. */
  private void choose(Take take, Instant now, List<Effect> effects) {
    @Nullable String best = best(take, now);
    @Nullable String source = take.source();
    if (best == null || best.equals(source)) {
      return;
    }
    boolean stays =
        source != null
            && !best.equals(take.ledger().member())
            && !isBarred(source, take.ledger(), now);
    if (!stays) {
      leave(take, effects);
      take.turnTo(best);
      want(take, effects);
    }
  }

  private void leave(Take take, List<Effect> effects) {
    Peer source = take.source() == null ? null : peers.get(take.source());
    if (source != null) {
      effects.add(new Effect.Send(source.name(), new Message.Enough(take.ledger(), take.turn())));
      source.asking(take.ledger()).left(take.size());
    }
  }

  /** Takes a ledger from nobody any more, because it is written here. */
  void finish(LedgerId ledger, List<Effect> effects) {
    Take take = takes.get(ledger);
    if (take != null) {
      leave(take, effects);
      take.turnTo(null);
      take.settled();
    }
  }

  private @Nullable String best(Take take, Instant now) {
    LedgerId ledger = take.ledger();
    String writer = ledger.member();
    Peer most = null;
    for (Peer peer : peers.values()) {
      long offered = peer.offered(ledger);
      boolean offers = writer.equals(self()) ? offered > take.certified() : offered >= 0;
      if (offers && !isBarred(peer.name(), ledger, now)) {
        if (peer.name().equals(writer)) {
          return writer;
        }
        if (most == null || offered > most.offered(ledger)) {
          most = peer;
        }
      }
    }
    return most == null ? null : most.name();
  }

  private void want(Take take, List<Effect> effects) {
    String source = take.source();
    Peer peer = source == null ? null : peers.get(source);
    if (source != null && peer != null) {
      if (!source.equals(take.ledger().member())) {
        peer.asking(take.ledger()).gives(take.size());
      }
      effects.add(
          new Effect.Send(source, new Message.Want(take.ledger(), take.turn(), take.size())));
    }
  }

  /** Something of a turn did not come as it was sent: begins another. */
  private void trouble(Take take, Instant now, List<Effect> effects) {
    take.troubles++;
    if (take.troubles > TROUBLES) {
      lied(take, "sends nothing that follows on", now, effects);
      return;
    }
    take.anew();
    want(take, effects);
  }

  /** The source gave what cannot be: drops it, and whatever is tentative. */
  private void lied(Take take, String reason, Instant now, List<Effect> effects) {
    boolean blamed = !take.isMixed();
    Volume volume = take.volume();
    if (volume != null) {
      volume.truncate(volume.base());
    }
    take.settled();
    if (!blamed) {
      // Some of it came from another peer, which may be the one that lied.
      take.anew();
      want(take, effects);
      return;
    }
    drop(take.source(), take.ledger(), reason, now, effects);
    take.turnTo(null);
    choose(take, now, effects);
  }

  private void drop(
      @Nullable String peer, LedgerId ledger, String reason, Instant now, List<Effect> effects) {
    if (peer != null) {
      barred.put(new Bar(peer, ledger), now.plus(LIED));
      effects.add(new Effect.Drop(peer, ledger + ": " + reason));
    }
  }

  // What comes.

  private void checkpoint(
      Take take, VerifiedCheckpoint checkpoint, Instant now, List<Effect> effects) {
    if (!key(take.ledger()).equals(Optional.of(checkpoint.key()))) {
      lied(take, "a checkpoint by another key than the one pinned", now, effects);
      return;
    }
    if (take.ledger().equals(author.own().id()) && checkpoint.size() > take.size()) {
      listener.longer(now);
    }
    Volume volume = take.volume();
    if (volume == null) {
      volume = begin(take, checkpoint);
    }
    long size = volume.size();
    if (checkpoint.size() < volume.certified()) {
      // An older word of the author's: true, perhaps, and of no use.
      return;
    }
    if (checkpoint.size() < size) {
      // This source has less than the one before gave: what that one gave goes.
      volume.truncate(volume.base());
      if (checkpoint.size() < volume.size()) {
        return;
      }
      if (checkpoint.size() > volume.size()) {
        trouble(take, now, effects);
        return;
      }
    }
    take.target(checkpoint);
    if (checkpoint.size() == volume.size()) {
      arrived(take, volume, checkpoint, now, effects);
    }
  }

  private Volume begin(Take take, VerifiedCheckpoint checkpoint) {
    Volume volume = shelf.begin(take.ledger(), checkpoint.key());
    take.volume(volume);
    return volume;
  }

  private void entries(
      Take take, long from, List<Entry> entries, Instant now, List<Effect> effects) {
    VerifiedCheckpoint target = take.target();
    Volume volume = take.volume();
    if (target == null || volume == null || from > volume.size()) {
      trouble(take, now, effects);
      return;
    }
    if (from < volume.size()) {
      // What is here already came twice; what reaches beyond it comes again.
      if (from + entries.size() > volume.size()) {
        trouble(take, now, effects);
      }
      return;
    }
    if (entries.isEmpty() || from + entries.size() > target.size()) {
      lied(take, "entries that no checkpoint covers", now, effects);
      return;
    }
    boolean fromAuthor = take.ledger().member().equals(take.source());
    Screen screen = new Screen(self(), volume, fromAuthor);
    List<Entry> screened = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      Optional<Entry> passed = screen.next(entry);
      if (passed.isEmpty()) {
        lied(take, "gives what may not be held here", now, effects);
        return;
      }
      screened.add(passed.get());
    }
    volume.append(screened, fromAuthor);
    if (volume.size() == target.size()) {
      arrived(take, volume, target, now, effects);
    }
  }

  /** All entries of a checkpoint are here: they are the author's, or they go. */
  private void arrived(
      Take take, Volume volume, VerifiedCheckpoint checkpoint, Instant now, List<Effect> effects) {
    if (!volume.ledger().root().equals(checkpoint.root())) {
      lied(take, "the root is not the one that its author signed", now, effects);
      return;
    }
    if (!volume.policy().alliance().isPinned(self())) {
      lied(take, "its author has not pinned " + self(), now, effects);
      return;
    }
    boolean progress = checkpoint.size() > volume.certified() || volume.checkpoint().isEmpty();
    if (progress) {
      volume.certify(checkpoint);
      volume.show(effects);
      effects.add(new Effect.Certified(take.ledger(), checkpoint.size()));
      lacking.release(volume, effects);
      shelf.publish(volume);
    }
    take.settled();
    watch(take, progress, now);
    for (Peer peer : peers.values()) {
      lacking.ask(peer, volume, effects);
    }
    listener.certified(volume, now, effects);
  }

  private void answered(Peer peer, Message.Answer answer, Instant now, List<Effect> effects) {
    Optional<Volume> volume = shelf.find(answer.ledger());
    if (volume.isEmpty()) {
      return;
    }
    try {
      Optional<String> lie = lacking.answered(peer, volume.get(), answer, effects);
      if (lie.isPresent()) {
        drop(peer.name(), answer.ledger(), lie.get(), now, effects);
      }
    } catch (DiskFailure failure) {
      if (failure.kind() == DiskFailure.Kind.DAMAGED) {
        throw failure;
      }
      peer.asking(answer.ledger()).anew();
    }
  }

  // What is due.

  Optional<Instant> due() {
    Instant due = null;
    for (Take take : takes.values()) {
      due = earlier(due, take.again);
      due = earlier(due, take.behind == null ? null : take.behind.plus(STALLED));
    }
    for (Instant until : barred.values()) {
      due = earlier(due, until);
    }
    return Optional.ofNullable(due);
  }

  private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
    if (a == null) {
      return b;
    }
    return b == null || a.isBefore(b) ? a : b;
  }

  void tick(Instant now, List<Effect> effects) {
    boolean freed = barred.values().removeIf(until -> !now.isBefore(until));
    for (Take take : takes.values()) {
      Instant again = take.again;
      if (again != null && (!now.isBefore(again) || again.isAfter(now.plus(AGAIN)))) {
        take.again = null;
        take.anew();
        want(take, effects);
      }
      Instant behind = take.behind;
      if (behind != null && (now.isBefore(behind) || !now.isBefore(behind.plus(STALLED)))) {
        stalled(take, now, effects);
      } else if (freed) {
        choose(take, now, effects);
      }
    }
  }

  /**
   * Others say that they have more than the source gives. Nobody can prove it by saying so, so the
   * author is never left for it; a relay is, for a while.
   */
  private void stalled(Take take, Instant now, List<Effect> effects) {
    LedgerId ledger = take.ledger();
    Peer source = take.source() == null ? null : peers.get(take.source());
    if (source != null && !source.name().equals(ledger.member())) {
      barred.put(new Bar(source.name(), ledger), now.plus(PASSED_OVER));
    }
    choose(take, now, effects);
    take.behind = null;
    watch(take, true, now);
  }
}
