package tansiq.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static tansiq.core.ledger.Samples.ID;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.simulator.MemoryDisk;

/**
 * Promise 1, kept: whatever was acknowledged survives a crash at any point. Each seed is one life
 * of a ledger with many crashes, each at another write or sync.
 */
class CrashTest {
  private static final String DIRECTORY = "ledgers/sy-1";

  /** Made once, because making an entry costs more than appending it. */
  private static final List<Entry.Held> POOL = new Samples(0).batch(2000);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothingAcknowledgedIsLostAtAnyCrash(boolean own) {
    for (long seed = 0; seed < 200; seed++) {
      new Life(seed, own).live();
    }
  }

  /** One ledger, what was acknowledged of it, and the crashes that it goes through. */
  private static final class Life {
    private final long seed;
    private final boolean own;
    private final SplittableRandom random;
    private final MemoryDisk disk;
    private final List<Entry> acknowledged = new ArrayList<>();
    private final SortedMap<Hash, Entry.Held> bodies = new TreeMap<>();
    private long certified;

    Life(long seed, boolean own) {
      this.seed = seed;
      this.own = own;
      this.random = new SplittableRandom(seed);
      this.disk = new MemoryDisk(seed);
    }

    void live() {
      for (int crash = 0; crash < 8; crash++) {
        disk.crashAfter(random.nextInt(crash == 0 ? 20 : 60));
        try {
          Ledger ledger = open();
          check(ledger);
          while (true) {
            act(ledger);
          }
        } catch (MemoryDisk.Crash power) {
          disk.restart();
        }
      }
      check(open());
    }

    private Ledger open() {
      return own ? Ledger.openOwn(disk, DIRECTORY, ID) : Ledger.openForeign(disk, DIRECTORY, ID);
    }

    private void act(Ledger ledger) {
      switch (random.nextInt(own ? 6 : 9)) {
        case 0 -> certify(ledger);
        case 6 -> {
          long to = random.nextLong(ledger.visible(), ledger.size() + 1);
          // From here on what is dropped may be gone, whether or not the call returns.
          acknowledged.subList((int) to, acknowledged.size()).clear();
          ledger.truncate(to);
        }
        case 7, 8 -> supplement(ledger);
        default -> {
          List<Entry> batch = new ArrayList<>();
          for (int i = random.nextInt(random.nextInt(24) == 0 ? 400 : 12); i >= 0; i--) {
            batch.add(next());
          }
          ledger.append(batch);
          acknowledged.addAll(batch);
        }
      }
    }

    private Entry next() {
      Entry.Held held = POOL.get(random.nextInt(POOL.size()));
      bodies.put(held.leaf(), held);
      return own || random.nextBoolean()
          ? held
          : new Entry.Bare(held.leaf(), Entry.Absence.LACKING);
    }

    private void certify(Ledger ledger) {
      long size = ledger.size();
      ledger.certify(LedgerTest.sign(size, ledger.root()));
      certified = size;
    }

    private void supplement(Ledger ledger) {
      SortedMap<Long, Entry.Held> more = new TreeMap<>();
      int most = 1 + random.nextInt(random.nextInt(4) == 0 ? 40 : 3);
      for (int i = 0; i < acknowledged.size() && more.size() < most; i++) {
        Entry.Held body = bodies.get(acknowledged.get(i).leaf());
        if (acknowledged.get(i) instanceof Entry.Bare && body != null) {
          more.put((long) i, body);
        }
      }
      ledger.supplement(more);
      more.forEach((index, body) -> acknowledged.set((int) (long) index, body));
    }

    private void check(Ledger ledger) {
      assertThat(ledger.size()).as("seed %d", seed).isGreaterThanOrEqualTo(acknowledged.size());
      assertThat(ledger.visible()).as("seed %d", seed).isGreaterThanOrEqualTo(certified);
      List<Entry> found = new ArrayList<>();
      ledger.read(0, ledger.size(), (index, entry) -> found.add(entry));
      for (int i = 0; i < acknowledged.size(); i++) {
        Entry kept = acknowledged.get(i);
        Entry there = found.get(i);
        // A supplement that was cut off may be there; what was acknowledged must be.
        boolean more = kept instanceof Entry.Bare && there instanceof Entry.Held;
        assertThat(there.leaf()).as("seed %d, entry %d", seed, i).isEqualTo(kept.leaf());
        if (!more) {
          assertThat(there)
              .as("seed %d, entry %d", seed, i)
              .usingComparator(LedgerTest::compare)
              .isEqualTo(kept);
        }
      }
      // What was written and not acknowledged may be there too; from now on it counts.
      acknowledged.clear();
      acknowledged.addAll(found);
    }
  }
}
