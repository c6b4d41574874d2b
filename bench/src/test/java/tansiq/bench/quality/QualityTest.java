package tansiq.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tansiq.core.incident.Weights;

/**
 * How well reports become incidents, on seeds that the weights were not calibrated on. The figures
 * follow from the seeds alone: a change of them is a change of the rules.
 */
class QualityTest {
  @Test
  void generatedReportsBecomeTheirIncidents() throws IOException {
    try (BufferedReader csv =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    QualityTest.class.getResourceAsStream("/quality/generated-1500-31.csv")),
                StandardCharsets.UTF_8))) {
      Quality quality = Correlation.of(GeneratedCsv.read(csv), Weights.DEFAULT);

      assertThat(quality.f1()).as(quality.toString()).isGreaterThan(0.95);
      assertThat(quality.cubedF1()).as(quality.toString()).isGreaterThan(0.95);
    }
  }

  @Test
  void noisyReportsInFourLanguagesBecomeTheirIncidents() {
    Quality quality = Correlation.of(new FourLanguages(1).reports(2000), Weights.DEFAULT);

    assertThat(quality.f1()).as(quality.toString()).isGreaterThan(0.80);
    assertThat(quality.cubedF1()).as(quality.toString()).isGreaterThan(0.88);
  }

  @Test
  void pairsAndCubesAreCountedAsDefined() {
    Quality quality = Quality.of(List.of("a", "a", "b", "b"), List.of(1, 1, 1, 2));

    assertThat(quality.precision()).isEqualTo(0.5);
    assertThat(quality.recall()).isEqualTo(1 / 3.0);
    assertThat(quality.cubedPrecision()).isEqualTo(0.75);
    assertThat(quality.cubedRecall()).isEqualTo((2 / 3.0 * 2 + 1 / 3.0 + 1) / 4);
  }
}
