package tansiq.core.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Promises 1, 2, 4, 6 and 7 in whole alliances whose disks crash and whose networks fail, one a
 * seed. One seed alone runs by {@code -Dtansiq.seed=N}, more of them by {@code -Dtansiq.seeds=N}.
 */
class PromisesTest {
  private static final long SEEDS = 300;

  @Test
  void theyHoldInEveryAlliance() {
    List<String> broken = new ArrayList<>();
    seeds()
        .forEach(seed -> {
          if (Simulation.run(seed) instanceof Result.Broken result && broken.size() < 10) {
            broken.add(
                result + "\n  again: mvn -pl core test -Dtest=PromisesTest -Dtansiq.seed=" + seed);
          }
        });
    Assertions.assertThat(broken).isEmpty();
  }

  private static LongStream seeds() {
    Long one = Long.getLong("tansiq.seed");
    return one != null
        ? LongStream.of(one)
        : LongStream.range(0, Long.getLong("tansiq.seeds", SEEDS));
  }
}
