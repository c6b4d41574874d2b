package tansiq.node.loop;

import static tansiq.node.audit.EventLog.field;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tansiq.core.exchange.Feed;
import tansiq.core.exchange.Holdings;
import tansiq.core.exchange.Message;
import tansiq.core.exchange.VerifiedCheckpoint;
import tansiq.core.ledger.Disk;
import tansiq.core.ledger.DiskFailure;
import tansiq.core.ledger.Ledger;
import tansiq.core.member.Draft;
import tansiq.core.member.Effect;
import tansiq.core.member.Member;
import tansiq.core.member.Outcome;
import tansiq.core.member.Settings;
import tansiq.core.member.State;
import tansiq.core.proof.Signer;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.release.Policy;
import tansiq.node.audit.Audit;
import tansiq.node.audit.EventLog;
import tansiq.node.audit.Metrics;

/**
 * The one writer of a node: a thread that gives the member its inputs, one turn after another, and
 * carries out the effects. All public methods are safe for any thread.
 *
 * <p>The node's clock may jump. It only stamps and makes things due; every waiting goes by the
 * monotonic clock, and the loop looks at what is due at least twice a second.
 */
public final class Loop implements AutoCloseable {
  private static final long LONGEST_WAIT_MILLIS = 500;

  private final Member member;
  private final Signer signer;
  private final Folding folding;
  private final Clock clock;
  private final EventLog log;
  private final Answers answers;
  private final Mailbox mailbox = new Mailbox();
  private final Map<String, Neighbour> neighbours = new ConcurrentHashMap<>();
  private final Map<LedgerId, Ledger> ledgers;
  private final Map<LedgerId, Long> lacking = new ConcurrentHashMap<>();
  private final ExecutorService signing =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("sign").factory());
  private final Thread writer;
  private volatile State state;
  private volatile LedgerId own;
  private volatile Policy policy;

  /**
   * Set when the disk lost what was durable: nothing more is written until the node is restarted.
   */
  private volatile boolean damaged;

  private Loop(
      Member member,
      Signer signer,
      Map<LedgerId, Ledger> ledgers,
      Folding folding,
      Clock clock,
      Metrics metrics,
      EventLog log) {
    this.member = member;
    this.signer = signer;
    this.ledgers = ledgers;
    this.folding = folding;
    this.clock = clock;
    this.log = log;
    this.state = member.state();
    this.own = member.own();
    this.policy = member.policy(own);
    this.answers = new Answers(metrics);
    metrics.gauge("tansiq_drafts_waiting", "Drafts that wait to be kept.", mailbox::drafts);
    metrics.gauge(
        "tansiq_writing", "1 when records can be kept.", () -> state == State.SERVING ? 1 : 0);
    this.writer = Thread.ofPlatform().name(own.member() + "-writer").unstarted(this::run);
  }

  /**
   * Opens a member and starts to drive it. Returns when the picture of all that is on the disk is
   * out.
   */
  public static Loop open(
      Settings settings,
      Disk disk,
      Signer signer,
      Supplier<byte[]> salts,
      Audit audit,
      Clock clock,
      Metrics metrics,
      EventLog log)
      throws InterruptedException {
    Map<LedgerId, Ledger> ledgers = new ConcurrentSkipListMap<>();
    Folding folding =
        new Folding(
            settings.member(),
            id -> Optional.ofNullable(ledgers.get(id)),
            audit,
            clock,
            metrics,
            log);
    boolean opened = false;
    try {
      Member member =
          Member.open(settings, disk, signer, salts, clock.instant(), folding.opening()::entry);
      member.ledgers().forEach(ledger -> ledgers.put(ledger.id(), ledger));
      Loop loop = new Loop(member, signer, ledgers, folding, clock, metrics, log);
      // What opening left to do is done before anybody is served: a node that waits for nobody
      // after a restoration keeps what it is given from the first moment.
      loop.tick();
      loop.note();
      loop.writer.start();
      folding.awaitOpened();
      opened = true;
      return loop;
    } finally {
      if (!opened) {
        folding.close();
      }
    }
  }

  /**
   * Hands over drafts; waits while too many wait already. The outcomes come when the disk has what
   * was kept. Who brings many at once waits also while the picture is far behind: it would come
   * later still if records had to be read back from the disk for it.
   */
  public CompletableFuture<List<Outcome>> submit(List<Draft> drafts) throws InterruptedException {
    if (drafts.size() > 1) {
      folding.backlog().awaitRoom();
    }
    Submission submission =
        new Submission(List.copyOf(drafts), System.nanoTime(), new CompletableFuture<>());
    if (!mailbox.put(submission)) {
      submission.outcomes().completeExceptionally(new CancellationException("the node stops"));
    }
    return submission.outcomes();
  }

  /** The own report or retraction that was kept under an {@code ext}. */
  public CompletableFuture<Optional<Entry.Held>> filed(String ext) {
    return command(() -> member.filed(ext));
  }

  /** Opens a new epoch of the own ledger, by a person's decision. */
  public CompletableFuture<List<Outcome>> openEpoch() {
    return command(() -> {
      Member.Submitted submitted = member.openEpoch(clock.instant());
      carryOut(submitted.effects());
      note();
      return submitted.outcomes();
    });
  }

  /** A connection to a pinned peer is up; gives the half that serves it. */
  public Feed connected(String peer, Neighbour neighbour) {
    mailbox.open(peer);
    return command(
            () -> {
              neighbours.put(peer, neighbour);
              Feed feed = member.feed(peer);
              carryOut(member.connected(clock.instant(), peer));
              return feed;
            })
        .join();
  }

  /** A peer's feed said something; waits while too much of it waits already. */
  public void received(String peer, Message.ToTaker message) throws InterruptedException {
    mailbox.put(peer, message);
  }

  /** The connection to a peer is gone. */
  public void disconnected(String peer) {
    mailbox.shut(peer);
    mailbox.put(() -> {
      neighbours.remove(peer);
      carryOut(member.disconnected(clock.instant(), peer));
    });
  }

  /** Whether records can be kept just now. */
  public State state() {
    return state;
  }

  /** The own ledger's latest epoch. */
  public LedgerId own() {
    return own;
  }

  /** What this node has for its peers, and the keys by which what they send is verified. */
  public Holdings holdings() {
    return member.holdings();
  }

  /** How many of a ledger's visible entries lack something that this node may hold. */
  public long lacking(LedgerId ledger) {
    return lacking.getOrDefault(ledger, 0L);
  }

  /** Who may hold what is filed next. */
  public Policy policy() {
    return policy;
  }

  /** A ledger that this node has; readers keep below its {@link Ledger#visible()}. */
  public Optional<Ledger> find(LedgerId id) {
    return Optional.ofNullable(ledgers.get(id));
  }

  /** All ledgers that this node has, in the order of their ids. */
  public List<Ledger> listLedgers() {
    return List.copyOf(ledgers.values());
  }

  /** The pictures that follow from what is kept. */
  public Pictures pictures() {
    return folding.pictures();
  }

  /** Whether a fault of ours has stopped the fold: pictures stay as they are. */
  public boolean isFoldBroken() {
    return folding.isBroken();
  }

  /** How long the latest record of a member took from its filing to the picture; 0 if unknown. */
  public long lagMillis(String author) {
    return folding.lagMillis(author);
  }

  /** Stops the writer after its present turn; what was not acknowledged by then never will be. */
  @Override
  public void close() {
    for (Submission left : mailbox.close()) {
      left.outcomes().completeExceptionally(new CancellationException("the node stops"));
    }
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    signing.shutdownNow();
    folding.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private <T> CompletableFuture<T> command(Supplier<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    boolean open =
        mailbox.put(() -> {
          try {
            done.complete(work.get());
          } catch (RuntimeException e) {
            done.completeExceptionally(e);
            throw e;
          }
        });
    if (!open) {
      done.completeExceptionally(new CancellationException("the node stops"));
    }
    return done;
  }

  private void run() {
    try {
      while (true) {
        Optional<Mailbox.Turn> turn = mailbox.take(millisToDue());
        if (turn.isEmpty()) {
          return;
        }
        turn.get().commands().forEach(command -> guarded("command", command));
        submit(turn.get());
        for (Mailbox.Received received : turn.get().received()) {
          take(received);
        }
        tick();
        note();
      }
    } catch (InterruptedException e) {
      // Nobody interrupts the writer but a dying virtual machine.
      Thread.currentThread().interrupt();
    }
  }

  private void tick() {
    if (!damaged) {
      guarded("tick", () -> carryOut(member.tick(clock.instant())));
    }
  }

  private long millisToDue() {
    return member
        .due()
        .map(due -> Duration.between(clock.instant(), due).toMillis())
        .map(millis -> Math.clamp(millis, 0, LONGEST_WAIT_MILLIS))
        .orElse(LONGEST_WAIT_MILLIS);
  }

  private void note() {
    State now = damaged ? State.DISK_FAILED : member.state();
    if (now != state) {
      log.warn("state", field("from", state.name()), field("to", now.name()));
    }
    state = now;
    own = member.own();
    policy = member.policy(own);
    ledgers.keySet().forEach(id -> lacking.put(id, member.lacking(id)));
  }

  private void submit(Mailbox.Turn turn) {
    if (turn.submissions().isEmpty()) {
      return;
    }
    if (damaged) {
      turn.submissions().forEach(Answers::diskFailed);
      return;
    }
    List<Draft> drafts = new ArrayList<>();
    turn.submissions().forEach(submission -> drafts.addAll(submission.drafts()));
    List<Outcome> outcomes;
    try {
      Member.Submitted submitted = member.submit(clock.instant(), drafts);
      outcomes = submitted.outcomes();
      folding.backlog().kept(member.own(), drafts, outcomes);
      carryOut(submitted.effects());
    } catch (DiskFailure e) {
      fault("submit", e);
      outcomes = Collections.nCopies(drafts.size(), new Outcome.Unavailable(State.DISK_FAILED));
    } catch (RuntimeException e) {
      fault("submit", e);
      turn.submissions().forEach(submission -> submission.outcomes().completeExceptionally(e));
      return;
    }
    // Who is answered may ask at once for what has changed.
    note();
    answers.give(turn.submissions(), outcomes);
  }

  private void take(Mailbox.Received received) {
    Instant now = clock.instant();
    if (damaged) {
      return;
    }
    try {
      carryOut(member.received(now, received.peer(), received.message()));
    } catch (RuntimeException e) {
      fault("received", e);
      Optional.ofNullable(neighbours.get(received.peer()))
          .ifPresent(neighbour -> neighbour.drop("this node could not take in what it sent"));
    }
  }

  private void guarded(String what, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      fault(what, e);
    }
  }

  /**
   * A disk that lost what was durable is the operator's matter, and no more is written to it;
   * anything else is a bug of ours.
   */
  private void fault(String what, RuntimeException e) {
    if (e instanceof DiskFailure failure) {
      damaged = true;
      log.error(
          "disk",
          field("what", what),
          field("kind", failure.kind().name()),
          field("why", String.valueOf(failure.getMessage())));
    } else {
      log.bug("writer.fault", e, field("what", what));
    }
  }

  private void carryOut(List<Effect> effects) {
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Send(String peer, Message.ToFeed message) ->
            ifConnected(peer, neighbour -> neighbour.send(message));
        case Effect.Drop(String peer, String reason) ->
            ifConnected(peer, neighbour -> neighbour.drop(reason));
        case Effect.Sign sign -> sign(sign);
        case Effect.Certified _ -> neighbours.values().forEach(Neighbour::wake);
        case Effect.Visible(LedgerId ledger, long from, long to) -> {
          member.ledgers().forEach(each -> ledgers.put(each.id(), each));
          folding.visible(ledger, to);
        }
        case Effect.Supplemented(LedgerId ledger, long index) ->
            folding.supplemented(ledger, index);
      }
    }
  }

  private void ifConnected(String peer, Consumer<Neighbour> act) {
    Neighbour neighbour = neighbours.get(peer);
    if (neighbour != null) {
      act.accept(neighbour);
    }
  }

  private void sign(Effect.Sign sign) {
    signing.execute(() -> {
      VerifiedCheckpoint signed = sign.by(signer);
      mailbox.put(() -> carryOut(member.signed(clock.instant(), signed)));
    });
  }
}
