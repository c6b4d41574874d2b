package tansiq.core.member;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tansiq.core.alliance.Pin;
import tansiq.core.exchange.Holdings;
import tansiq.core.ledger.Disk;
import tansiq.core.proof.VerifierKey;
import tansiq.core.record.LedgerId;

/** All ledgers that this member has, its own and others'. */
final class Shelf {
  static final String LEDGERS = "ledgers";
  private static final int LAST_EPOCH = 999_999_999;

  private final Disk disk;
  private final String self;
  private final VerifierKey key;
  private final SortedMap<LedgerId, Volume> volumes = new TreeMap<>();
  private final Holdings holdings = new Holdings();

  Shelf(Disk disk, String self, VerifierKey key) {
    this.disk = disk;
    this.self = self;
    this.key = key;
  }

  /** The ledgers of which there is anything on the disk. */
  private List<LedgerId> list() {
    List<LedgerId> ids = new ArrayList<>();
    for (String member : disk.list(LEDGERS)) {
      for (String epoch : disk.list(LEDGERS + "/" + member)) {
        LedgerId.find(member + "/" + epoch).ifPresent(ids::add);
      }
    }
    ids.sort(null);
    return ids;
  }

  /**
   * Opens the own ledgers, begun if there are none, and answers the latest.
   *
   * @param restoring whether even the latest is taken from others first
   */
  Volume openOwn(boolean restoring, Member.Seen seen) {
    List<LedgerId> ids =
        new ArrayList<>(list().stream().filter(id -> id.member().equals(self)).toList());
    // An epoch whose opening a crash or a full disk cut off is none.
    while (ids.size() > 1
        && !Restoration.isOpened(disk, ids.getLast())
        && openNext(ids.getLast()).checkpoint().isEmpty()) {
      ids.removeLast();
    }
    if (ids.isEmpty()) {
      ids.add(new LedgerId(self, 1));
    }
    for (LedgerId id : ids) {
      boolean writes = id.equals(ids.getLast()) && !restoring;
      add(open(id, key, writes, seen));
    }
    Volume own = latest(self);
    publishKeys(own);
    return own;
  }

  /** Opens the ledgers of the members that are pinned in the own one. */
  void openOthers(Volume own, Member.Seen seen) {
    SortedMap<String, Pin> pins = own.policy().alliance().pins();
    for (LedgerId id : list()) {
      Pin pin = pins.get(id.member());
      if (pin != null && !volumes.containsKey(id)) {
        add(open(id, pin.key(), false, seen));
      }
    }
  }

  /** Begins a ledger of another's, or goes on with it. */
  Volume begin(LedgerId id, VerifierKey author) {
    Volume volume = open(id, author, false, (_, _, _) -> {});
    add(volume);
    return volume;
  }

  /** Opens an epoch of this member's own, begun perhaps; it is not on the shelf yet. */
  Volume openNext(LedgerId id) {
    return open(id, key, false, (_, _, _) -> {});
  }

  private Volume open(LedgerId id, VerifierKey author, boolean writes, Member.Seen seen) {
    return Volume.open(
        self, author, disk, id, writes, (index, entry) -> seen.entry(id, index, entry));
  }

  /** The latest epoch of a member's ledgers; there is one. */
  Volume latest(String member) {
    return volumes
        .headMap(new LedgerId(member, LAST_EPOCH))
        .sequencedValues()
        .reversed()
        .getFirst();
  }

  Disk disk() {
    return disk;
  }

  Holdings holdings() {
    return holdings;
  }

  Collection<Volume> all() {
    return volumes.values();
  }

  Optional<Volume> find(LedgerId id) {
    return Optional.ofNullable(volumes.get(id));
  }

  void add(Volume volume) {
    volumes.put(volume.id(), volume);
    publish(volume);
  }

  /** Lets feeds see how a ledger stands now. */
  void publish(Volume volume) {
    holdings.publish(volume.holding());
  }

  /** Lets decoders see whose checkpoints there are to verify, by the pins in the own ledger. */
  void publishKeys(Volume own) {
    SortedMap<String, VerifierKey> keys = new TreeMap<>();
    own.policy().alliance().pins().forEach((member, pin) -> keys.put(member, pin.key()));
    keys.put(self, key);
    holdings.publish(keys);
  }
}
