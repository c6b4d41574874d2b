package tansiq.core.member;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tansiq.core.exchange.Message.Head;
import tansiq.core.ledger.Disk;
import tansiq.core.record.LedgerId;

/**
 * What a member that came back from a backup waits for. A file in the data directory says that it
 * waits, and how much of the own ledger the backup had, so that a crash meanwhile changes nothing.
 */
final class Restoration {
  private static final String MARKER = "restoring";

  private final String self;
  private final Set<String> addressed;
  private final Disk disk;

  /** The peers that have told, and the most of each own ledger that any of them has. */
  private final Set<String> told = new TreeSet<>();

  private final SortedMap<LedgerId, Long> most = new TreeMap<>();

  Restoration(Settings settings, Disk disk) {
    this.self = settings.member();
    this.addressed = settings.addressed();
    this.disk = disk;
  }

  /** Whether the data directory says that it waits. */
  static boolean isMarked(Disk disk) {
    return disk.exists(MARKER);
  }

  /** Marks the data directory, unless it is marked already; answers how much the backup had. */
  long mark(LedgerId own, long size) {
    Optional<Long> marked = marked(own);
    if (marked.isPresent()) {
      return marked.get();
    }
    disk.put(MARKER, (own + " " + size).getBytes(US_ASCII));
    return size;
  }

  private Optional<Long> marked(LedgerId own) {
    if (!disk.exists(MARKER)) {
      return Optional.empty();
    }
    byte[] bytes = new byte[(int) StrictMath.min(disk.size(MARKER), 64)];
    disk.read(MARKER, 0, bytes, 0, bytes.length);
    String[] words = new String(bytes, US_ASCII).split(" ", -1);
    return words.length == 2 && words[0].equals(own.toString()) && words[1].matches("[0-9]{1,18}")
        ? Optional.of(Long.parseLong(words[1]))
        : Optional.empty();
  }

  void unmark() {
    disk.delete(MARKER);
  }

  /** A peer has said how much it has of everything. */
  void told(Peer peer) {
    told.add(peer.name());
    for (Head head : peer.heads().values()) {
      if (head.ledger().member().equals(self)) {
        most.merge(head.ledger(), head.size(), StrictMath::max);
      }
    }
  }

  /** Whether all that are to tell have, and all that they have of the own ledgers is here. */
  boolean isDone(Shelf shelf, Volume own) {
    Set<String> pinned = own.policy().alliance().pins().keySet();
    return addressed.stream()
            .allMatch(peer -> told.contains(peer) || peer.equals(self) || !pinned.contains(peer))
        && most.entrySet().stream()
            .allMatch(head ->
                shelf.find(head.getKey()).map(Volume::certified).orElse(0L) >= head.getValue());
  }
}
