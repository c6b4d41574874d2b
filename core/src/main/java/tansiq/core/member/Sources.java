package tansiq.core.member;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tansiq.core.alliance.Pin;
import tansiq.core.exchange.Codec;
import tansiq.core.exchange.Message;
import tansiq.core.exchange.VerifiedCheckpoint;
import tansiq.core.proof.VerifierKey;
import tansiq.core.record.LedgerId;

/**
 * From whom each ledger is taken: from its author where it is connected, else from one connected
 * peer that has it. A peer that lied about a ledger is not asked for it for a while, and one that
 * stays behind what others say they have is passed over.
 */
final class Sources {
  /** How long a peer that lied about a ledger is not asked for it again. */
  private static final Duration LIED = Duration.ofMinutes(10);

  /** How long a source may stay behind what others have, and how long it is then passed over. */
  private static final Duration STALLED = Duration.ofMillis(300);

  private static final Duration PASSED_OVER = Duration.ofSeconds(10);

  /** Most ledgers of one member; each is begun only by a checkpoint that its author signed. */
  private static final int EPOCHS = 64;

  private final Shelf shelf;
  private final Author author;
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

  Sources(Shelf shelf, Author author) {
    this.shelf = shelf;
    this.author = author;
  }

  Collection<Peer> peers() {
    return peers.values();
  }

  Collection<Take> takes() {
    return takes.values();
  }

  @Nullable Peer peer(String name) {
    return peers.get(name);
  }

  @Nullable Take take(LedgerId ledger) {
    return takes.get(ledger);
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

  /** A peer has said how much it has; answers the ledgers that are, or are to be, taken. */
  List<Take> offered(Peer peer, List<Message.Head> heads, Instant now, List<Effect> effects) {
    List<Take> taken = new ArrayList<>();
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
      consider(ledger, now, effects).ifPresent(taken::add);
    }
    return taken;
  }

  /** Looks again at all that was offered, because more members may have been pinned. */
  void pinned(Instant now, List<Effect> effects) {
    for (Peer peer : peers.values()) {
      for (LedgerId ledger : peer.heads().keySet()) {
        if (!takes.containsKey(ledger)) {
          consider(ledger, now, effects);
        }
      }
    }
  }

  private Optional<Take> consider(LedgerId ledger, Instant now, List<Effect> effects) {
    Take take = takes.get(ledger);
    if (take == null) {
      if (key(ledger).isEmpty() || !isNew(ledger)) {
        return Optional.empty();
      }
      take = new Take(ledger, shelf.find(ledger));
      takes.put(ledger, take);
    }
    choose(take, now, effects);
    watch(take, false, now);
    return Optional.of(take);
  }

  private boolean isNew(LedgerId ledger) {
    return takes
            .subMap(new LedgerId(ledger.member(), 1), new LedgerId(ledger.member(), 999_999_999))
            .size()
        < EPOCHS;
  }

  /** By which key a ledger's checkpoints are signed; nothing when its author is not pinned. */
  Optional<VerifierKey> key(LedgerId ledger) {
    if (isOwn(ledger)) {
      return Optional.of(author.own().key());
    }
    return Optional.ofNullable(author.own().policy().alliance().pins().get(ledger.member()))
        .map(Pin::key);
  }

  private boolean isOwn(LedgerId ledger) {
    return author.own().isBy(ledger.member());
  }

  /**
   * Notes since when others have more of a ledger than the source gives.
   *
   * @param progress whether the source has just given something
   */
  void watch(Take take, boolean progress, Instant now) {
    VerifiedCheckpoint target = take.target();
    long reach = target == null ? take.certified() : target.size();
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

  private boolean isBarred(String peer, LedgerId ledger, Instant now) {
    Instant until = barred.get(new Bar(peer, ledger));
    return until != null && !isOver(until, now);
  }

  /** Whether a time has passed, or lies so far off that the clock must have jumped back. */
  private static boolean isOver(Instant until, Instant now) {
    return !now.isBefore(until) || !until.isBefore(now.plus(LIED.plus(LIED)));
  }

  /** Takes a ledger from whom it is best taken from now. */
  void choose(Take take, Instant now, List<Effect> effects) {
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

  private @Nullable String best(Take take, Instant now) {
    LedgerId ledger = take.ledger();
    String writer = ledger.member();
    Peer most = null;
    for (Peer peer : peers.values()) {
      long offered = peer.offered(ledger);
      boolean offers = isOwn(ledger) ? offered > take.certified() : offered >= 0;
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

  private void leave(Take take, List<Effect> effects) {
    Peer source = take.source() == null ? null : peers.get(take.source());
    if (source != null) {
      enough(take, effects);
      source.asking(take.ledger()).left(take.size());
    }
  }

  /** Tells the source to stop sending. */
  static void enough(Take take, List<Effect> effects) {
    String source = take.source();
    if (source != null) {
      effects.add(new Effect.Send(source, new Message.Enough(take.ledger(), take.turn())));
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

  /** Asks the source for what follows on what is here. */
  void want(Take take, List<Effect> effects) {
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

  /** Drops the peer that a ledger is taken from, and takes it from another. */
  void dropSource(Take take, String reason, Instant now, List<Effect> effects) {
    String source = take.source();
    if (source != null) {
      drop(source, take.ledger(), reason, now, effects);
    }
    take.turnTo(null);
    choose(take, now, effects);
  }

  /** Drops a peer that lied about a ledger. */
  void drop(String peer, LedgerId ledger, String reason, Instant now, List<Effect> effects) {
    barred.put(new Bar(peer, ledger), now.plus(LIED));
    effects.add(new Effect.Drop(peer, ledger + ": " + reason));
  }

  /** When something is due here. */
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

  /** Leaves sources that stall, and looks again at those whose time has passed. */
  void tick(Instant now, List<Effect> effects) {
    boolean freed = barred.values().removeIf(until -> isOver(until, now));
    for (Take take : takes.values()) {
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
