package tansiq.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tansiq.core.place.Metres;

class PrecisionTest {
  @Test
  void aVaguerCodeIsNeverSurer() {
    assertRising(Precision::ucdpDate, 5);
    assertRising(Precision::ucdpWhere, 7);
    assertRising(Precision::acledTime, 3);
    assertRising(Precision::acledGeo, 3);
  }

  @Test
  void aKnownDayIsItsNoonGiveOrTakeHalfADay() {
    assertThat(Precision.ucdpDate(1)).contains(Duration.ofHours(12));
    assertThat(Precision.acledTime(1)).contains(Duration.ofHours(12));
    assertThat(Precision.ucdpWhere(2)).contains(new Metres(25_000));
  }

  private static <T extends Comparable<T>> void assertRising(
      IntFunction<Optional<T>> scale, int codes) {
    List<T> all =
        IntStream.rangeClosed(1, codes).mapToObj(code -> scale.apply(code).orElseThrow()).toList();
    assertThat(all).isSorted();
    assertThat(scale.apply(0)).isEmpty();
    assertThat(scale.apply(codes + 1)).isEmpty();
  }
}
