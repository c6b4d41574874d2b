package tansiq.core.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import tansiq.core.exchange.Codec;
import tansiq.core.exchange.Message;
import tansiq.core.exchange.VerifiedCheckpoint;
import tansiq.core.json.Verdict;
import tansiq.core.ledger.DiskFailure;
import tansiq.core.member.Draft;
import tansiq.core.member.Effect;
import tansiq.core.member.Member;
import tansiq.core.member.Outcome;
import tansiq.core.member.State;
import tansiq.core.record.Status;
import tansiq.core.simulator.Plan.Link;

/**
 * A whole alliance in one thread, with its disks, network and clocks, all drawn from one seed: the
 * same seed gives the same run, to the byte. After each step the promises are checked; at the end
 * all faults are mended, and every member must have caught up.
 */
public final class Simulation {
  private static final Instant BEGIN = Instant.parse("2017-05-21T00:00:00Z");
  private static final int STEPS = 60;

  /** How long after mending an alliance may take to be of one picture, and how often to look. */
  private static final Duration MENDING = Duration.ofMinutes(2);

  private static final Duration LOOK = Duration.ofSeconds(1);

  private final SplittableRandom random;
  private final Plan plan;
  private final Network network;
  private final SortedMap<String, Site> sites = new TreeMap<>();
  private final PriorityQueue<Signing> signings = new PriorityQueue<>();
  private final Checks checks;
  private Instant time = BEGIN;
  private int step;
  private int crashes;
  private long sequence;
  private boolean restoredOnce;

  /** A checkpoint that a node's other thread is signing. */
  private record Signing(Instant at, long sequence, Site site, int incarnation, Effect.Sign sign)
      implements Comparable<Signing> {
    @Override
    public int compareTo(Signing other) {
      int order = at.compareTo(other.at);
      return order != 0 ? order : Long.compare(sequence, other.sequence);
    }
  }

  private Simulation(long seed) {
    this.random = new SplittableRandom(seed);
    this.plan = Plan.draw(random);
    this.network = new Network(random.split());
    for (String member : plan.members()) {
      sites.put(member, new Site(member, plan, random.split()));
    }
    this.checks = new Checks(plan, sites);
  }

  /** Runs the alliance of a seed. */
  public static Result run(long seed) {
    Simulation simulation = new Simulation(seed);
    try {
      simulation.run();
      return new Result.Held(
          seed,
          simulation.step,
          simulation.checks.records(),
          simulation.crashes,
          simulation.network.delivered());
    } catch (BrokenPromise broken) {
      return new Result.Broken(seed, broken.promise(), simulation.step, broken.what());
    }
  }

  private void run() {
    for (Site site : sites.values()) {
      site.open(time);
      begin(site);
    }
    plan.links().forEach(this::connect);
    for (step = 1; step <= STEPS; step++) {
      act();
      settle(time.plusMillis(1 + random.nextInt(400)));
      checks.afterStep(step);
    }
    mend();
  }

  // What happens.

  private void begin(Site site) {
    List<Draft> drafts = new ArrayList<>();
    plan.beginning(site.name, random)
        .forEach(said ->
            drafts.add(
                new Draft.Act(
                    said.record(site.member().own(), Status.EXERCISE, time, site.salt()))));
    submit(site, drafts);
  }

  private void act() {
    Site site = any();
    int dice = random.nextInt(100);
    if (dice < 50) {
      file(site);
    } else if (dice < 60) {
      crash(site);
    } else if (dice < 72) {
      open(site);
    } else if (dice < 80) {
      List<Link> up = network.up();
      if (!up.isEmpty()) {
        disconnect(up.get(random.nextInt(up.size())));
      }
    } else if (dice < 90) {
      plan.links().stream()
          .skip(random.nextInt(plan.links().size()))
          .findFirst()
          .ifPresent(this::connect);
    } else if (dice < 92) {
      site.disk.failAfter(random.nextInt(8));
    } else if (dice < 93) {
      site.skew = Duration.ofMinutes(random.nextInt(240) - 120);
    } else if (dice < 95) {
      site.disk.capacity(random.nextInt(3) == 0 ? Long.MAX_VALUE : site.disk.used());
    } else if (dice < 97) {
      settle(time.plus(Duration.ofHours(25)));
    } else {
      backUpOrRestore(site);
    }
  }

  private Site any() {
    return site(plan.members().get(random.nextInt(plan.members().size())));
  }

  private Site site(String name) {
    return Objects.requireNonNull(sites.get(name));
  }

  private void file(Site site) {
    if (!site.isUp()) {
      return;
    }
    Writer writer = site.writer;
    List<Writer.Written> written = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      written.add(writer.next(site, time));
    }
    List<Outcome> outcomes = submit(site, written.stream().map(Writer.Written::draft).toList());
    for (int i = 0; i < written.size(); i++) {
      Writer.Written each = written.get(i);
      if (outcomes.isEmpty()) {
        // It crashed before it answered: it may have kept them or not.
        each.input().ifPresent(input -> writer.unsure.put(Writer.ext(input), input));
      } else {
        checks.outcome(site, each, outcomes.get(i));
      }
    }
  }

  /** The outcomes; none when the node crashed on the way. */
  private List<Outcome> submit(Site site, List<Draft> drafts) {
    List<Outcome> outcomes = new ArrayList<>();
    List<Effect> effects =
        guarded(
            site,
            () -> {
              Member.Submitted submitted = site.member().submit(site.now(time), drafts);
              outcomes.addAll(submitted.outcomes());
              return submitted.effects();
            });
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Kept kept) {
        site.acknowledged.add(new Site.Acknowledged(site.member().own(), kept.index(), kept.id()));
      }
    }
    carryOut(site, effects);
    return outcomes;
  }

  private void crash(Site site) {
    if (!site.isUp()) {
      return;
    }
    if (random.nextInt(3) == 0) {
      down(site);
    } else {
      site.disk.crashAfter(random.nextInt(12));
    }
  }

  private void down(Site site) {
    crashes++;
    site.down();
    for (Link link : plan.links()) {
      if (link.a().equals(site.name) || link.b().equals(site.name)) {
        disconnect(link);
      }
    }
  }

  private void open(Site site) {
    if (site.isUp()) {
      return;
    }
    site.disk.restart();
    if (random.nextInt(5) == 0) {
      site.disk.crashAfter(random.nextInt(6));
    }
    try {
      site.open(time);
    } catch (MemoryDisk.Crash crash) {
      site.down();
      return;
    } catch (DiskFailure failure) {
      if (failure.kind() == DiskFailure.Kind.DAMAGED) {
        throw new BrokenPromise(Promise.KEPT, site.name + ": " + failure.getMessage());
      }
      site.down();
      return;
    }
    checks.opened(site);
    carryOut(site, guarded(site, () -> site.member().tick(site.now(time))));
    plan.links().stream()
        .filter(link -> link.a().equals(site.name) || link.b().equals(site.name))
        .forEach(this::connect);
  }

  private void backUpOrRestore(Site site) {
    if (site.backup == null && site.isUp() && site.member().state() == State.SERVING) {
      site.backup = site.disk.copy(random.nextLong());
    } else if (site.backup != null && !restoredOnce) {
      restoredOnce = true;
      if (site.isUp()) {
        down(site);
      }
      site.disk = site.backup;
      site.restored = true;
      checks.restored(site);
      open(site);
    }
  }

  private void connect(Link link) {
    Site a = site(link.a());
    Site b = site(link.b());
    if (!a.isUp() || !b.isUp() || network.isUp(link)) {
      return;
    }
    network.connect(link);
    for (Site site : List.of(a, b)) {
      String peer = site == a ? b.name : a.name;
      site.feeds.put(peer, site.member().feed(peer));
      carryOut(site, guarded(site, () -> site.member().connected(site.now(time), peer)));
    }
  }

  private void disconnect(Link link) {
    if (!network.isUp(link)) {
      return;
    }
    network.disconnect(link);
    for (String name : List.of(link.a(), link.b())) {
      Site site = site(name);
      String peer = name.equals(link.a()) ? link.b() : link.a();
      site.feeds.remove(peer);
      if (site.isUp()) {
        carryOut(site, guarded(site, () -> site.member().disconnected(site.now(time), peer)));
      }
    }
  }

  // How it goes on.

  /** A call of a member that may crash its node. */
  private interface Call {
    List<Effect> effects();
  }

  private List<Effect> guarded(Site site, Call call) {
    if (!site.isUp()) {
      return List.of();
    }
    try {
      return call.effects();
    } catch (MemoryDisk.Crash crash) {
      down(site);
      return List.of();
    } catch (DiskFailure failure) {
      throw new BrokenPromise(Promise.KEPT, site.name + ": " + failure.getMessage());
    }
  }

  private void carryOut(Site site, List<Effect> effects) {
    checks.written(site);
    for (Effect effect : effects) {
      if (!site.isUp()) {
        return;
      }
      switch (effect) {
        case Effect.Send(String peer, Message.ToFeed message) ->
            network.send(site.name, peer, Codec.encode(message), time);
        case Effect.Drop(String peer, String reason) ->
            throw new BrokenPromise(
                Promise.ALONE_IS_ENOUGH, site.name + " drops honest " + peer + ": " + reason);
        case Effect.Sign sign ->
            signings.add(
                new Signing(
                    time.plusNanos(random.nextInt(3_000_000)),
                    sequence++,
                    site,
                    site.incarnation,
                    sign));
        case Effect.Certified certified -> {}
        case Effect.Visible visible -> site.show(visible);
        case Effect.Supplemented more -> site.show(more);
      }
    }
    pump(site);
  }

  /** Sends what the feeds have to give, as far as there is room on the way. */
  private void pump(Site site) {
    for (String peer : List.copyOf(site.feeds.keySet())) {
      int room = network.room(site.name, peer);
      while (room > 0 && site.isUp()) {
        List<Message.ToTaker> messages = site.feed(peer).next(site.now(time), room);
        if (messages.isEmpty()) {
          break;
        }
        for (Message.ToTaker message : messages) {
          checks.leaves(site, peer, message);
          network.send(site.name, peer, Codec.encode(message), time);
        }
        room = network.room(site.name, peer);
      }
    }
  }

  /** Lets everything happen that happens until a time. */
  private void settle(Instant until) {
    while (true) {
      Optional<Instant> frame = network.next();
      Instant signing = signings.isEmpty() ? Instant.MAX : signings.element().at();
      Instant next = frame.orElse(Instant.MAX);
      next = signing.isBefore(next) ? signing : next;
      if (next.isAfter(until)) {
        break;
      }
      time = next.isAfter(time) ? next : time;
      if (!signings.isEmpty() && !signings.element().at().isAfter(time)) {
        signed(signings.remove());
      } else {
        arrived(network.take());
      }
    }
    time = until;
    for (Site site : sites.values()) {
      if (site.isUp()) {
        carryOut(site, guarded(site, () -> site.member().tick(site.now(time))));
      }
    }
  }

  private void signed(Signing signing) {
    Site site = signing.site();
    if (site.isUp() && site.incarnation == signing.incarnation()) {
      VerifiedCheckpoint checkpoint = signing.sign().by(site.signer);
      carryOut(site, guarded(site, () -> site.member().signed(site.now(time), checkpoint)));
    }
  }

  private void arrived(Network.Frame frame) {
    Site from = site(frame.from());
    Site site = site(frame.to());
    if (from.isUp()) {
      pump(from);
    }
    if (!site.isUp()) {
      return;
    }
    byte[] body = new byte[frame.body().length - Codec.LENGTH];
    System.arraycopy(frame.body(), Codec.LENGTH, body, 0, body.length);
    switch (Codec.decode(body, site.member().holdings()::key)) {
      case Verdict.Refused<Message>(String field, String reason) ->
          throw new BrokenPromise(
              Promise.ALONE_IS_ENOUGH,
              site.name + " refuses honest " + frame.from() + ": " + field + " " + reason);
      case Verdict.Accepted<Message>(Message.ToTaker message) ->
          carryOut(
              site,
              guarded(site, () -> site.member().received(site.now(time), frame.from(), message)));
      case Verdict.Accepted<Message>(Message.ToFeed message) -> {
        Optional<String> broken = site.feed(frame.from()).received(message);
        if (broken.isPresent()) {
          throw new BrokenPromise(
              Promise.ALONE_IS_ENOUGH,
              site.name + " drops honest " + frame.from() + ": " + broken.get());
        }
        pump(site);
      }
    }
  }

  // How it ends.

  private void mend() {
    for (Site site : sites.values()) {
      site.skew = Duration.ZERO;
      site.disk.capacity(Long.MAX_VALUE);
      site.disk.crashAfter(Long.MAX_VALUE);
      site.disk.failAfter(Long.MAX_VALUE);
      while (!site.isUp()) {
        open(site);
      }
      site.disk.crashAfter(Long.MAX_VALUE);
      site.disk.failAfter(Long.MAX_VALUE);
    }
    plan.links().forEach(this::connect);
    Instant end = time.plus(MENDING);
    while (time.isBefore(end) && !checks.haveCaughtUp()) {
      settle(time.plus(LOOK));
    }
    checks.afterMending(any());
  }
}
