package tansiq.core.member;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tansiq.core.exchange.Feed;
import tansiq.core.exchange.Holdings;
import tansiq.core.exchange.Message;
import tansiq.core.exchange.VerifiedCheckpoint;
import tansiq.core.ledger.Disk;
import tansiq.core.ledger.DiskFailure;
import tansiq.core.ledger.Ledger;
import tansiq.core.proof.Signer;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.release.Policy;

/**
 * One member's node. One thread drives it, in any order of calls; every call returns without
 * waiting and answers with effects, which the driver carries out in order.
 *
 * <p>{@code now} may jump, forwards and backwards: it only makes things due.
 *
 * <p>A {@link tansiq.core.ledger.DiskFailure} that a call throws means that the disk lost what was
 * durable: the member is to be opened anew, after a look at the disk. That a disk is full or does
 * not write is no exception but a {@link #state}.
 */
public final class Member {
  private final Shelf shelf;
  private final Author author;
  private final Taker taker;
  private final Restoration restoration;
  private final Supplier<byte[]> salts;

  /** What came of opening, until the first tick takes it. */
  private final List<Effect> opening = new ArrayList<>();

  /** When to try again to end a restoration, after the disk did not do it. */
  private Again again = Again.NONE;

  private Member(Settings settings, Shelf shelf, Author author, Supplier<byte[]> salts) {
    this.shelf = shelf;
    this.author = author;
    this.salts = salts;
    this.restoration = new Restoration(settings, shelf.disk());
    this.taker = new Taker(shelf, author, new Own());
  }

  /** Told of each entry that is visible when a member is opened, in order within each ledger. */
  @FunctionalInterface
  public interface Seen {
    /** The next entry of a ledger. */
    void entry(LedgerId ledger, long index, Entry entry);
  }

  /**
   * Opens what is on the disk, the own ledger begun if there is none. Ledgers are read once: what
   * is visible of them is handed to {@code seen} on the way. What is due then (a checkpoint, what a
   * release opens that a crash kept from acting) {@link #tick} does. Throws {@link
   * tansiq.core.ledger.DiskFailure} when the disk cannot be read.
   *
   * @param disk the data directory; ledgers lie below {@code ledgers/MEMBER/EPOCH}
   * @param key the own ledger's; used for its public half only, signing is an effect
   * @param salts 16 bytes that nobody can guess, anew at each call
   */
  public static Member open(
      Settings settings, Disk disk, Signer key, Supplier<byte[]> salts, Instant now, Seen seen) {
    boolean restoring = settings.restored() || Restoration.isMarked(disk);
    Filed filed = new Filed();
    Shelf shelf = new Shelf(disk, settings.member(), key.key());
    Volume own =
        shelf.openOwn(
            restoring,
            (ledger, index, entry) -> {
              filed.note(ledger, index, entry);
              seen.entry(ledger, index, entry);
            });
    Restoration.written(disk)
        .forEach((id, size) -> shelf.find(id).ifPresent(volume -> volume.keep(size)));
    shelf.openOthers(own, seen);
    Author author =
        new Author(shelf, salts, own, filed, restoring ? State.RESTORING : State.SERVING);
    Member member = new Member(settings, shelf, author, salts);
    if (restoring) {
      own.fetch(disk, member.restoration.mark(own.id(), own.size()));
      shelf.publish(own);
    }
    member.taker.opened(now, member.opening);
    return member;
  }

  /** What came of a submission: an outcome for each draft in its order, and effects. */
  public record Submitted(List<Outcome> outcomes, List<Effect> effects) {
    /** Copies the lists in. */
    public Submitted {
      outcomes = List.copyOf(outcomes);
      effects = List.copyOf(effects);
    }
  }

  /**
   * Keeps drafts, all with one sync of the disk; durable on return. A draft that is refused does
   * not stop the others.
   */
  public Submitted submit(Instant now, List<Draft> drafts) {
    List<Effect> effects = new ArrayList<>();
    Policy before = author.own().policy();
    List<Outcome> outcomes = author.submit(drafts, now, effects);
    if (author.own().policy() != before) {
      taker.pinned(now, effects);
    }
    return new Submitted(outcomes, effects);
  }

  /** When {@link #tick} is next worth calling; nothing if nothing is due. */
  public Optional<Instant> due() {
    if (!opening.isEmpty()) {
      return Optional.of(Instant.EPOCH);
    }
    return Stream.of(author.due(), taker.due(), again.due())
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  /** Does what has become due: checkpoints, delayed releases, and what waited for the disk. */
  public List<Effect> tick(Instant now) {
    List<Effect> effects = new ArrayList<>(opening);
    opening.clear();
    restored(now, effects);
    author.tick(now, effects);
    taker.tick(now, effects);
    return effects;
  }

  /** Takes back a checkpoint that was to be signed. */
  public List<Effect> signed(Instant now, VerifiedCheckpoint checkpoint) {
    List<Effect> effects = new ArrayList<>();
    author.signed(checkpoint, now, effects);
    return effects;
  }

  /** A connection to a pinned peer, whose name its TLS key has proved, is up. */
  public List<Effect> connected(Instant now, String peer) {
    List<Effect> effects = new ArrayList<>(disconnected(now, peer));
    taker.connected(peer);
    return effects;
  }

  /** The connection to a peer is gone. */
  public List<Effect> disconnected(Instant now, String peer) {
    List<Effect> effects = new ArrayList<>();
    taker.disconnected(peer, now, effects);
    return effects;
  }

  /** A peer's feed said something. */
  public List<Effect> received(Instant now, String peer, Message.ToTaker message) {
    List<Effect> effects = new ArrayList<>();
    taker.received(peer, message, now, effects);
    return effects;
  }

  /**
   * Opens a new epoch of the own ledger, by a person's decision while this member is {@link
   * State#RESTORING}, and says the alliance anew. What this member had kept and never committed to
   * anybody is said again too.
   */
  public Submitted openEpoch(Instant now) {
    List<Effect> effects = new ArrayList<>();
    if (state() != State.RESTORING) {
      return new Submitted(
          List.of(new Outcome.Refused("", "the ledger lacks nothing: it goes on as it is")),
          effects);
    }
    List<Outcome> outcomes = new ArrayList<>();
    try {
      Volume lost = lost();
      Volume next = nextEpoch(lost, now);
      restoration.opened(next.id(), lost.id(), lost.base());
      restoration.unmark(next.id());
      next.write(shelf.disk());
      shelf.add(next);
      write(next, effects);
      next.ledger()
          .read(
              0,
              next.size(),
              (index, entry) -> outcomes.add(new Outcome.Kept(entry.leaf(), index, false)));
    } catch (DiskFailure failure) {
      outcomes.add(new Outcome.Unavailable(State.without(failure)));
    }
    effects.addAll(tick(now));
    return new Submitted(outcomes, effects);
  }

  /** The own ledger that a next epoch continues. */
  private Volume lost() {
    Volume latest = shelf.latest(author.own().id().member());
    return latest.checkpoint().isPresent() ? latest : author.own();
  }

  /**
   * The next epoch of the own ledger with its first records, all of them durable. It is none before
   * it is noted as opened: what a crash leaves of it counts for nothing.
   */
  private Volume nextEpoch(Volume lost, Instant now) {
    Volume latest = shelf.latest(lost.id().member());
    int epoch = restoration.nextEpoch(latest.id().epoch());
    restoration.mark(lost.id(), lost.base());
    // What peers gave of it and no checkpoint covers yet may be their invention.
    lost.truncate(lost.base());
    LedgerId id = new LedgerId(lost.id().member(), epoch);
    Volume next = shelf.openNext(id);
    next.truncate(0);
    next.append(
        new Continuation(lost, id, now.truncatedTo(ChronoUnit.MILLIS), salts).records(), true);
    return next;
  }

  private void write(Volume volume, List<Effect> effects) {
    volume.show(effects);
    author.write(volume);
    taker.finish(volume.id(), effects);
    shelf.publish(volume);
    shelf.publishKeys(volume);
  }

  /** Goes on writing the own ledger when all of it is here. */
  private void restored(Instant now, List<Effect> effects) {
    again = Again.NONE;
    if (state() != State.RESTORING) {
      return;
    }
    Volume own = shelf.latest(author.own().id().member());
    if (restoration.isDone(shelf, own)) {
      try {
        own.write(shelf.disk());
        restoration.unmark(own.id());
      } catch (DiskFailure failure) {
        if (failure.kind() == DiskFailure.Kind.DAMAGED) {
          throw failure;
        }
        again = Again.after(now);
        return;
      }
      write(own, effects);
    }
  }

  /** What peers say of the own ledgers. */
  private final class Own implements Taker.Listener {
    @Override
    public void told(Peer peer, Instant now, List<Effect> effects) {
      restoration.told(peer);
      restored(now, effects);
      author.tick(now, effects);
    }

    @Override
    public void longer(Instant now) {
      if (state() != State.RESTORING) {
        Volume own = author.own();
        own.fetch(shelf.disk(), restoration.mark(own.id(), own.size()));
        shelf.publish(own);
        author.restore();
      }
    }

    @Override
    public void certified(Volume volume, Instant now, List<Effect> effects) {
      if (volume.isBy(author.own().id().member())) {
        restored(now, effects);
        author.tick(now, effects);
      }
    }
  }

  /**
   * The serving half of a new connection to a peer. It may be driven by another thread than this
   * member; see {@link Feed}.
   */
  public Feed feed(String peer) {
    return new Feed(author.own().id().member(), peer, shelf.holdings());
  }

  /**
   * What this member has for its peers, and the keys by which {@link
   * tansiq.core.exchange.Codec#decode} verifies what they send. Any thread may read it.
   */
  public Holdings holdings() {
    return shelf.holdings();
  }

  /**
   * The ledgers of this node, its own and others'. Any thread may read below their {@link
   * Ledger#visible()}; the collection itself is for the thread that drives.
   */
  public Collection<Ledger> ledgers() {
    return shelf.all().stream().map(Volume::ledger).toList();
  }

  /** The own report or retraction that was kept under an {@code ext}. */
  public Optional<Entry.Held> filed(String ext) {
    return author.filed(ext);
  }

  /** How many of a ledger's entries lack something that this member may hold. */
  public long lacking(LedgerId ledger) {
    return shelf.find(ledger).map(volume -> volume.lacking().cardinality()).orElse(0);
  }

  /** Whether this member can keep records of its own. */
  public State state() {
    return author.state();
  }

  /** The own ledger: the latest epoch. */
  public LedgerId own() {
    return author.own().id();
  }

  /** Who may hold what comes next in a ledger, by what is visible of it. */
  public Policy policy(LedgerId ledger) {
    return shelf.find(ledger).map(Volume::visiblePolicy).orElseGet(() -> Policy.none(ledger));
  }
}
