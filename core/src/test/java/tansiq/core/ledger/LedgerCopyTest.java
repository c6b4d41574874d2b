package tansiq.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tansiq.core.ledger.Samples.ID;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tansiq.core.proof.FakeSigner;
import tansiq.core.record.Entry;
import tansiq.core.simulator.MemoryDisk;

class LedgerCopyTest {
  private static final String DIRECTORY = "ledgers/sy-1";

  @Test
  void aCopyHasAllThatCountsAndIsClean() {
    for (boolean own : new boolean[] {true, false}) {
      MemoryDisk disk = new MemoryDisk(1);
      Samples samples = new Samples(1);
      Ledger ledger = Ledger.openForeign(disk, DIRECTORY, ID);
      Entry.Held later = samples.held();
      ledger.append(samples.batch(1500));
      ledger.certify(LedgerTest.sign(1500, ledger.root()));
      ledger.append(List.of(new Entry.Bare(later.leaf(), Entry.Absence.LACKING)));
      ledger.supplement(Samples.one(1500, later));
      ledger.destroy(7);
      ledger.certify(LedgerTest.sign(1501, ledger.root()));
      ledger.append(samples.batch(3));

      MemoryDisk other = new MemoryDisk(2);
      byte[] before = disk.content(DIRECTORY + "/leaves");
      assertThat(LedgerCopy.copy(disk, other, DIRECTORY, ID, own ? Long.MAX_VALUE : 0))
          .isEqualTo(own ? 1504 : 1501);

      assertThat(disk.content(DIRECTORY + "/leaves")).isEqualTo(before);
      assertThat(Fsck.check(other, DIRECTORY, ID, FakeSigner.of("sy").key()))
          .isEqualTo(
              new Fsck.Result.Clean(
                  own ? 1504 : 1501, own ? 1503 : 1500, ledger.checkpoint(), false));
      assertThat(entries(LedgerView.open(other, DIRECTORY, ID, own)))
          .usingElementComparator(LedgerTest::compare)
          .isEqualTo(entries(LedgerView.open(disk, DIRECTORY, ID, own)));
      assertThat(LedgerView.open(other, DIRECTORY, ID, own).checkpoints()).hasSize(2);
    }
  }

  @Test
  void whatACrashLeftBehindIsNotCopiedAndNotTouched() {
    for (long seed = 0; seed < 100; seed++) {
      MemoryDisk disk = new MemoryDisk(seed);
      Samples samples = new Samples(seed);
      Ledger ledger = Ledger.openForeign(disk, DIRECTORY, ID);
      ledger.append(samples.batch(20));
      ledger.certify(LedgerTest.sign(20, ledger.root()));
      disk.crashAfter(new SplittableRandom(seed).nextInt(8));
      try {
        ledger.append(samples.batch(30));
        ledger.truncate(25);
        ledger.append(samples.batch(30));
      } catch (MemoryDisk.Crash power) {
        disk.restart();
      }

      MemoryDisk other = new MemoryDisk(1);
      long operations = disk.operations();
      assertThat(LedgerCopy.copy(disk, other, DIRECTORY, ID, 0)).isEqualTo(20);
      assertThat(disk.operations()).isEqualTo(operations);
      LedgerCopy.copy(disk, other, DIRECTORY, ID, Long.MAX_VALUE);
      assertThat(Fsck.check(other, DIRECTORY, ID, FakeSigner.of("sy").key()))
          .as("seed %d", seed)
          .isInstanceOf(Fsck.Result.Clean.class);
    }
  }

  @Test
  void aDamagedBodyIsNotCopied() {
    MemoryDisk disk = new MemoryDisk(1);
    Ledger.openOwn(disk, DIRECTORY, ID).append(new Samples(1).batch(20));
    disk.damage(DIRECTORY + "/bodies-000000", 3000, 1);

    assertThatThrownBy(
            () -> LedgerCopy.copy(disk, new MemoryDisk(2), DIRECTORY, ID, Long.MAX_VALUE))
        .isInstanceOf(DiskFailure.class)
        .hasMessageContaining("is not what was written");
  }

  private static List<Entry> entries(LedgerView view) {
    List<Entry> all = new ArrayList<>();
    view.read(0, view.size(), (index, entry) -> all.add(entry));
    return all;
  }
}
