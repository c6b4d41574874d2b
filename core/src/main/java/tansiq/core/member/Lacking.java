package tansiq.core.member;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tansiq.core.exchange.Codec;
import tansiq.core.exchange.Course;
import tansiq.core.exchange.Message;
import tansiq.core.json.Verdict;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.release.Release;

/** Fills in what came later than its entry: bodies that a relay lacked, and releases. */
final class Lacking {
  private final Shelf shelf;

  Lacking(Shelf shelf) {
    this.shelf = shelf;
  }

  /** Asks a peer for what is missing and it has not been asked for yet, one message at a time. */
  void ask(Peer peer, @Nullable Volume volume, List<Effect> effects) {
    if (volume == null || peer.offered(volume.id()) < 0) {
      return;
    }
    Peer.Asking asking = peer.asking(volume.id());
    BitSet missing = volume.lacking();
    if (asking.waits || !asking.open.isEmpty() || missing.isEmpty()) {
      return;
    }
    long end = StrictMath.min(asking.end, volume.ledger().visible());
    Set<Long> indexes = new TreeSet<>();
    int index = missing.nextSetBit((int) StrictMath.min(asking.next, Integer.MAX_VALUE));
    while (index >= 0 && index < end && indexes.size() < Codec.ASKED) {
      indexes.add((long) index);
      asking.next = index + 1L;
      index = missing.nextSetBit(index + 1);
    }
    if (!indexes.isEmpty()) {
      asking.ask(indexes);
      effects.add(new Effect.Send(peer.name(), new Message.Ask(volume.id(), List.copyOf(indexes))));
    }
  }

  /**
   * Takes in an answer.
   *
   * @return what is wrong with it, if the peer lied
   */
  Optional<String> answered(Peer peer, Volume volume, Message.Answer answer, List<Effect> effects) {
    Peer.Asking asking = peer.asking(volume.id());
    Set<Long> asked = asking.open;
    asking.ask(Set.of());
    for (long index : asked) {
      if (!answer.entries().containsKey(index)) {
        asking.next = StrictMath.min(asking.next, index);
        asking.waits = answer.entries().isEmpty();
        break;
      }
    }
    boolean fromAuthor = volume.isBy(peer.name());
    Course.Walk walk = volume.course().walk(volume.ledger()::read);
    boolean more = false;
    for (var each : answer.entries().entrySet()) {
      long index = each.getKey();
      if (!asked.contains(index) || index >= volume.ledger().visible()) {
        continue;
      }
      if (!volume.ledger().leaf(index).equals(each.getValue().leaf())) {
        return Optional.of("an answer with another leaf than the ledger's");
      }
      switch (each.getValue()) {
        case Entry.Bare bare -> {
          if (fromAuthor && bare.absence() != Entry.Absence.LACKING) {
            volume.settle(index);
          }
        }
        case Entry.Held held -> {
          if (!held.header().ledger().equals(volume.id())
              || !volume.mayHold(held, walk.at(index))) {
            return Optional.of("an answer with what may not be held here");
          }
          more |= supplement(volume, index, held, fromAuthor, effects);
        }
      }
    }
    if (more) {
      shelf.publish(volume);
    }
    ask(peer, volume, effects);
    return Optional.empty();
  }

  private boolean supplement(
      Volume volume, long index, Entry.Held held, boolean complete, List<Effect> effects) {
    if (!volume.supplement(index, held, complete)) {
      return false;
    }
    effects.add(new Effect.Supplemented(volume.id(), index));
    if (held.header().kind().equals(Release.KIND)) {
      release(volume, index, effects);
    }
    return true;
  }

  /** Lets the releases act that have become visible. */
  void release(Volume volume, List<Effect> effects) {
    for (long index : volume.releases()) {
      release(volume, index, effects);
      volume.released(index);
    }
  }

  private void release(Volume volume, long index, List<Effect> effects) {
    Entry entry = volume.ledger().read(index);
    if (!(Release.read(entry).orElse(null)
        instanceof Verdict.Accepted<Release>(Release(long released, Entry.Held record)))) {
      return;
    }
    LedgerId ledger = volume.id();
    // A release of what is not there, or is another record, is its author's nonsense.
    if (released < index && volume.ledger().leaf(released).equals(record.leaf())) {
      if (volume.supplement(released, record, false)) {
        effects.add(new Effect.Supplemented(ledger, released));
      }
    }
  }
}
