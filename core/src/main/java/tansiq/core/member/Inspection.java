package tansiq.core.member;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tansiq.core.alliance.AllianceRecord;
import tansiq.core.alliance.Pin;
import tansiq.core.json.Verdict;
import tansiq.core.ledger.Disk;
import tansiq.core.ledger.Fsck;
import tansiq.core.ledger.LedgerView;
import tansiq.core.proof.VerifierKey;
import tansiq.core.record.LedgerId;

/**
 * Verifies all ledgers of a data directory that nobody has open: the member's own first, by its own
 * key, then those of others by the keys that the own ledgers pin.
 */
public final class Inspection {
  private final Disk disk;
  private final SortedMap<String, VerifierKey> keys = new TreeMap<>();

  private Inspection(Disk disk) {
    this.disk = disk;
  }

  /** What came of one ledger. */
  public record Inspected(LedgerId ledger, Fsck.Result result) {}

  /**
   * Inspects all ledgers, and changes nothing.
   *
   * @param own the key that signs the member's own ledgers, named after the member
   * @return the own ledgers first, in order of epoch, then the others in order
   */
  public static List<Inspected> inspect(Disk disk, VerifierKey own) {
    Inspection inspection = new Inspection(disk);
    inspection.keys.put(own.name(), own);
    NavigableSet<LedgerId> all = ledgers(disk);
    List<Inspected> inspected = new ArrayList<>();
    for (LedgerId id : all) {
      if (id.member().equals(own.name())) {
        Inspected one = inspection.inspect(id, own);
        inspected.add(one);
        if (one.result() instanceof Fsck.Result.Clean) {
          inspection.pins(id);
        }
      }
    }
    for (LedgerId id : all) {
      if (!id.member().equals(own.name())) {
        inspected.add(
            Optional.ofNullable(inspection.keys.get(id.member()))
                .map(key -> inspection.inspect(id, key))
                .orElseGet(() -> unpinned(id)));
      }
    }
    return inspected;
  }

  /** The ledgers that a data directory holds. */
  public static NavigableSet<LedgerId> ledgers(Disk disk) {
    NavigableSet<LedgerId> all = new TreeSet<>();
    for (String member : disk.list(Shelf.LEDGERS)) {
      for (String epoch : disk.list(Shelf.LEDGERS + "/" + member)) {
        LedgerId.find(member + "/" + epoch).ifPresent(all::add);
      }
    }
    return all;
  }

  /** Where a data directory keeps a ledger. */
  public static String directory(LedgerId id) {
    return Volume.directory(id);
  }

  /**
   * How many entries of an own ledger that is not written now its member wrote itself, whatever
   * covers them: what lies beyond peers gave. Nothing of a ledger that has not been lost.
   */
  public static Optional<Long> wrote(Disk disk, LedgerId own) {
    return Restoration.wrote(disk, own);
  }

  private Inspected inspect(LedgerId id, VerifierKey key) {
    return new Inspected(id, Fsck.check(disk, Volume.directory(id), id, key));
  }

  private static Inspected unpinned(LedgerId id) {
    return new Inspected(
        id,
        new Fsck.Result.Wrong(
            Volume.directory(id), 0, "no sound ledger of this member pins a key for it"));
  }

  private void pins(LedgerId id) {
    LedgerView view = LedgerView.open(disk, Volume.directory(id), id, true);
    view.read(
        0,
        view.size(),
        (_, entry) ->
            AllianceRecord.read(entry)
                .ifPresent(verdict -> {
                  if (verdict instanceof Verdict.Accepted<?>(Pin pin)) {
                    // A member keeps the keys of its first pin.
                    keys.putIfAbsent(pin.member(), pin.key());
                  }
                }));
  }
}
