package tansiq.core.member;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tansiq.core.exchange.Message;
import tansiq.core.exchange.VerifiedCheckpoint;
import tansiq.core.ledger.DiskFailure;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;

/**
 * The half of a member that takes the ledgers of others. Nothing is believed before the author's
 * checkpoint matches the root of what came; a peer that gives what does not match, or what may not
 * be held here, is dropped and not asked for that ledger for a while.
 */
final class Taker {
  /** How often in a row a source may have to be asked anew before it is dropped. */
  private static final int TROUBLES = 64;

  private final Shelf shelf;
  private final Author author;
  private final Listener listener;
  private final Lacking lacking;
  private final Sources sources;

  /** When what came later is tried again that the disk did not take. */
  private Again filling = Again.NONE;

  /** Is told what peers say of the own ledgers. */
  interface Listener {
    /** A peer has said how much it has of everything. */
    void told(Peer peer, Instant now, List<Effect> effects);

    /** The own key has signed more of the own ledger, or of a later epoch, than is here. */
    void longer(Instant now);

    /** More of a ledger is visible. */
    void certified(Volume volume, Instant now, List<Effect> effects);
  }

  Taker(Shelf shelf, Author author, Listener listener) {
    this.shelf = shelf;
    this.author = author;
    this.listener = listener;
    this.lacking = new Lacking(shelf, author);
    this.sources = new Sources(shelf, author);
  }

  void connected(String name) {
    sources.connected(name);
  }

  void disconnected(String name, Instant now, List<Effect> effects) {
    sources.disconnected(name, now, effects);
  }

  /** More members may have been pinned. */
  void pinned(Instant now, List<Effect> effects) {
    sources.pinned(now, effects);
  }

  /** Takes a ledger from nobody any more, because it is written here. */
  void finish(LedgerId ledger, List<Effect> effects) {
    sources.finish(ledger, effects);
  }

  void received(String name, Message.ToTaker message, Instant now, List<Effect> effects) {
    Peer peer = sources.peer(name);
    if (peer == null) {
      return;
    }
    switch (message) {
      case Message.Offer(List<Message.Head> heads) -> {
        for (Take take : sources.offered(peer, heads, now, effects)) {
          lacking.ask(peer, take.volume(), effects);
        }
        listener.told(peer, now, effects);
      }
      case Message.Answer answer -> answered(peer, answer, now, effects);
      case Message.Checkpoint(int turn, VerifiedCheckpoint checkpoint) -> {
        Take take = sources.take(checkpoint.ledger());
        peer.has(checkpoint.ledger(), checkpoint.size());
        if (take != null && take.isFrom(name, turn)) {
          unlessDiskFails(take, now, effects, () -> checkpoint(take, checkpoint, now, effects));
        } else if (take == null || !name.equals(take.source())) {
          effects.add(new Effect.Send(name, new Message.Enough(checkpoint.ledger(), turn)));
        }
      }
      case Message.Entries(LedgerId ledger, int turn, long from, List<Entry> entries) -> {
        Take take = sources.take(ledger);
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
      throwIfDamaged(failure);
      Sources.enough(take, effects);
      take.anew();
      take.again = Again.after(now);
      take.behind = null;
    }
  }

  private static void throwIfDamaged(DiskFailure failure) {
    if (failure.kind() == DiskFailure.Kind.DAMAGED) {
      throw failure;
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
    sources.want(take, effects);
  }

  /** The source gave what cannot be: drops it, and whatever is tentative. */
  private void lied(Take take, String reason, Instant now, List<Effect> effects) {
    boolean blamed = !take.isMixed();
    Volume volume = take.volume();
    if (volume != null) {
      volume.truncate(volume.base());
    }
    take.settled();
    if (blamed) {
      sources.dropSource(take, reason, now, effects);
    } else {
      // Some of it came from another peer, which may be the one that lied.
      take.anew();
      sources.want(take, effects);
    }
  }

  private void checkpoint(
      Take take, VerifiedCheckpoint checkpoint, Instant now, List<Effect> effects) {
    if (!sources.key(take.ledger()).equals(Optional.of(checkpoint.key()))) {
      lied(take, "a checkpoint by another key than the one pinned", now, effects);
      return;
    }
    if (isLonger(take, checkpoint)) {
      listener.longer(now);
    }
    Volume volume = take.volume();
    if (volume == null) {
      volume = shelf.begin(take.ledger(), checkpoint.key());
      take.volume(volume);
    }
    long size = volume.size();
    if (checkpoint.size() < volume.certified()) {
      // An older word of the author's: true, perhaps, and of no use.
      return;
    }
    if (checkpoint.size() < size) {
      // This source has less than the one before gave: what that one gave goes, and what this one
      // has instead is asked for.
      volume.truncate(volume.base());
      if (volume.size() < size) {
        trouble(take, now, effects);
      }
      return;
    }
    take.target(checkpoint);
    if (checkpoint.size() == volume.size()) {
      arrived(take, volume, checkpoint, now, effects);
    }
  }

  /** Whether the own key has signed more of the own ledger, or of a later epoch, than is here. */
  private boolean isLonger(Take take, VerifiedCheckpoint checkpoint) {
    LedgerId own = author.own().id();
    return take.ledger().member().equals(own.member())
        && (take.ledger().compareTo(own) > 0
            || (take.ledger().equals(own) && checkpoint.size() > take.size()));
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
    } else {
      sources.watch(take, true, now);
    }
  }

  private String self() {
    return author.own().id().member();
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
      // Before anything else can fail: an author that comes back from a backup goes by what is
      // told of its ledger.
      shelf.publish(volume);
      if (volume.isBy(self())) {
        volume
            .ledger()
            .read(
                volume.shown(),
                checkpoint.size(),
                (index, entry) -> author.cameBack(volume.id(), index, entry));
      }
      volume.show(effects);
      effects.add(new Effect.Certified(take.ledger(), checkpoint.size()));
      release(volume, now, effects);
    }
    take.settled();
    if (progress) {
      sources.gave(take, now);
    } else {
      sources.watch(take, false, now);
    }
    ask(volume, effects);
    listener.certified(volume, now, effects);
  }

  /** Lets releases act; what the disk does not take of what they open comes in later. */
  private void release(Volume volume, Instant now, List<Effect> effects) {
    try {
      lacking.release(volume, effects);
    } catch (DiskFailure failure) {
      throwIfDamaged(failure);
      filling = Again.after(now);
    }
  }

  private void ask(Volume volume, List<Effect> effects) {
    for (Peer peer : sources.peers()) {
      lacking.ask(peer, volume, effects);
    }
  }

  private void answered(Peer peer, Message.Answer answer, Instant now, List<Effect> effects) {
    Optional<Volume> volume = shelf.find(answer.ledger());
    if (volume.isEmpty()) {
      return;
    }
    try {
      Optional<String> lie = lacking.answered(peer, volume.get(), answer, effects);
      if (lie.isPresent()) {
        sources.drop(peer.name(), answer.ledger(), lie.get(), now, effects);
      }
    } catch (DiskFailure failure) {
      throwIfDamaged(failure);
      peer.asking(answer.ledger()).anew();
      filling = Again.after(now);
    }
  }

  /** Lets releases act that a crash kept from it, so that what they open is there. */
  void opened(Instant now, List<Effect> effects) {
    shelf.all().forEach(volume -> release(volume, now, effects));
  }

  Optional<Instant> due() {
    return Stream.of(sources.due(), filling.due())
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  void tick(Instant now, List<Effect> effects) {
    if (filling.isDue(now)) {
      filling = Again.NONE;
      for (Volume volume : shelf.all()) {
        release(volume, now, effects);
        ask(volume, effects);
      }
    }
    for (Take take : sources.takes()) {
      if (take.again.isDue(now)) {
        take.again = Again.NONE;
        take.anew();
        sources.want(take, effects);
      }
    }
    sources.tick(now, effects);
  }
}
