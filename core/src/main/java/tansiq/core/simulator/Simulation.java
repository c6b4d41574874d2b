package tansiq.core.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * A whole alliance in one thread, with its disks, network and clocks, all drawn from one seed: the
 * same seed gives the same run, to the byte. After each step the promises are checked; at the end
 * all faults are mended, and every member must have caught up.
 */
public final class Simulation {
  private static final int STEPS = 60;

  /**
   * How long after mending an alliance may take to be of one picture: longer than a member that
   * lied is passed over, by a clock that was wrong meanwhile.
   */
  private static final Duration MENDING = Duration.ofMinutes(25);

  /** How often to look whether it is, at first and after a while. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final Duration LOOK_LATER = Duration.ofSeconds(20);
  private static final Duration SOON = Duration.ofMinutes(1);

  private final Plan plan;
  private final Optional<Liar> liar;
  private final Driver driver;
  private final Events events;
  private int step;

  private Simulation(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    this.plan = Plan.draw(random);
    this.liar = plan.liar().map(name -> new Liar(name, random.split()));
    this.driver = new Driver(plan, liar, random);
    this.events = new Events(plan, driver, random);
  }

  /** Runs the alliance of a seed. What a bug throws is thrown with the seed. */
  public static Result run(long seed) {
    Simulation simulation = new Simulation(seed);
    try {
      simulation.run();
      return new Result.Held(
          seed,
          simulation.step,
          simulation.driver.checks().records(),
          simulation.driver.crashes(),
          simulation.driver.network().delivered(),
          simulation.driver.checks().epochs(),
          simulation.driver.lies());
    } catch (BrokenPromise broken) {
      return new Result.Broken(seed, broken.promise(), simulation.step, broken.what());
    } catch (RuntimeException bug) {
      throw new IllegalStateException("seed " + seed + " at step " + simulation.step, bug);
    }
  }

  private void run() {
    for (Site site : driver.sites()) {
      site.open(driver.time());
      events.begin(site);
    }
    plan.links().forEach(driver::connect);
    for (step = 1; step <= STEPS; step++) {
      events.next(step);
      driver.settle(driver.time().plusMillis(1 + events.delay(400)));
      driver.checks().afterStep(step, driver.time());
    }
    mend();
  }

  private void mend() {
    events.mend();
    liar.ifPresent(this::goRoundIt);
    liar.ifPresent(Liar::mend);
    events.reconnect();
    awaitUntil(() -> driver.checks().catchUp().isDone());
    driver.checks().afterMending(driver.time());
  }

  /** While the liar goes on lying, whoever has another way gets there what there is. */
  private void goRoundIt(Liar lying) {
    awaitUntil(() -> driver.checks().catchUp().behind(lying).isEmpty());
    driver
        .checks()
        .catchUp()
        .behind(lying)
        .ifPresent(what -> {
          throw new BrokenPromise(Promise.ALONE_IS_ENOUGH, what);
        });
  }

  /** Lets time pass until something is so, or must have become so. */
  private void awaitUntil(BooleanSupplier done) {
    Instant begin = driver.time();
    do {
      boolean later = driver.time().isAfter(begin.plus(SOON));
      driver.settle(driver.time().plus(later ? LOOK_LATER : LOOK));
      // What the liar said may still cost it a connection.
      plan.links().forEach(driver::connect);
    } while (driver.time().isBefore(begin.plus(MENDING)) && !done.getAsBoolean());
  }
}
