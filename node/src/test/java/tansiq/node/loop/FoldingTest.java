package tansiq.node.loop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tansiq.core.alliance.AllianceRecord;
import tansiq.core.alliance.Pin;
import tansiq.core.alliance.Roster;
import tansiq.core.incident.Weights;
import tansiq.core.json.Verdict;
import tansiq.core.ledger.Ledger;
import tansiq.core.picture.Fold;
import tansiq.core.picture.Picture;
import tansiq.core.picture.Scope;
import tansiq.core.place.Gazetteer;
import tansiq.core.proof.Checkpoint;
import tansiq.core.proof.FakeSigner;
import tansiq.core.proof.Sha256;
import tansiq.core.proof.SignedCheckpoint;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Status;
import tansiq.core.report.Context;
import tansiq.core.report.Defaults;
import tansiq.core.report.Prepared;
import tansiq.core.report.ReportReader;
import tansiq.node.audit.Audit;
import tansiq.node.audit.EventLog;
import tansiq.node.audit.Metrics;
import tansiq.node.disk.FileDisk;
import tansiq.node.intake.Intake;

class FoldingTest {
  private static final LedgerId SY = new LedgerId("sy", 1);
  private static final Scope BORDER = new Scope.Group("border");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2017-05-21T15:00:00Z"), ZoneOffset.UTC);
  private static final int ROSTER = 2;
  private static final long PATIENCE_MILLIS = 20_000;

  @TempDir private Path directory;

  /**
   * The report is not shown to the group while the roster is lacking, and no record but the roster
   * changes: that it is shown then is seen only by judging the report again.
   */
  @Test
  void aRosterThatComesLateIsCountedForWhatWasFoldedBefore() throws InterruptedException {
    List<Entry.Held> written = List.of(said(pin("sy")), said(pin("iq")), said(border()), report());
    List<Entry> lacking = new ArrayList<>(written);
    lacking.set(ROSTER, new Entry.Bare(written.get(ROSTER).leaf(), Entry.Absence.LACKING));
    try (FileDisk disk = FileDisk.open(directory.resolve("data"));
        Audit audit = Audit.open(directory.resolve("audit.sqlite"))) {
      Ledger ledger = Ledger.openForeign(disk, "ledgers/sy/1", SY);
      ledger.append(lacking);
      ledger.certify(
          SignedCheckpoint.sign(
              Checkpoint.of("sy/1", ledger.size(), ledger.root()), FakeSigner.of("sy")));
      Folding folding =
          new Folding(
              "iq", id -> Optional.of(ledger), audit, CLOCK, new Metrics(), EventLog.none());
      try {
        folding.awaitOpened();
        folding.visible(SY, written.size());
        Published before = folding.pictures().await(1, PATIENCE_MILLIS);
        assertThat(before.picture().layer(new Scope.All(), Status.EXERCISE).reports()).isOne();
        assertThat(before.picture().layer(BORDER, Status.EXERCISE).reports()).isZero();

        ledger.supplement(new TreeMap<>(Map.of((long) ROSTER, written.get(ROSTER))));
        folding.supplemented(SY, ROSTER);
        Picture after = folding.pictures().await(before.number(), PATIENCE_MILLIS).picture();
        assertThat(after.layer(BORDER, Status.EXERCISE).reports()).isOne();
        assertThat(after.layer(BORDER, Status.EXERCISE).digest())
            .isEqualTo(atOnce(written).layer(BORDER, Status.EXERCISE).digest());
        assertThat(folding.isBroken()).isFalse();
      } finally {
        folding.close();
      }
    }
  }

  private static Picture atOnce(List<Entry.Held> written) {
    Fold fold = new Fold(Weights.DEFAULT);
    for (int i = 0; i < written.size(); i++) {
      fold.add(SY, i, written.get(i));
    }
    return fold.picture();
  }

  private static Entry.Held said(AllianceRecord said) {
    return said.record(SY, Status.EXERCISE, CLOCK.instant(), new byte[16]);
  }

  private static Pin pin(String member) {
    return new Pin(
        member,
        new TreeMap<>(),
        FakeSigner.of(member).key(),
        Sha256.hash(new byte[1]),
        Sha256.hash(new byte[1]));
  }

  private static Roster border() {
    return new Roster("border", new TreeMap<>(), new TreeSet<>(Set.of("iq", "sy")));
  }

  private static Entry.Held report() {
    String json =
        """
        {"ext": "1", "what": {"category": "hazard.flood"}, "when": {"from": "2017-05-21"},
         "where": {"lat": 32.6, "lon": 36.1}, "label": {"level": "open", "audience": ["all"]}}
        """;
    ReportReader reader =
        new ReportReader(new Context(Gazetteer.EMPTY, Set.of(), Optional.empty(), List.of()));
    Intake intake = new Intake(() -> SY, byte[]::new, CLOCK);
    try {
      Verdict<Prepared> verdict =
          intake.one(json.getBytes(UTF_8), reader, Defaults.of(Status.EXERCISE));
      assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
      return ((Verdict.Accepted<Prepared>) verdict).value().entry();
    } finally {
      intake.close();
    }
  }
}
