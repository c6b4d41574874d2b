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
import tansiq.core.proof.VerifierKey;
import tansiq.core.record.LedgerId;

/**
 * From whom each ledger is taken: from its author where it is connected, else from one connected
 * peer that has it. A peer that lied about a ledger is not asked for it for a while, and one that
 * stays behind what others say they have is passed over.
 */
final class Sources {
  /** How long a source may stay behind what others have before it promises more. */
  private static final Duration SILENT = Duration.ofMillis(300);

  /** How long it may give nothing of the entries that it has promised by a checkpoint. */
  private static final Duration OWING = Duration.ofSeconds(2);

  /** Most ledgers of one member; each is begun only by a checkpoint that its author signed. */
  private static final int EPOCHS = 64;

  private final Shelf shelf;
  private final Author author;
  private final SortedMap<String, Peer> peers = new TreeMap<>();
  private final SortedMap<LedgerId, Take> takes = new TreeMap<>();

  private final Bars bars = new Bars();

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
   * Notes since when others have more of a ledger than has been proved to be the author's. What the
   * source has only promised does not count: a promise costs nothing.
   *
   * @param progress whether the source has just given something
   */
  void watch(Take take, boolean progress, Instant now) {
    boolean more =
        peers.values().stream()
            .anyMatch(peer ->
                !peer.name().equals(take.source())
                    && peer.offered(take.ledger()) > take.certified());
    if (!more || take.again.waits()) {
      take.behind = null;
    } else if (take.behind == null || progress) {
      take.behind = now;
    }
  }

  /** A checkpoint by the author has covered what the source gave. */
  void gave(Take take, Instant now) {
    String source = take.source();
    if (source != null) {
      bars.gave(source, take.ledger());
    }
    watch(take, true, now);
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
            && !bars.isBarred(source, take.ledger(), now);
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
      if (offers && !bars.isBarred(peer.name(), ledger, now)) {
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
    bars.lied(peer, ledger, now);
    effects.add(new Effect.Drop(peer, ledger + ": " + reason));
  }

  /** When something is due here. */
  Optional<Instant> due() {
    Instant due = bars.due().orElse(null);
    for (Take take : takes.values()) {
      due = earlier(due, take.again.at());
      due = earlier(due, take.behind == null ? null : take.behind.plus(patience(take)));
    }
    return Optional.ofNullable(due);
  }

  /** How long the source may go on giving nothing. */
  private static Duration patience(Take take) {
    return take.target() == null ? SILENT : OWING;
  }

  private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
    if (a == null) {
      return b;
    }
    return b == null || a.isBefore(b) ? a : b;
  }

  /** Leaves sources that stall, and looks again at those whose time has passed. */
  void tick(Instant now, List<Effect> effects) {
    boolean freed = bars.lift(now);
    for (Take take : takes.values()) {
      Instant behind = take.behind;
      if (behind != null && (now.isBefore(behind) || !now.isBefore(behind.plus(patience(take))))) {
        stalled(take, now, effects);
      } else if (freed) {
        choose(take, now, effects);
      }
    }
  }

  /**
   * Others say that they have more than the source has given. Nobody can prove it by saying so, so
   * the author is never left for it; a relay is, for a while, whatever it has promised.
   */
  private void stalled(Take take, Instant now, List<Effect> effects) {
    LedgerId ledger = take.ledger();
    Peer source = take.source() == null ? null : peers.get(take.source());
    if (source != null && !source.name().equals(ledger.member())) {
      bars.stalled(source.name(), ledger, now);
    }
    choose(take, now, effects);
    take.behind = null;
    watch(take, true, now);
  }
}
