package tansiq.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tansiq.core.ledger.Samples.ID;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tansiq.core.json.JsonObject;
import tansiq.core.proof.Checkpoint;
import tansiq.core.proof.FakeSigner;
import tansiq.core.proof.Hash;
import tansiq.core.proof.Merkle;
import tansiq.core.proof.SignedCheckpoint;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Section;
import tansiq.core.simulator.MemoryDisk;

class LedgerTest {
  private static final String DIRECTORY = "ledgers/sy-1";

  private final MemoryDisk disk = new MemoryDisk(1);
  private final Samples samples = new Samples(1);

  @Test
  void whatIsAppendedIsReadBackAndThereAgainAfterOpening() {
    Ledger ledger = Ledger.openOwn(disk, DIRECTORY, ID);
    List<Entry> all = new ArrayList<>();
    for (int size : new int[] {1, 700, 3, 1500, 1}) {
      List<Entry.Held> batch = samples.batch(size);
      ledger.append(batch);
      all.addAll(batch);
    }

    for (Ledger one : List.of(ledger, Ledger.openOwn(disk, DIRECTORY, ID))) {
      assertThat(one.size()).isEqualTo(all.size()).isEqualTo(one.visible());
      assertThat(one.root()).isEqualTo(Merkle.root(i -> all.get((int) i).leaf(), all.size()));
      assertThat(one.root(701)).isEqualTo(Merkle.root(i -> all.get((int) i).leaf(), 701));
      List<Entry> read = new ArrayList<>();
      one.read(0, one.size(), (index, entry) -> read.add(entry));
      assertThat(read).usingElementComparator(LedgerTest::compare).isEqualTo(all);
      assertThat(one.read(703)).usingComparator(LedgerTest::compare).isEqualTo(all.get(703));
    }
  }

  @Test
  void anotherLedgersEntriesAreVisibleUpToTheLastCheckpoint() {
    Ledger ledger = Ledger.openForeign(disk, DIRECTORY, ID);
    ledger.append(samples.batch(10));
    assertThat(ledger.visible()).isZero();

    SignedCheckpoint checkpoint = sign(ledger.size(), ledger.root());
    ledger.certify(checkpoint);
    ledger.append(samples.batch(5));

    assertThat(ledger.visible()).isEqualTo(10);
    Ledger again = Ledger.openForeign(disk, DIRECTORY, ID);
    assertThat(again.visible()).isEqualTo(10);
    assertThat(again.size()).isEqualTo(15);
    assertThat(again.checkpoint()).contains(checkpoint);
  }

  @Test
  void theTentativeTailIsDroppedAndAnotherTakesItsPlace() {
    Ledger ledger = Ledger.openForeign(disk, DIRECTORY, ID);
    ledger.append(samples.batch(4));
    ledger.certify(sign(4, ledger.root()));
    Hash root = ledger.root();
    Entry.Held later = samples.held();
    ledger.append(List.of(new Entry.Bare(later.leaf(), Entry.Absence.LACKING)));
    ledger.supplement(Samples.one(4, later));
    ledger.append(samples.batch(900));

    assertThatThrownBy(() -> ledger.truncate(3)).isInstanceOf(IllegalArgumentException.class);
    ledger.truncate(4);
    assertThat(ledger.size()).isEqualTo(4);
    assertThat(ledger.root()).isEqualTo(root);
    Entry.Held other = samples.held();
    ledger.append(List.of(other));

    for (Ledger one : List.of(ledger, Ledger.openForeign(disk, DIRECTORY, ID))) {
      assertThat(one.size()).isEqualTo(5);
      assertThat(one.read(4)).usingComparator(LedgerTest::compare).isEqualTo(other);
    }
  }

  @Test
  void sectionsThatComeLaterJoinTheirEntry() {
    Ledger ledger = Ledger.openForeign(disk, DIRECTORY, ID);
    Entry.Held whole = samples.held();
    while (whole.sections().size() < 2) {
      whole = samples.held();
    }
    SortedMap<String, Section> one = new TreeMap<>(whole.sections().headMap("when"));
    SortedMap<String, Section> rest = new TreeMap<>(whole.sections().tailMap("when"));
    ledger.append(List.of(new Entry.Bare(whole.leaf(), Entry.Absence.LACKING)));

    ledger.supplement(Samples.one(0, part(whole, one)));
    ledger.supplement(Samples.one(0, part(whole, rest)));

    for (Ledger each : List.of(ledger, Ledger.openForeign(disk, DIRECTORY, ID))) {
      assertThat(each.read(0)).usingComparator(LedgerTest::compare).isEqualTo(whole);
    }
    assertThatThrownBy(() -> ledger.supplement(Samples.one(0, samples.held())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDestroyedBodyIsGoneFromTheDiskAndItsLeafStays() {
    Ledger ledger = Ledger.openOwn(disk, DIRECTORY, ID);
    List<Entry.Held> batch = samples.batch(3);
    ledger.append(batch);
    Hash root = ledger.root();
    String salt = text(batch.get(1).sections().get("what").bytes());

    ledger.destroy(1);

    for (Ledger one : List.of(ledger, Ledger.openOwn(disk, DIRECTORY, ID))) {
      assertThat(one.read(1))
          .isEqualTo(new Entry.Bare(batch.get(1).leaf(), Entry.Absence.DESTROYED));
      assertThat(one.read(0)).usingComparator(LedgerTest::compare).isEqualTo(batch.get(0));
      assertThat(one.read(2)).usingComparator(LedgerTest::compare).isEqualTo(batch.get(2));
      assertThat(one.root()).isEqualTo(root);
    }
    assertThat(text(disk.content(DIRECTORY + "/bodies-000000"))).doesNotContain(salt);
  }

  @Test
  void aFullDiskRefusesKeepsReadingAndRecoversWhenThereIsRoom() {
    Ledger ledger = Ledger.openOwn(disk, DIRECTORY, ID);
    ledger.append(samples.batch(20));
    Hash root = ledger.root();
    disk.capacity(200_000);
    List<Entry.Held> large = samples.batch(2000);

    assertThatThrownBy(() -> ledger.append(large))
        .isInstanceOfSatisfying(
            DiskFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(DiskFailure.Kind.FULL));
    assertThat(ledger.size()).isEqualTo(20);
    assertThat(ledger.root()).isEqualTo(root);
    assertThat(ledger.read(19)).isInstanceOf(Entry.Held.class);

    disk.capacity(Long.MAX_VALUE);
    ledger.append(large);
    Ledger again = Ledger.openOwn(disk, DIRECTORY, ID);
    assertThat(again.size()).isEqualTo(2020);
    assertThat(again.root()).isEqualTo(ledger.root());
  }

  private static Entry.Held part(Entry.Held whole, SortedMap<String, Section> sections) {
    return new Entry.Held(whole.leaf(), whole.header(), whole.bytes(), sections);
  }

  @Test
  void manyBodiesThatComeLaterCostAsManySyncsAsOne() {
    Ledger ledger = Ledger.openForeign(disk, DIRECTORY, ID);
    List<Entry.Held> bodies = samples.batch(60);
    ledger.append(
        bodies.stream().map(body -> new Entry.Bare(body.leaf(), Entry.Absence.LACKING)).toList());
    SortedMap<Long, Entry.Held> more = new TreeMap<>();
    for (int i = 0; i < bodies.size(); i++) {
      more.put((long) i, bodies.get(i));
    }

    long before = disk.operations();
    assertThat(ledger.supplement(Samples.one(0, bodies.getFirst()))).containsExactly(0L);
    long one = disk.operations() - before;
    assertThat(ledger.supplement(more)).hasSize(59).doesNotContain(0L);
    assertThat(disk.operations() - before - one).isEqualTo(one);
    assertThat(ledger.supplement(more)).isEmpty();
    assertThat(disk.operations() - before - one).isEqualTo(one);

    List<Entry> read = new ArrayList<>();
    Ledger again = Ledger.openForeign(disk, DIRECTORY, ID);
    again.read(0, again.size(), (index, entry) -> read.add(entry));
    assertThat(read).usingElementComparator(LedgerTest::compare).isEqualTo(bodies);
  }

  @Test
  void sectionsThatMakeARecordTooLargeAreLeftOut() {
    String large = "x".repeat((1 << 20) - 200);
    SortedMap<String, Section> sections = new TreeMap<>();
    SortedMap<String, Hash> digests = new TreeMap<>();
    for (String name : List.of("a", "b", "c", "d", "e")) {
      Section section =
          Section.of("sy", name, new byte[16], JsonObject.builder().put("x", large).build());
      sections.put(name, section);
      digests.put(name, section.digest());
    }
    Entry.Held some = Entry.Held.of(samples.header(digests), sections.headMap("c").values());
    Entry.Held rest = Entry.Held.of(some.header(), sections.tailMap("c").values());
    Ledger ledger = Ledger.openForeign(disk, DIRECTORY, ID);
    ledger.append(List.of(some));

    assertThat(ledger.supplement(Samples.one(0, rest))).isEmpty();
    assertThat(ledger.read(0)).isEqualTo(some);
  }

  @Test
  void aFailureAtAnyOperationLeavesTheLedgerAsItWas() {
    for (int after = 0; after < 12; after++) {
      MemoryDisk failing = new MemoryDisk(after);
      Ledger ledger = Ledger.openForeign(failing, DIRECTORY, ID);
      Entry.Held first = samples.held();
      ledger.append(List.of(new Entry.Bare(first.leaf(), Entry.Absence.LACKING)));
      List<Entry> expected = new ArrayList<>(List.of(ledger.read(0)));
      failing.failAfter(after);
      for (int i = 0; i < 4; i++) {
        List<Entry.Held> batch = samples.batch(i == 1 ? 400 : 3);
        try {
          ledger.append(batch);
          expected.addAll(batch);
          if (i == 1) {
            ledger.supplement(Samples.one(0, first));
            expected.set(0, first);
          }
        } catch (DiskFailure failure) {
          assertThat(failure.kind()).isEqualTo(DiskFailure.Kind.FAILED);
        }
        assertThat(ledger.size()).isEqualTo(expected.size());
      }
      failing.restart();

      List<Entry> read = new ArrayList<>();
      Ledger again = Ledger.openForeign(failing, DIRECTORY, ID);
      again.read(0, again.size(), (index, entry) -> read.add(entry));
      assertThat(read)
          .as("failure after %d", after)
          .usingElementComparator(LedgerTest::compare)
          .isEqualTo(expected);
    }
  }

  @Test
  void aCopyOfTheDiskHasNothingOfABatchThatFailed() {
    for (int after = 0; after < 8; after++) {
      MemoryDisk failing = new MemoryDisk(after);
      Ledger ledger = Ledger.openOwn(failing, DIRECTORY, ID);
      ledger.append(samples.batch(5));
      failing.failAfter(after);
      try {
        ledger.append(samples.batch(3));
      } catch (DiskFailure failure) {
        assertThat(failure.kind()).isEqualTo(DiskFailure.Kind.FAILED);
      }

      assertThat(Ledger.openOwn(failing.copy(1), DIRECTORY, ID).size())
          .as("failure after %d", after)
          .isEqualTo(ledger.size());
    }
  }

  @Test
  void aBatchThatFailedIsGoneOnceTheDiskIsSeenToWork() {
    for (int after = 0; after < 8; after++) {
      MemoryDisk failing = new MemoryDisk(after);
      Ledger ledger = Ledger.openOwn(failing, DIRECTORY, ID);
      ledger.append(samples.batch(5));
      // It fails at what is tried at once, too.
      failing.failAfter(after, 3);
      try {
        ledger.append(samples.batch(3));
      } catch (DiskFailure failure) {
        assertThat(failure.kind()).isEqualTo(DiskFailure.Kind.FAILED);
      }
      failing.failAfter(Long.MAX_VALUE);
      ledger.clean();

      assertThat(Ledger.openOwn(failing.copy(1), DIRECTORY, ID).size())
          .as("failure after %d", after)
          .isEqualTo(ledger.size());
    }
  }

  @Test
  void whatTheDiskFailsAtInATruncationIsNotDoneLaterToWhatHasComeSince() {
    for (int after = 0; after < 8; after++) {
      MemoryDisk failing = new MemoryDisk(after);
      Ledger ledger = Ledger.openForeign(failing, DIRECTORY, ID);
      ledger.append(samples.batch(4));
      failing.failAfter(after);
      try {
        ledger.truncate(2);
      } catch (DiskFailure failure) {
        assertThat(failure.kind()).isEqualTo(DiskFailure.Kind.FAILED);
      }
      failing.failAfter(Long.MAX_VALUE);
      if (after % 2 == 0) {
        ledger.append(samples.batch(3));
      }
      SignedCheckpoint checkpoint = sign(ledger.size(), ledger.root());
      ledger.certify(checkpoint);
      failing.restart();

      assertThat(Ledger.openForeign(failing, DIRECTORY, ID).checkpoint())
          .as("failure after %d", after)
          .contains(checkpoint);
    }
  }

  @Test
  void aCheckpointThatTheDiskFailedAtDoesNotOutliveWhatItCovered() {
    for (int seed = 0; seed < 32; seed++) {
      MemoryDisk failing = new MemoryDisk(seed);
      Ledger ledger = Ledger.openForeign(failing, DIRECTORY, ID);
      ledger.append(samples.batch(4));
      SignedCheckpoint checkpoint = sign(4, ledger.root());
      // The write is done, the sync is not.
      failing.failAfter(1);
      assertThatThrownBy(() -> ledger.certify(checkpoint)).isInstanceOf(DiskFailure.class);
      ledger.truncate(2);
      failing.restart();

      assertThat(Ledger.openForeign(failing, DIRECTORY, ID).size())
          .as("seed %d", seed)
          .isEqualTo(2);
    }
  }

  @Test
  void aLeafThatWasDurableAndIsGoneIsNotTakenForATornTail() {
    Ledger ledger = Ledger.openOwn(disk, DIRECTORY, ID);
    ledger.append(samples.batch(5));
    ledger.append(samples.batch(5));
    disk.damage(DIRECTORY + "/leaves", LeafFile.offset(3) + 7, 1);

    assertThatThrownBy(() -> Ledger.openOwn(disk, DIRECTORY, ID))
        .isInstanceOfSatisfying(
            DiskFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(DiskFailure.Kind.DAMAGED))
        .hasMessageContaining("byte " + (LeafFile.offset(3) + 7));
  }

  @Test
  void leavesThatACheckpointCoversAreMissedWhenTheyAreGone() {
    Ledger ledger = Ledger.openOwn(disk, DIRECTORY, ID);
    ledger.append(samples.batch(5));
    ledger.certify(sign(5, ledger.root()));
    byte[] leaves = disk.content(DIRECTORY + "/leaves");
    for (int at = (int) LeafFile.offset(4); at < leaves.length; at++) {
      disk.damage(DIRECTORY + "/leaves", at, leaves[at]);
    }

    assertThatThrownBy(() -> Ledger.openOwn(disk, DIRECTORY, ID))
        .isInstanceOf(DiskFailure.class)
        .hasMessageContaining("a checkpoint of 5 entries is kept, and only 4 of them");
  }

  @Test
  void aDirectoryOfAnotherLedgerIsRefused() {
    Ledger.openOwn(disk, DIRECTORY, ID).append(samples.batch(1));

    assertThat(Ledger.find(disk, DIRECTORY)).contains(ID);
    assertThat(Ledger.find(disk, "ledgers/iq-1")).isEmpty();
    assertThatThrownBy(() -> Ledger.openOwn(disk, DIRECTORY, new LedgerId("sy", 2)))
        .isInstanceOf(DiskFailure.class)
        .hasMessageContaining("does not say");
  }

  @Test
  void aCheckpointThatDoesNotFitIsRefused() {
    Ledger ledger = Ledger.openForeign(disk, DIRECTORY, ID);
    ledger.append(samples.batch(3));
    Hash root = ledger.root();
    Hash other = Hash.ofHex("00".repeat(32));

    for (SignedCheckpoint bad :
        List.of(
            sign(4, root),
            sign(3, other),
            SignedCheckpoint.sign(Checkpoint.of("iq/1", 3, root), FakeSigner.of("sy")))) {
      assertThatThrownBy(() -> ledger.certify(bad)).isInstanceOf(IllegalArgumentException.class);
    }
    ledger.certify(sign(3, root));
    assertThatThrownBy(() -> ledger.certify(sign(2, ledger.root(2))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void thousandsOfCheckpointsTakeLittleRoom() {
    Ledger ledger = Ledger.openOwn(disk, DIRECTORY, ID);
    for (int i = 0; i < 5000; i++) {
      ledger.certify(sign(0, Merkle.EMPTY));
    }
    ledger.append(samples.batch(1));
    SignedCheckpoint last = sign(1, ledger.root());
    ledger.certify(last);

    assertThat(disk.size(DIRECTORY + "/checkpoints")).isLessThan(1 << 20);
    assertThat(Ledger.openOwn(disk, DIRECTORY, ID).checkpoint()).contains(last);
  }

  static SignedCheckpoint sign(long size, Hash root) {
    return SignedCheckpoint.sign(Checkpoint.of("sy/1", size, root), FakeSigner.of("sy"));
  }

  /** Zero when two entries are the same, header bytes and section bytes included. */
  static int compare(Entry one, Entry other) {
    boolean same =
        one instanceof Entry.Held a && other instanceof Entry.Held b
            ? a.leaf().equals(b.leaf())
                && a.header().equals(b.header())
                && text(a.bytes()).equals(text(b.bytes()))
                && a.sections().equals(b.sections())
            : one.equals(other);
    return same ? 0 : 1;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
