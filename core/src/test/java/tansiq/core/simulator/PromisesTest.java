package tansiq.core.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Promises 1, 2, 4, 6 and 7 in whole alliances whose disks crash and whose networks fail, one a
 * seed. One seed alone runs by {@code -Dtansiq.seed=N}, more of them by {@code -Dtansiq.seeds=N}.
 */
class PromisesTest {
  private static final long SEEDS = 300;
  private static final int SHOWN = 10;
  private static final Map<Promise, List<String>> BROKEN = new EnumMap<>(Promise.class);

  @BeforeAll
  static void run() {
    for (Promise promise : Promise.values()) {
      BROKEN.put(promise, new ArrayList<>());
    }
    seeds()
        .forEach(seed -> {
          if (Simulation.run(seed) instanceof Result.Broken result) {
            broken(result.promise())
                .add(
                    result
                        + "\n  again: mvn -pl core test -Dtest=PromisesTest -Dtansiq.seed="
                        + seed);
          }
        });
  }

  @Test
  void kept() {
    assertHeld(Promise.KEPT);
  }

  @Test
  void unaltered() {
    assertHeld(Promise.UNALTERED);
  }

  @Test
  void mineToRelease() {
    assertHeld(Promise.MINE_TO_RELEASE);
  }

  @Test
  void sameRecordsSamePicture() {
    assertHeld(Promise.SAME_RECORDS_SAME_PICTURE);
  }

  @Test
  void aloneIsEnough() {
    assertHeld(Promise.ALONE_IS_ENOUGH);
  }

  private static void assertHeld(Promise promise) {
    assertThat(broken(promise).stream().limit(SHOWN)).isEmpty();
  }

  private static List<String> broken(Promise promise) {
    return BROKEN.getOrDefault(promise, List.of());
  }

  private static LongStream seeds() {
    Long one = Long.getLong("tansiq.seed");
    return one != null
        ? LongStream.of(one)
        : LongStream.range(0, Long.getLong("tansiq.seeds", SEEDS));
  }
}
