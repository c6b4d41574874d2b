package tansiq.core.simulator;

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
import tansiq.core.proof.Hash;
import tansiq.core.simulator.Plan.Link;

/**
 * Drives the nodes of an alliance in one thread: hands in what is filed, carries what they say to
 * each other, lets time pass, and has all of it checked.
 */
final class Driver {
  private static final Instant BEGIN = Instant.parse("2017-05-21T00:00:00Z");

  private final Plan plan;
  private final Optional<Liar> liar;
  private final SplittableRandom random;
  private final Network network;
  private final SortedMap<String, Site> sites = new TreeMap<>();
  private final PriorityQueue<Signing> signings = new PriorityQueue<>();
  private final Checks checks;
  private Instant time = BEGIN;
  private int crashes;
  private int lies;
  private long sequence;

  /** A checkpoint that a node's other thread is signing. */
  private record Signing(Instant at, long sequence, Site site, int incarnation, Effect.Sign sign)
      implements Comparable<Signing> {
    @Override
    public int compareTo(Signing other) {
      int order = at.compareTo(other.at);
      return order != 0 ? order : Long.compare(sequence, other.sequence);
    }
  }

  Driver(Plan plan, Optional<Liar> liar, SplittableRandom random) {
    this.plan = plan;
    this.liar = liar;
    this.random = random;
    this.network = new Network(random.split());
    for (String member : plan.members()) {
      sites.put(member, new Site(member, plan, random.split()));
    }
    this.checks = new Checks(plan, sites);
  }

  Instant time() {
    return time;
  }

  int crashes() {
    return crashes;
  }

  int lies() {
    return lies;
  }

  Network network() {
    return network;
  }

  Checks checks() {
    return checks;
  }

  Iterable<Site> sites() {
    return sites.values();
  }

  Site site(String name) {
    return Objects.requireNonNull(sites.get(name));
  }

  /** The outcomes; none when the node crashed on the way. */
  List<Outcome> submit(Site site, List<Draft> drafts) {
    List<Outcome> outcomes = new ArrayList<>();
    List<Effect> effects =
        guarded(
            site,
            () -> {
              Member.Submitted submitted = site.member().submit(site.now(time), drafts);
              outcomes.addAll(submitted.outcomes());
              return submitted.effects();
            });
    acknowledge(site, outcomes);
    carryOut(site, effects);
    return outcomes;
  }

  /** A person at a node that waits for its own records opens a new epoch. */
  void openEpoch(Site site) {
    List<Outcome> outcomes = new ArrayList<>();
    List<Effect> effects =
        guarded(
            site,
            () -> {
              Member.Submitted submitted = site.member().openEpoch(site.now(time));
              outcomes.addAll(submitted.outcomes());
              return submitted.effects();
            });
    if (site.isUp()) {
      checks.losses().openedEpoch(site, outcomes);
    }
    acknowledge(site, outcomes);
    carryOut(site, effects);
  }

  private static void acknowledge(Site site, List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Kept(Hash id, long index, boolean again)) {
        // What was kept before may lie in an earlier epoch.
        site.member().ledgers().stream()
            .filter(ledger -> ledger.id().member().equals(site.name))
            .filter(ledger -> index < ledger.size() && ledger.leaf(index).equals(id))
            .forEach(
                ledger -> site.acknowledged.add(new Site.Acknowledged(ledger.id(), index, id)));
      }
    }
  }

  void down(Site site) {
    crashes++;
    site.down();
    for (Link link : plan.links()) {
      if (link.a().equals(site.name) || link.b().equals(site.name)) {
        disconnect(link);
      }
    }
  }

  void open(Site site) {
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

  void connect(Link link) {
    Site a = site(link.a());
    Site b = site(link.b());
    if (!a.isUp() || !b.isUp() || a.isolated || b.isolated || network.isUp(link)) {
      return;
    }
    network.connect(link);
    for (Site site : List.of(a, b)) {
      String peer = site == a ? b.name : a.name;
      site.feeds.put(peer, site.member().feed(peer));
      carryOut(site, guarded(site, () -> site.member().connected(site.now(time), peer)));
    }
  }

  void disconnect(Link link) {
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
        case Effect.Drop(String peer, String reason) -> drops(site, peer, reason);
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

  private boolean isLiar(String member) {
    return liar.isPresent() && liar.get().name().equals(member);
  }

  /** A node has caught another lying; nobody but the liar lies. */
  private void drops(Site site, String peer, String reason) {
    if (!isLiar(peer)) {
      throw new BrokenPromise(
          Promise.ALONE_IS_ENOUGH, site.name + " drops honest " + peer + ": " + reason);
    }
    lies++;
    disconnect(Link.of(site.name, peer));
  }

  /** Sends what the feeds have to give, as far as there is room on the way. */
  private void pump(Site site) {
    for (String peer : List.copyOf(site.feeds.keySet())) {
      int room = network.room(site.name, peer);
      while (room > 0 && site.isUp() && site.feeds.containsKey(peer)) {
        List<Message.ToTaker> messages = site.feed(peer).next(site.now(time), room);
        if (messages.isEmpty()) {
          break;
        }
        for (Message.ToTaker message : messages) {
          checks.leaves(site, peer, message);
          byte[] honest = Codec.encode(message);
          Optional<byte[]> frame =
              isLiar(site.name)
                  ? liar.orElseThrow().frame(message, honest, site.member().ledgers())
                  : Optional.of(honest);
          frame.ifPresent(said -> network.send(site.name, peer, said, time));
        }
        room = network.room(site.name, peer);
      }
    }
  }

  /** Lets everything happen that happens until a time. */
  void settle(Instant until) {
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
          drops(site, frame.from(), "refuses " + field + " " + reason);
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
}
