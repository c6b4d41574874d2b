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
 * waits, and how much of the own ledger the backup had, so that a crash meanwhile changes nothing;
 * another, which epoch a person opened, once all of its first records are durable, and how much of
 * each earlier one this member wrote itself.
 */
final class Restoration {
  private static final String MARKER = "restoring";
  private static final String EPOCH = "epoch";
  private static final String SIZE = "[0-9]{1,18}";
  private static final int MOST_BYTES = 16 << 10;

  /** So many epochs ahead of those that are here may have been opened and lost. */
  private static final int AHEAD = 16;

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
    return disk.exists(MARKER) && marked(disk).map(mark -> !isPast(disk, mark)).orElse(true);
  }

  /** Whether a later epoch has been opened since: that one act ends the waiting. */
  private static boolean isPast(Disk disk, Mark mark) {
    return openedEpoch(disk) > mark.ledger().epoch();
  }

  /** Whether a person opened this own epoch here, or a later one. */
  static boolean isOpened(Disk disk, LedgerId epoch) {
    return openedEpoch(disk) >= epoch.epoch();
  }

  private static int openedEpoch(Disk disk) {
    return words(disk, EPOCH)
        .flatMap(words -> LedgerId.find(words[0]))
        .map(LedgerId::epoch)
        .orElse(0);
  }

  /** How much of its earlier own ledgers this member wrote itself, whatever covers it. */
  static SortedMap<LedgerId, Long> written(Disk disk) {
    SortedMap<LedgerId, Long> written = new TreeMap<>();
    String[] words = words(disk, EPOCH).orElse(new String[0]);
    for (int i = 1; i + 1 < words.length; i += 2) {
      String size = words[i + 1];
      if (size.matches(SIZE)) {
        LedgerId.find(words[i]).ifPresent(ledger -> written.put(ledger, Long.parseLong(size)));
      }
    }
    return written;
  }

  /** How much of an own ledger this member wrote itself, if the data directory says it. */
  static Optional<Long> wrote(Disk disk, LedgerId ledger) {
    return marked(disk)
        .filter(mark -> isMarked(disk) && mark.ledger().equals(ledger))
        .map(Mark::size)
        .or(() -> Optional.ofNullable(written(disk).get(ledger)));
  }

  /**
   * Notes that an own epoch has been opened; until then a crash leaves nothing of it.
   *
   * @param size how much of the one before this member wrote itself
   */
  void opened(LedgerId epoch, LedgerId before, long size) {
    SortedMap<LedgerId, Long> written = written(disk);
    written.put(before, size);
    put(epoch, written.headMap(epoch));
  }

  private void put(LedgerId epoch, SortedMap<LedgerId, Long> written) {
    StringBuilder text = new StringBuilder(epoch.toString());
    written.forEach((ledger, size) -> text.append(' ').append(ledger).append(' ').append(size));
    disk.put(EPOCH, text.toString().getBytes(US_ASCII));
  }

  /**
   * Marks the data directory, unless it is marked already; answers how much of the own ledger this
   * member had written itself.
   */
  long mark(LedgerId own, long size) {
    Optional<Mark> marked = isMarked(disk) ? marked(disk) : Optional.empty();
    if (marked.isPresent()) {
      return marked.get().ledger().equals(own) ? marked.get().size() : 0;
    }
    forgetAfter(own);
    disk.put(MARKER, (own + " " + size).getBytes(US_ASCII));
    return size;
  }

  /** An epoch later than the one that is written is none, however far its opening came. */
  private void forgetAfter(LedgerId own) {
    if (openedEpoch(disk) > own.epoch()) {
      SortedMap<LedgerId, Long> earlier = written(disk).headMap(own);
      if (earlier.isEmpty()) {
        disk.delete(EPOCH);
      } else {
        put(own, earlier);
      }
    }
  }

  private record Mark(LedgerId ledger, long size) {}

  private static Optional<Mark> marked(Disk disk) {
    return words(disk, MARKER)
        .filter(words -> words.length == 2 && words[1].matches(SIZE))
        .flatMap(words ->
            LedgerId.find(words[0]).map(ledger -> new Mark(ledger, Long.parseLong(words[1]))));
  }

  private static Optional<String[]> words(Disk disk, String file) {
    if (!disk.exists(file)) {
      return Optional.empty();
    }
    byte[] bytes = new byte[(int) StrictMath.min(disk.size(file), MOST_BYTES)];
    disk.read(file, 0, bytes, 0, bytes.length);
    return Optional.of(new String(bytes, US_ASCII).split(" ", -1));
  }

  /** This member writes from now on. */
  void unmark(LedgerId own) {
    forgetAfter(own);
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

  /**
   * The epoch to open: a later one than any here, and than any that a peer has told of, unless that
   * lies so far ahead that it is the peer's invention.
   */
  int nextEpoch(int here) {
    return 1
        + most.keySet().stream()
            .mapToInt(LedgerId::epoch)
            .filter(told -> told <= here + AHEAD)
            .max()
            .stream()
            .reduce(here, StrictMath::max);
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
