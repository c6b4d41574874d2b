package tansiq.node.loop;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import tansiq.core.exchange.Message;

/**
 * What waits for the one writer. Senders wait while their own place is full, each for itself: of
 * submissions so many drafts, of each peer so many messages. Each turn takes something of
 * everybody, so that no one's backlog starves another.
 */
final class Mailbox {
  /** Drafts that may wait before a submitter does. */
  static final int MOST_DRAFTS = 16_384;

  /** Drafts that are kept with one sync. */
  static final int DRAFTS_A_TURN = 4_096;

  /** Messages of one peer that may wait before nothing more is read from it. */
  static final int MOST_MESSAGES = 4;

  /** A message and whose it is. */
  record Received(String peer, Message.ToTaker message) {}

  /** What is done in one turn, in this order. */
  record Turn(List<Runnable> commands, List<Submission> submissions, List<Received> received) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition emptied = lock.newCondition();
  private final Deque<Runnable> commands = new ArrayDeque<>();
  private final Deque<Submission> submissions = new ArrayDeque<>();
  private final Map<String, Deque<Message.ToTaker>> inboxes = new HashMap<>();
  private int drafts;
  private boolean closed;

  /** Puts a command, which never waits: there are few, and a peer cannot cause many. */
  boolean put(Runnable command) {
    lock.lock();
    try {
      commands.add(command);
      filled.signal();
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Puts a submission when there is room; false when the box is closed. */
  boolean put(Submission submission) throws InterruptedException {
    lock.lock();
    try {
      while (!closed && drafts > 0 && drafts + submission.drafts().size() > MOST_DRAFTS) {
        emptied.await();
      }
      if (closed) {
        return false;
      }
      drafts += submission.drafts().size();
      submissions.add(submission);
      filled.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Opens a place for a peer that has connected. */
  void open(String peer) {
    lock.lock();
    try {
      inboxes.put(peer, new ArrayDeque<>());
    } finally {
      lock.unlock();
    }
  }

  /** Takes a peer's place away, and what was in it. */
  void shut(String peer) {
    lock.lock();
    try {
      inboxes.remove(peer);
      emptied.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Puts a message when there is room; what a peer without a place says is dropped. */
  void put(String peer, Message.ToTaker message) throws InterruptedException {
    lock.lock();
    try {
      while (true) {
        Deque<Message.ToTaker> inbox = inboxes.get(peer);
        if (inbox == null || closed) {
          return;
        }
        if (inbox.size() < MOST_MESSAGES) {
          inbox.add(message);
          filled.signal();
          return;
        }
        emptied.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The next turn; an empty one after so many milliseconds, nothing once the box is closed. */
  Optional<Turn> take(long millis) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (!closed && isEmpty() && left > 0) {
        left = filled.awaitNanos(left);
      }
      if (closed) {
        return Optional.empty();
      }
      List<Submission> batch = new ArrayList<>();
      int taken = 0;
      while (!submissions.isEmpty()
          && (batch.isEmpty() || taken + submissions.getFirst().drafts().size() <= DRAFTS_A_TURN)) {
        Submission next = submissions.removeFirst();
        taken += next.drafts().size();
        batch.add(next);
      }
      drafts -= taken;
      List<Received> received = new ArrayList<>();
      inboxes.forEach((peer, inbox) -> {
        if (!inbox.isEmpty()) {
          received.add(new Received(peer, inbox.removeFirst()));
        }
      });
      Turn turn = new Turn(List.copyOf(commands), batch, received);
      commands.clear();
      emptied.signalAll();
      return Optional.of(turn);
    } finally {
      lock.unlock();
    }
  }

  /** How many drafts wait. */
  int drafts() {
    lock.lock();
    try {
      return drafts;
    } finally {
      lock.unlock();
    }
  }

  /** Closes the box; the submissions that were not taken are given back. */
  List<Submission> close() {
    lock.lock();
    try {
      closed = true;
      List<Submission> left = List.copyOf(submissions);
      submissions.clear();
      filled.signalAll();
      emptied.signalAll();
      return left;
    } finally {
      lock.unlock();
    }
  }

  private boolean isEmpty() {
    return commands.isEmpty()
        && submissions.isEmpty()
        && inboxes.values().stream().allMatch(Deque::isEmpty);
  }
}
