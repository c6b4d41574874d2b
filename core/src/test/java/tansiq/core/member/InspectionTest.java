package tansiq.core.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tansiq.core.alliance.Pin;
import tansiq.core.ledger.Fsck;
import tansiq.core.ledger.Ledger;
import tansiq.core.proof.Checkpoint;
import tansiq.core.proof.FakeSigner;
import tansiq.core.proof.Hash;
import tansiq.core.proof.SignedCheckpoint;
import tansiq.core.proof.Signer;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Status;
import tansiq.core.simulator.MemoryDisk;

class InspectionTest {
  private static final LedgerId SY = new LedgerId("sy", 1);
  private static final LedgerId IQ = new LedgerId("iq", 1);
  private static final LedgerId RU = new LedgerId("ru", 2);

  private final MemoryDisk disk = new MemoryDisk(1);

  @Test
  void othersAreCheckedByTheKeysThatTheOwnLedgerPinsFirst() {
    ledger(SY, FakeSigner.of("sy"), pin("iq", "iq"), pin("ru", "ru"), pin("ru", "forger"));
    ledger(IQ, FakeSigner.of("iq"));
    ledger(RU, FakeSigner.of("ru"));

    List<Inspection.Inspected> all = Inspection.inspect(disk, FakeSigner.of("sy").key());

    assertThat(all).extracting(Inspection.Inspected::ledger).containsExactly(SY, IQ, RU);
    assertThat(all)
        .extracting(Inspection.Inspected::result)
        .allMatch(result -> result instanceof Fsck.Result.Clean);
    assertThat(Inspection.ledgers(disk)).containsExactly(IQ, RU, SY);
  }

  @Test
  void aLedgerByAnotherKeyOrOfNobodyPinnedIsWrong() {
    ledger(SY, FakeSigner.of("sy"), pin("iq", "iq"));
    ledger(IQ, FakeSigner.of("forger"));
    ledger(RU, FakeSigner.of("ru"));

    List<Inspection.Inspected> all = Inspection.inspect(disk, FakeSigner.of("sy").key());

    assertThat(all.get(1).result())
        .isEqualTo(
            new Fsck.Result.Wrong(
                "ledgers/iq/1/checkpoints",
                128,
                "the checkpoint's signature is not by the key of iq"));
    assertThat(all.get(2).result())
        .isEqualTo(
            new Fsck.Result.Wrong(
                "ledgers/ru/2", 0, "no sound ledger of this member pins a key for it"));
  }

  private void ledger(LedgerId id, Signer signer, Entry.Held... entries) {
    Ledger ledger = Ledger.openForeign(disk, Inspection.directory(id), id);
    ledger.append(List.of(entries));
    ledger.certify(
        SignedCheckpoint.sign(Checkpoint.of(id.toString(), ledger.size(), ledger.root()), signer));
  }

  private static Entry.Held pin(String member, String key) {
    Hash none = Hash.ofHex("00".repeat(32));
    Pin pin = new Pin(member, new TreeMap<>(), FakeSigner.of(key).key(), none, none);
    return pin.record(SY, Status.EXERCISE, Instant.EPOCH, new byte[16]);
  }
}
