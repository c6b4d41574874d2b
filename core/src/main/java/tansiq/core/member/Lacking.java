package tansiq.core.member;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tansiq.core.exchange.Codec;
import tansiq.core.exchange.Course;
import tansiq.core.exchange.Message;
import tansiq.core.record.Entry;

/** Fills in what came later than its entry: bodies that a relay lacked, and releases. */
final class Lacking {
  private final Shelf shelf;
  private final Author author;

  Lacking(Shelf shelf, Author author) {
    this.shelf = shelf;
    this.author = author;
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
    asking.waits = false;
    for (long index : asked) {
      if (!answer.entries().containsKey(index)) {
        asking.next = StrictMath.min(asking.next, index);
        asking.waits = answer.entries().isEmpty();
        break;
      }
    }
    boolean fromAuthor = volume.isBy(peer.name());
    Course.Walk walk = volume.course().walk(volume.ledger()::read);
    SortedMap<Long, Entry.Held> more = new TreeMap<>();
    for (var each : answer.entries().entrySet()) {
      long index = each.getKey();
      // What is here already comes a second time, and what has not been asked for proves itself.
      if (index >= volume.ledger().visible() || !isWanted(volume, index, asked)) {
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
          more.put(index, held);
        }
      }
    }
    List<Long> gained = volume.supplement(more, fromAuthor);
    told(volume, gained, effects);
    release(volume, effects);
    ask(peer, volume, effects);
    return Optional.empty();
  }

  private static boolean isWanted(Volume volume, long index, Set<Long> asked) {
    return asked.contains(index)
        || (index < Integer.MAX_VALUE && volume.lacking().get((int) index));
  }

  /** Lets the releases act that have become visible, and those that these open. */
  void release(Volume volume, List<Effect> effects) {
    while (volume.isReleasing()) {
      told(volume, volume.release(), effects);
    }
  }

  private void told(Volume volume, List<Long> gained, List<Effect> effects) {
    if (!gained.isEmpty()) {
      shelf.publish(volume);
      gained.forEach(index -> effects.add(new Effect.Supplemented(volume.id(), index)));
      if (volume.isBy(author.own().id().member())) {
        author.cameBack(volume.id(), gained);
      }
    }
  }
}
