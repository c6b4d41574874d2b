package tansiq.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  @Test
  void readsTimesAsTheGeneralParserDoes() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      Instant time = Instant.ofEpochSecond(random.nextLong(-62_000_000_000L, 250_000_000_000L));
      assertThat(Times.parse(time.toString())).isEqualTo(time);
      Instant finer = time.plusMillis(random.nextInt(1_000));
      assertThat(Times.parse(finer.toString())).isEqualTo(finer);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2020-02-29T23:59:59Z",
        "2017-05-21T24:00:00Z",
        "2016-12-31T23:59:60Z",
        "0000-01-01T00:00:00Z",
      })
  void soItDoesAtTheEdges(String text) {
    assertThat(Times.parse(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2019-02-29T00:00:00Z",
        "2017-13-01T00:00:00Z",
        "2017-00-10T00:00:00Z",
        "2017-05-21T25:00:00Z",
        "2017-05-21T12:60:00Z",
        "2017-05-21t12:00:00Z",
        "2017-05-21 12:00:00Z",
        "20١7-05-21T12:00:00Z",
        "2017-05-21T12:00:0Z",
        "",
      })
  void whatIsNoTimeForItIsNoneHere(String text) {
    assertThat(refused(text)).isEqualTo(refusedByTheGeneralParser(text));
  }

  @Test
  void whatIsNoTimeThrows() {
    assertThatThrownBy(() -> Times.parse("2019-02-29T00:00:00Z"))
        .isInstanceOf(DateTimeParseException.class);
  }

  private static boolean refused(String text) {
    try {
      Times.parse(text);
      return false;
    } catch (DateTimeParseException _) {
      return true;
    }
  }

  private static boolean refusedByTheGeneralParser(String text) {
    try {
      Instant.parse(text);
      return false;
    } catch (DateTimeParseException _) {
      return true;
    }
  }
}
