package tansiq.node.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static tansiq.node.audit.EventLog.field;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class EventLogTest {
  private static final Instant T = Instant.parse("2017-05-21T14:00:00.123456Z");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void aLineIsOneJsonObjectWithTimeLevelEventAndFields() {
    EventLog log = EventLog.to(out, EventLog.Level.INFO, Clock.fixed(T, ZoneOffset.UTC));
    log.warn("peer.down", field("peer", "ru"), field("ms", 12), field("why", "a\nb\""));

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"event\":\"peer.down\",\"level\":\"warn\",\"ms\":12,\"peer\":\"ru\","
                + "\"time\":\"2017-05-21T14:00:00.123Z\",\"why\":\"a\\nb\\\"\"}\n");
  }

  @Test
  void whatIsBelowTheLeastLevelIsLeftOut() {
    EventLog log = EventLog.to(out, EventLog.Level.WARN, Clock.fixed(T, ZoneOffset.UTC));
    log.info("started");

    assertThat(out.size()).isZero();
  }

  @Test
  void aFloodOfOneEventIsCountedInsteadOfWritten() {
    Instant[] now = {T};
    EventLog log =
        EventLog.to(
            out,
            EventLog.Level.INFO,
            new Clock() {
              @Override
              public Instant instant() {
                return now[0];
              }

              @Override
              public ZoneOffset getZone() {
                return ZoneOffset.UTC;
              }

              @Override
              public Clock withZone(java.time.ZoneId zone) {
                return this;
              }
            });
    for (int i = 0; i < EventLog.MOST_A_SECOND + 7; i++) {
      log.info("flood");
    }
    log.info("other");
    now[0] = T.plus(Duration.ofSeconds(1));
    log.info("flood");

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .hasSize(EventLog.MOST_A_SECOND + 2)
        .last()
        .asString()
        .contains("\"suppressed\":7");
  }

  @Test
  void aLogThatCannotBeWrittenStopsNobody() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("no space left on device");
          }
        };

    EventLog log = EventLog.to(full, EventLog.Level.INFO, Clock.systemUTC());

    assertThatCode(() -> log.info("started")).doesNotThrowAnyException();
  }
}
