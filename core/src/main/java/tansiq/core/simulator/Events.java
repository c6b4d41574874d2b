package tansiq.core.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.SplittableRandom;
import tansiq.core.ledger.Ledger;
import tansiq.core.member.Draft;
import tansiq.core.member.Outcome;
import tansiq.core.member.State;
import tansiq.core.record.Status;
import tansiq.core.release.Release;
import tansiq.core.simulator.Plan.Link;

/** Draws what happens next in an alliance: what is filed, and what goes wrong. */
final class Events {
  /** Within how many operations of a disk a node crashes after a release has gone out. */
  private static final int SOON = 14;

  /** How often to look whether a peer that came through has given something. */
  private static final int SLICES = 60;

  private final Plan plan;
  private final Driver driver;
  private final SplittableRandom random;

  Events(Plan plan, Driver driver, SplittableRandom random) {
    this.plan = plan;
    this.driver = driver;
    this.random = random;
  }

  /** What a member says first. */
  void begin(Site site) {
    List<Draft> drafts = new ArrayList<>();
    plan.beginning(site.name, random)
        .forEach(said ->
            drafts.add(
                new Draft.Act(
                    said.record(
                        site.member().own(), Status.EXERCISE, driver.time(), site.salt()))));
    plan.groups()
        .forEach((group, roster) -> {
          if (roster.first().equals(site.name)) {
            site.speaker
                .begins(site, driver.time(), group)
                .forEach(record -> drafts.add(new Draft.Act(record)));
          }
        });
    driver.submit(site, drafts);
  }

  /** The next thing. */
  void next(int step) {
    if (plan.loss().isPresent() && loses(plan.loss().get(), step)) {
      return;
    }
    Site site = any();
    int dice = random.nextInt(100);
    if (dice < 55) {
      file(site);
    } else if (dice < 64) {
      crash(site);
    } else if (dice < 75) {
      driver.open(site);
    } else if (dice < 82) {
      List<Link> up = driver.network().up();
      if (!up.isEmpty()) {
        driver.disconnect(up.get(random.nextInt(up.size())));
      }
    } else if (dice < 92) {
      plan.links().stream()
          .skip(random.nextInt(plan.links().size()))
          .findFirst()
          .ifPresent(driver::connect);
    } else if (dice < 94) {
      site.disk.failAfter(random.nextInt(8), 1 + random.nextInt(3));
    } else if (dice < 95) {
      site.skew = Duration.ofMinutes(random.nextInt(240) - 120);
    } else if (dice < 97) {
      site.disk.capacity(random.nextInt(3) == 0 ? Long.MAX_VALUE : site.disk.used());
    } else {
      driver.settle(driver.time().plus(Duration.ofHours(25)));
    }
  }

  /** So many milliseconds at most. */
  int delay(int most) {
    return random.nextInt(most);
  }

  private Site any() {
    return driver.site(plan.members().get(random.nextInt(plan.members().size())));
  }

  private void file(Site site) {
    if (!site.isUp()) {
      return;
    }
    Writer writer = site.writer;
    List<Writer.Written> written = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      written.add(writer.next(site, driver.time()));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      written.add(Writer.act(site.speaker.next(site, driver.time())));
    }
    boolean releases = written.stream().anyMatch(Events::isRelease);
    if (releases && random.nextInt(6) == 0) {
      site.disk.crashAfter(random.nextInt(SOON));
    }
    List<Outcome> outcomes =
        driver.submit(site, written.stream().map(Writer.Written::draft).toList());
    for (int i = 0; i < written.size(); i++) {
      Writer.Written each = written.get(i);
      if (outcomes.isEmpty()) {
        // It crashed before it answered: it may have kept them or not.
        writer.unsure(each);
      } else {
        driver.checks().outcome(site, each, outcomes.get(i));
      }
    }
    SortedSet<String> neighbours = plan.neighbours(site.name);
    if (releases && random.nextInt(2) == 0) {
      driver.site(any(neighbours)).disk.crashAfter(random.nextInt(SOON));
    }
  }

  private static boolean isRelease(Writer.Written written) {
    return written.draft() instanceof Draft.Act(var record)
        && record.header().kind().equals(Release.KIND);
  }

  private void crash(Site site) {
    if (!site.isUp()) {
      return;
    }
    if (random.nextInt(3) == 0) {
      driver.down(site);
    } else {
      site.disk.crashAfter(random.nextInt(12));
    }
  }

  /** Whether this is a step of a loss: a backup, the loss itself, or a person's way out of it. */
  private boolean loses(Plan.Loss loss, int step) {
    Site site = driver.site(loss.member());
    if (site.backup == null && step >= loss.backup()) {
      return backUp(site);
    }
    if (site.backup != null && !site.wasLost && step >= loss.loss()) {
      restore(site, loss.isolated());
      return true;
    }
    if (site.isolated && step % 3 == 0) {
      if (!site.isUp()) {
        driver.open(site);
        return true;
      }
      if (random.nextInt(2) == 0) {
        reachBriefly(site);
      }
      if (!site.isUp()) {
        return true;
      }
      if (site.member().state() == State.RESTORING && random.nextInt(4) > 0) {
        if (random.nextInt(2) == 0) {
          site.disk.crashAfter(random.nextInt(24));
        }
        driver.openEpoch(site);
      } else {
        // It has opened an epoch, or its peers are within reach before it has.
        site.isolated = false;
      }
      return true;
    }
    return false;
  }

  /** One peer comes through for a moment, and is cut off in the middle of what it gives. */
  private void reachBriefly(Site site) {
    Link link = Link.of(site.name, any(plan.neighbours(site.name)));
    site.isolated = false;
    driver.connect(link);
    long before = site.isUp() ? own(site) : 0;
    for (int slice = 0; slice < SLICES && site.isUp() && own(site) <= before; slice++) {
      driver.settle(driver.time().plusMillis(1 + random.nextInt(20)));
    }
    driver.disconnect(link);
    site.isolated = true;
  }

  private static long own(Site site) {
    return Checks.find(site, site.member().own()).map(Ledger::size).orElse(0L);
  }

  private String any(SortedSet<String> members) {
    return members.stream().skip(random.nextInt(members.size())).findFirst().orElseThrow();
  }

  /**
   * Copies the disk of a node that runs, just when it has kept what no checkpoint covers yet, or
   * when its disk has failed at that once and taken what came after.
   */
  private boolean backUp(Site site) {
    if (!site.isUp() || site.member().state() != State.SERVING) {
      return false;
    }
    boolean fails = random.nextInt(4) == 0;
    if (fails) {
      site.disk.failAfter(random.nextInt(8));
    }
    file(site);
    if (!site.isUp() || (!fails && site.member().state() != State.SERVING)) {
      return true;
    }
    site.backup = site.disk.copy(random.nextLong());
    return true;
  }

  /** A node loses its disk and comes back from the backup, with or without its peers. */
  private void restore(Site site, boolean isolated) {
    if (site.isUp()) {
      driver.down(site);
    }
    site.wasLost = true;
    site.isolated = isolated;
    site.disk = Objects.requireNonNull(site.backup);
    site.restored = true;
    driver.checks().losses().restored(site);
    driver.open(site);
  }

  /** Mends all that is broken, and brings every node up. */
  void mend() {
    for (Site site : driver.sites()) {
      site.skew = Duration.ZERO;
      site.isolated = false;
      mend(site.disk);
      while (!site.isUp()) {
        driver.open(site);
      }
      mend(site.disk);
    }
    plan.links().forEach(driver::connect);
  }

  /** What a liar left out it takes for sent: it says it on new connections only. */
  void reconnect() {
    plan.links().forEach(driver::disconnect);
    plan.links().forEach(driver::connect);
  }

  private static void mend(MemoryDisk disk) {
    disk.capacity(Long.MAX_VALUE);
    disk.crashAfter(Long.MAX_VALUE);
    disk.failAfter(Long.MAX_VALUE);
  }
}
