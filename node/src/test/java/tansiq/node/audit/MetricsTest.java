package tansiq.node.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class MetricsTest {
  @Test
  void theTextIsThePrometheusFormat() {
    Metrics metrics = new Metrics();
    metrics.counter("tansiq_b_total", "Things.", "peer", "r\"u\\").add(3);
    metrics.counter("tansiq_b_total", "Things.", "peer", "r\"u\\").add();
    metrics.gauge("tansiq_a", "A level.", () -> 0.25);

    assertThat(metrics.text())
        .isEqualTo(
            """
            # HELP tansiq_a A level.
            # TYPE tansiq_a gauge
            tansiq_a 0.25
            # HELP tansiq_b_total Things.
            # TYPE tansiq_b_total counter
            tansiq_b_total{peer="r\\"u\\\\"} 4
            """);
  }

  @Test
  void aHistogramCountsUpToEachBoundInSeconds() {
    Metrics metrics = new Metrics();
    Metrics.Histogram histogram = metrics.histogram("tansiq_wait_seconds", "Waiting.");
    histogram.observe(1_500_000);
    histogram.observe(30_000_000_000L);
    histogram.observe(-5);

    assertThat(metrics.text())
        .contains("tansiq_wait_seconds_bucket{le=\"0.0005\"} 1\n")
        .contains("tansiq_wait_seconds_bucket{le=\"0.002\"} 2\n")
        .contains("tansiq_wait_seconds_bucket{le=\"10\"} 2\n")
        .contains("tansiq_wait_seconds_bucket{le=\"+Inf\"} 3\n")
        .contains("tansiq_wait_seconds_sum 30.0015\n")
        .contains("tansiq_wait_seconds_count 3\n");
  }

  @Test
  void oneNameHasOneType() {
    Metrics metrics = new Metrics();
    metrics.gauge("tansiq_a", "A level.", () -> 1);

    assertThatThrownBy(() -> metrics.counter("tansiq_a", "A level."))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
