package tansiq.core.member;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tansiq.core.Records;
import tansiq.core.exchange.Feed;
import tansiq.core.exchange.Message;
import tansiq.core.ledger.Ledger;
import tansiq.core.proof.FakeSigner;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.simulator.MemoryDisk;

/** Two members, sy and iq, that pin each other, with what runs between them and their clock. */
final class Duo {
  /** Long enough for whatever waits for a disk or for others. */
  private static final int ROUNDS = 20;

  private static final Duration ROUND = Duration.ofMillis(300);

  Instant now = Records.AT;
  final Node sy = new Node("sy");
  final Node iq = new Node("iq");

  Duo() {
    sy.open(false);
    iq.open(false);
    sy.say(new Draft.Act(Records.said(sy.own(), Records.pin("iq"))));
    iq.say(new Draft.Act(Records.said(iq.own(), Records.pin("sy"))));
  }

  void connect() {
    connectBriefly();
    settle();
  }

  /** Connects the two and lets them exchange what they have, and no time pass for what fails. */
  void connectBriefly() {
    for (Node node : List.of(sy, iq)) {
      Node peer = node == sy ? iq : sy;
      node.feed = node.member().feed(peer.name);
      node.carryOut(node.member().connected(now, peer.name));
    }
    for (int round = 0; round < 3; round++) {
      exchange();
    }
  }

  void disconnect() {
    for (Node node : List.of(sy, iq)) {
      node.feed = null;
      node.carryOut(node.member().disconnected(now, node == sy ? "iq" : "sy"));
    }
  }

  /** Lets some seconds pass, and all that is due and under way happen. */
  void settle() {
    for (int round = 0; round < ROUNDS; round++) {
      now = now.plus(ROUND);
      for (Node node : List.of(sy, iq)) {
        node.carryOut(node.member().tick(now));
      }
      exchange();
    }
  }

  private void exchange() {
    for (Node node : List.of(sy, iq)) {
      Node peer = node == sy ? iq : sy;
      if (node.feed != null) {
        for (Message.ToTaker message : node.feed.next(now, 1 << 20)) {
          peer.carryOut(peer.member().received(now, node.name, message));
        }
      }
    }
  }

  /** One of the two. */
  final class Node {
    final String name;
    MemoryDisk disk = new MemoryDisk(1);

    /** The entries that were visible when it was opened last. */
    final List<Entry> seen = new ArrayList<>();

    /** What its picture was told of since, in order. */
    final List<Effect> told = new ArrayList<>();

    /** Why it dropped its peer. */
    final List<String> dropped = new ArrayList<>();

    private @Nullable Member member;
    private @Nullable Feed feed;

    private Node(String name) {
      this.name = name;
    }

    /** Opens what is on its disk; it is not connected then. */
    void open(boolean restored) {
      seen.clear();
      told.clear();
      member =
          Member.open(
              new Settings(name, Set.of(name.equals("sy") ? "iq" : "sy"), restored),
              disk,
              FakeSigner.of(name),
              () -> new byte[16],
              now,
              (ledger, index, entry) -> seen.add(entry));
    }

    Member member() {
      if (member == null) {
        throw new IllegalStateException(name + " is not open");
      }
      return member;
    }

    LedgerId own() {
      return member().own();
    }

    List<Outcome> say(Draft... drafts) {
      Member.Submitted submitted = member().submit(now, List.of(drafts));
      carryOut(submitted.effects());
      return submitted.outcomes();
    }

    /** A ledger as this node has it. */
    Ledger ledger(LedgerId id) {
      return member().ledgers().stream()
          .filter(ledger -> ledger.id().equals(id))
          .findFirst()
          .orElseThrow();
    }

    void carryOut(List<Effect> effects) {
      Deque<Effect> left = new ArrayDeque<>(effects);
      while (!left.isEmpty()) {
        switch (left.remove()) {
          case Effect.Send(String peer, Message.ToFeed message) -> {
            Feed to = (name.equals("sy") ? iq : sy).feed;
            if (to != null) {
              to.received(message).ifPresent(dropped::add);
            }
          }
          case Effect.Drop drop -> dropped.add(drop.reason());
          case Effect.Sign sign -> left.addAll(member().signed(now, sign.by(FakeSigner.of(name))));
          case Effect.Certified certified -> {}
          case Effect.Visible visible -> told.add(visible);
          case Effect.Supplemented more -> told.add(more);
        }
      }
    }
  }
}
