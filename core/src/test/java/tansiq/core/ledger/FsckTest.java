package tansiq.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tansiq.core.ledger.Samples.ID;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tansiq.core.proof.FakeSigner;
import tansiq.core.proof.VerifierKey;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.simulator.MemoryDisk;

class FsckTest {
  private static final String DIRECTORY = "ledgers/sy-1";
  private static final VerifierKey KEY = FakeSigner.of("sy").key();

  private final MemoryDisk disk = new MemoryDisk(1);

  @BeforeEach
  void aLedgerOfAllThatThereCanBe() {
    Samples samples = new Samples(1);
    Ledger ledger = Ledger.openForeign(disk, DIRECTORY, ID);
    ledger.append(samples.batch(20));
    ledger.certify(LedgerTest.sign(20, ledger.root()));
    Entry.Held later = samples.held();
    ledger.append(List.of(new Entry.Bare(later.leaf(), Entry.Absence.LACKING)));
    ledger.append(samples.batch(20));
    ledger.supplement(Samples.one(20, later));
    ledger.destroy(3);
    ledger.certify(LedgerTest.sign(41, ledger.root()));
  }

  @Test
  void aSoundLedgerIsClean() {
    assertThat(check(disk))
        .isInstanceOfSatisfying(
            Fsck.Result.Clean.class,
            clean -> {
              assertThat(clean.size()).isEqualTo(41);
              assertThat(clean.bodies()).isEqualTo(40);
              assertThat(clean.checkpoint().orElseThrow().checkpoint().size()).isEqualTo(41);
              assertThat(clean.tail()).isFalse();
            });
  }

  /** Every byte that says something, in every file, one after the other. */
  @ParameterizedTest
  @ValueSource(strings = {"leaves", "bodies-000000", "supplements", "checkpoints"})
  void aSingleWrongByteIsNamedExactly(String file) {
    String path = DIRECTORY + "/" + file;
    int end = used(disk.content(path));
    for (int at = 0; at < end; at += file.startsWith("bodies") ? 7 : 1) {
      if (file.startsWith("bodies") && isDestroyed(at)) {
        continue;
      }
      int xor = 1 + at % 255;
      disk.damage(path, at, xor);
      if (check(disk) instanceof Fsck.Result.Wrong wrong) {
        assertThat(wrong.file()).isEqualTo(path);
        assertThat(wrong.offset()).isEqualTo(at);
      } else {
        throw new AssertionError(file + " byte " + at + " ^ " + xor + " is not noticed");
      }
      disk.damage(path, at, xor);
    }
    assertThat(check(disk)).isInstanceOf(Fsck.Result.Clean.class);
  }

  @Test
  void theWrongPartIsNamedWhenManyBytesAreWrong() {
    String path = DIRECTORY + "/bodies-000000";
    for (int at = 3000; at < 3100; at++) {
      disk.damage(path, at, 0x55);
    }

    assertThat(check(disk))
        .isInstanceOfSatisfying(
            Fsck.Result.Wrong.class,
            wrong -> {
              assertThat(wrong.file()).isEqualTo(path);
              assertThat(wrong.offset()).isBetween(128L, 3000L);
              assertThat(wrong.what()).contains("that its header does not commit to");
            });
  }

  @Test
  void aFileThatIsCutOrGoneIsNamed() {
    disk.put(DIRECTORY + "/bodies-000000", head(disk.content(DIRECTORY + "/bodies-000000"), 5000));
    assertThat(check(disk))
        .isInstanceOfSatisfying(
            Fsck.Result.Wrong.class,
            wrong -> assertThat(wrong.what()).startsWith("ends within the body of entry"));

    disk.delete(DIRECTORY + "/supplements");
    assertThat(check(disk))
        .isEqualTo(new Fsck.Result.Wrong(DIRECTORY + "/supplements", 0, "there is no such file"));
  }

  @Test
  void leavesThatAreGoneAreNotTakenForALedgerThatNeverBegan() {
    disk.delete(DIRECTORY + "/leaves");

    String what = "is gone, and the ledger's other files are not";
    assertThat(check(disk)).isEqualTo(new Fsck.Result.Wrong(DIRECTORY + "/leaves", 0, what));
    assertThatThrownBy(() -> Ledger.openOwn(disk, DIRECTORY, ID))
        .isInstanceOf(DiskFailure.class)
        .hasMessageContaining(what);
  }

  @Test
  void aLedgerThatACrashKeptFromBeginningIsClean() {
    for (int after = 0; after < 5; after++) {
      MemoryDisk fresh = new MemoryDisk(after);
      fresh.crashAfter(after);
      try {
        Ledger.openOwn(fresh, DIRECTORY, ID);
      } catch (MemoryDisk.Crash power) {
        // What matters is what the next one finds.
      }
      fresh.restart();

      assertThat(check(fresh)).as("%d", after).isInstanceOf(Fsck.Result.Clean.class);
      assertThat(LedgerCopy.copy(fresh, new MemoryDisk(9), DIRECTORY, ID, Long.MAX_VALUE)).isZero();
      assertThat(Ledger.openOwn(fresh, DIRECTORY, ID).size()).isZero();
    }
  }

  @Test
  void anotherKeyOrAnotherLedgerIsNamed() {
    assertThat(Fsck.check(disk, DIRECTORY, ID, FakeSigner.of("iq").key()))
        .isEqualTo(
            new Fsck.Result.Wrong(
                DIRECTORY + "/checkpoints",
                128,
                "the checkpoint's signature is not by the key of iq"));
    assertThat(Fsck.check(disk, DIRECTORY, new LedgerId("sy", 2), KEY))
        .isEqualTo(
            new Fsck.Result.Wrong(
                DIRECTORY + "/leaves", 19, "the head does not say: leaves of sy/2"));
  }

  @Test
  void aLeafThatIsNotThatOfItsRecordIsNamedThoughAllChecksumsAgree() {
    MemoryDisk forged = new MemoryDisk(2);
    Samples samples = new Samples(5);
    Entry.Held one = samples.held();
    Entry.Held other = samples.held();
    Ledger ledger = Ledger.openOwn(forged, DIRECTORY, ID);
    ledger.append(List.of(new Entry.Held(other.leaf(), one.header(), one.bytes(), one.sections())));

    assertThat(Fsck.check(forged, DIRECTORY, ID, KEY))
        .isEqualTo(
            new Fsck.Result.Wrong(
                DIRECTORY + "/bodies-000000",
                128 + 16 + 4,
                "the body of entry 0 has a header that its leaf does not commit to"));
  }

  @Test
  void afterACrashAtAnyPointNothingIsWrong() {
    for (long seed = 0; seed < 200; seed++) {
      MemoryDisk crashing = disk.copy(seed);
      SplittableRandom random = new SplittableRandom(seed);
      Samples samples = new Samples(seed);
      crashing.crashAfter(random.nextInt(24));
      try {
        Ledger ledger = Ledger.openForeign(crashing, DIRECTORY, ID);
        ledger.append(samples.batch(random.nextInt(1, 60)));
        ledger.truncate(random.nextLong(41, ledger.size()));
        ledger.append(samples.batch(random.nextInt(1, 60)));
        ledger.certify(LedgerTest.sign(ledger.size(), ledger.root()));
        ledger.destroy(random.nextInt(41));
        ledger.append(samples.batch(random.nextInt(1, 60)));
      } catch (MemoryDisk.Crash power) {
        // What matters is what the next one finds.
      }
      crashing.restart();

      assertThat(check(crashing)).as("seed %d", seed).isInstanceOf(Fsck.Result.Clean.class);
      Ledger.openForeign(crashing, DIRECTORY, ID);
      assertThat(check(crashing))
          .as("seed %d", seed)
          .isInstanceOfSatisfying(
              Fsck.Result.Clean.class, clean -> assertThat(clean.tail()).isFalse());
    }
  }

  @Test
  void oneWrongByteIsFoundByItsChecksum() {
    SplittableRandom random = new SplittableRandom(32);
    byte[] bytes = new byte[500];
    random.nextBytes(bytes);
    int stored = crc(bytes);
    for (int i = 0; i < 500; i++) {
      bytes[i] ^= (byte) (1 + i % 255);
      assertThat(WrongByte.find(500, crc(bytes), stored)).isEqualTo(i);
      bytes[i] ^= (byte) (1 + i % 255);
    }
    assertThat(WrongByte.find(500, stored, stored ^ 0x00ff0000)).isEqualTo(501);
    bytes[1] ^= 1;
    bytes[400] ^= 1;
    assertThat(WrongByte.find(500, crc(bytes), stored)).isEqualTo(-1);
  }

  private static int crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  private static Fsck.Result check(MemoryDisk disk) {
    return Fsck.check(disk, DIRECTORY, ID, KEY);
  }

  private static byte[] head(byte[] bytes, int length) {
    return java.util.Arrays.copyOf(bytes, length);
  }

  /** The byte behind the last that is not zero. */
  private static int used(byte[] bytes) {
    int end = bytes.length;
    while (bytes[end - 1] == 0) {
      end--;
    }
    return end;
  }

  /** Whether a byte lies in the zeros of the destroyed body, which say nothing. */
  private boolean isDestroyed(int at) {
    byte[] bytes = disk.content(DIRECTORY + "/bodies-000000");
    List<Integer> zeros = new ArrayList<>();
    for (int i = StrictMath.max(0, at - 40); i < at + 40; i++) {
      if (bytes[i] != 0) {
        zeros.add(i);
      }
    }
    return at > 128 && zeros.size() < 40;
  }
}
