package tansiq.node.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tansiq.core.record.LedgerId;

final class AuditTest {
  private static final LedgerId SY = new LedgerId("sy", 1);
  private static final LedgerId IQ = new LedgerId("iq", 1);
  private static final Instant T = Instant.parse("2017-05-21T14:00:00Z");

  @TempDir private Path directory;

  @Test
  void aCutAsOfATimeHoldsTheSizesThatWereKnownThen() {
    try (Audit audit = Audit.open(directory.resolve("audit.sqlite"))) {
      audit.noteCut(T, Map.of(SY, 3L, IQ, 1L));
      audit.noteCut(T.plusSeconds(60), Map.of(SY, 5L));

      assertThat(audit.cutAsOf(T.minusMillis(1))).isEmpty();
      assertThat(audit.cutAsOf(T)).isEqualTo(Map.of(SY, 3L, IQ, 1L));
      assertThat(audit.cutAsOf(T.plusSeconds(59))).isEqualTo(Map.of(SY, 3L, IQ, 1L));
      assertThat(audit.cutAsOf(T.plusSeconds(60))).isEqualTo(Map.of(SY, 5L, IQ, 1L));
    }
  }

  @Test
  void notesSurviveAReopening() {
    Path file = directory.resolve("audit.sqlite");
    Audit.Act act = new Audit.Act(T, "token", "report", "kept sy/1:0");
    try (Audit audit = Audit.open(file)) {
      audit.noteCut(T, Map.of(SY, 3L));
      audit.note(act);
      audit.note(new Audit.Act(T, "token", "report", "refused"));
    }
    try (Audit audit = Audit.open(file)) {
      assertThat(audit.listActs(1)).extracting(Audit.Act::outcome).containsExactly("refused");
      assertThat(audit.listActs(9)).hasSize(2).endsWith(act);
      assertThat(audit.lastCutAt()).contains(T);
    }
  }
}
