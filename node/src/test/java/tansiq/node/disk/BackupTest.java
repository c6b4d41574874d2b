package tansiq.node.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tansiq.core.json.JsonObject;
import tansiq.core.ledger.Fsck;
import tansiq.core.ledger.Ledger;
import tansiq.core.member.Inspection;
import tansiq.core.proof.Checkpoint;
import tansiq.core.proof.FakeSigner;
import tansiq.core.proof.Hash;
import tansiq.core.proof.SignedCheckpoint;
import tansiq.core.record.Audience;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.Label;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Level;
import tansiq.core.record.Section;
import tansiq.core.record.Status;

class BackupTest {
  private static final LedgerId SY = new LedgerId("sy", 1);
  private static final FakeSigner SIGNER = FakeSigner.of("sy");

  @TempDir Path temp;
  private Path data;
  private Path backup;
  private Path back;

  @BeforeEach
  void aDataDirectory() throws IOException, SQLException {
    data = temp.resolve("data");
    backup = temp.resolve("backups/monday");
    back = temp.resolve("back");
    try (FileDisk disk = FileDisk.open(data)) {
      Ledger ledger = Ledger.openOwn(disk, "ledgers/sy/1", SY);
      ledger.append(batch(0, 100));
      ledger.certify(sign(ledger));
      ledger.append(batch(100, 103));
    }
    Files.createDirectories(data.resolve("keys"));
    Files.createDirectories(data.resolve("recovery"));
    Files.writeString(data.resolve("recovery/recovery.key"), "elsewhere");
    Files.writeString(data.resolve("keys/ledger.key"), "secret");
    Files.setPosixFilePermissions(
        data.resolve("keys/ledger.key"), PosixFilePermissions.fromString("rw-------"));
    Files.writeString(data.resolve("address"), "http://127.0.0.1:1");
    Files.writeString(data.resolve("token"), "t");
    sql(data.resolve("audit.sqlite"), "PRAGMA journal_mode=WAL");
    sql(data.resolve("audit.sqlite"), "CREATE TABLE act (n INTEGER)");
    sql(data.resolve("audit.sqlite"), "INSERT INTO act VALUES (42)");
  }

  @Test
  void aBackupThatIsRestoredHasAllAndSaysWhereItCameFrom() throws Exception {
    assertThat(Backup.take(data, "sy", backup))
        .isEqualTo(new Backup.Outcome.Done(new TreeMap<>(Map.of(SY, 103L))));
    assertThat(Backup.restore(backup, "sy", back))
        .isEqualTo(new Backup.Outcome.Done(new TreeMap<>(Map.of(SY, 103L))));

    assertThat(back.resolve(Backup.RESTORED)).exists();
    assertThat(backup.resolve(Backup.RESTORED)).doesNotExist();
    assertThat(back.resolve("token")).hasContent("t");
    assertThat(back.resolve("keys/ledger.key")).hasContent("secret");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(back.resolve("keys/ledger.key"))))
        .isEqualTo("rw-------");
    for (String left : List.of("recovery", "address", "lock")) {
      assertThat(backup.resolve(left)).doesNotExist();
      assertThat(back.resolve(left)).doesNotExist();
    }
    assertThat(number(back.resolve("audit.sqlite"))).isEqualTo(42);
    try (FileDisk disk = FileDisk.open(back)) {
      assertThat(Inspection.inspect(disk, SIGNER.key()).getFirst().result())
          .isInstanceOfSatisfying(
              Fsck.Result.Clean.class, clean -> assertThat(clean.size()).isEqualTo(103));
    }
  }

  @Test
  void aBackupOfARunningNodeIsSoundAndHasWhatWasAcknowledgedBeforeIt() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    try (FileDisk disk = FileDisk.open(data)) {
      Ledger ledger = Ledger.openOwn(disk, "ledgers/sy/1", SY);
      Thread writer =
          new Thread(() -> {
            for (int i = 0; !stop.get(); i++) {
              ledger.append(batch(1000 + i * 20, 1020 + i * 20));
              if (i % 5 == 0) {
                ledger.certify(sign(ledger));
              }
            }
          });
      writer.start();
      try {
        for (int i = 0; i < 5; i++) {
          long before = ledger.size();
          Path to = temp.resolve("live-" + i);

          Backup.Outcome outcome = Backup.take(data, "sy", to);

          assertThat(outcome).isInstanceOf(Backup.Outcome.Done.class);
          assertThat(((Backup.Outcome.Done) outcome).entries().get(SY))
              .isGreaterThanOrEqualTo(before);
          try (FileDisk copy = FileDisk.open(to)) {
            assertThat(Inspection.inspect(copy, SIGNER.key()).getFirst().result())
                .isInstanceOf(Fsck.Result.Clean.class);
          }
        }
      } finally {
        stop.set(true);
        writer.join();
      }
    }
  }

  @Test
  void aBackupOfARunningNodeHasNothingThatItNeverCovers() {
    try (FileDisk disk = FileDisk.open(data)) {
      assertThat(disk.exists("ledgers/sy/1/leaves")).isTrue();
      assertThat(Backup.take(data, "sy", backup))
          .isEqualTo(new Backup.Outcome.Done(new TreeMap<>(Map.of(SY, 100L))));
    }
  }

  @Test
  void ofALostLedgerABackupHasWhatItsAuthorWroteAndNotWhatPeersGave() throws IOException {
    Files.writeString(data.resolve("restoring"), "sy/1 101");
    assertThat(Backup.take(data, "sy", backup))
        .isEqualTo(new Backup.Outcome.Done(new TreeMap<>(Map.of(SY, 101L))));

    Files.writeString(data.resolve("epoch"), "sy/2 sy/1 102");
    try (FileDisk disk = FileDisk.open(data)) {
      assertThat(disk.exists("epoch")).isTrue();
      assertThat(Backup.take(data, "sy", back))
          .isEqualTo(new Backup.Outcome.Done(new TreeMap<>(Map.of(SY, 102L))));
    }
  }

  @Test
  void nothingIsOverwrittenAndNoHalfIsLeft() throws IOException {
    Files.createDirectories(backup);
    Files.writeString(backup.resolve("mine"), "");

    assertThat(Backup.take(data, "sy", backup))
        .isEqualTo(
            new Backup.Outcome.Refused(backup + " is there already and is not an empty directory"));
    assertThat(Backup.take(temp.resolve("none"), "sy", back))
        .isEqualTo(new Backup.Outcome.Refused(temp.resolve("none") + " is no directory"));
    assertThat(Backup.restore(data.resolve("keys"), "sy", back))
        .isEqualTo(
            new Backup.Outcome.Refused(data.resolve("keys") + " is no backup: it has no ledgers"));
    assertThat(back).doesNotExist();
  }

  @Test
  void aDamagedLedgerIsNotBackedUpSilently() throws IOException {
    Path bodies = data.resolve("ledgers/sy/1/bodies-000000");
    byte[] content = Files.readAllBytes(bodies);
    content[2000] ^= 1;
    Files.write(bodies, content);

    assertThat(Backup.take(data, "sy", back))
        .isInstanceOfSatisfying(
            Backup.Outcome.Refused.class,
            refused -> assertThat(refused.reason()).contains("is not what was written"));
    assertThat(back).doesNotExist();
    assertThat(temp.resolve("back.partial")).doesNotExist();
  }

  private static SignedCheckpoint sign(Ledger ledger) {
    return SignedCheckpoint.sign(Checkpoint.of("sy/1", ledger.size(), ledger.root()), SIGNER);
  }

  private static List<Entry.Held> batch(int from, int to) {
    List<Entry.Held> batch = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Section what =
          Section.of("sy", "what", new byte[16], JsonObject.builder().put("n", i).build());
      Header header =
          new Header(
              SY,
              "report",
              Status.EXERCISE,
              Instant.EPOCH,
              Label.of(Level.OPEN, Audience.ALL),
              List.of(),
              new TreeMap<String, Hash>(Map.of("what", what.digest())));
      batch.add(Entry.Held.of(header, List.of(what)));
    }
    return batch;
  }

  private static void sql(Path database, String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private static int number(Path database) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement sql = connection.createStatement();
        ResultSet result = sql.executeQuery("SELECT n FROM act")) {
      return result.getInt(1);
    }
  }
}
