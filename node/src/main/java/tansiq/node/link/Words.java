package tansiq.node.link;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tansiq.core.alliance.Roster;
import tansiq.core.picture.Cut;
import tansiq.core.picture.Scope;
import tansiq.core.record.Status;
import tansiq.node.loop.Loop;
import tansiq.node.loop.Published;

/**
 * What this node tells its neighbours about its picture, and how what they tell compares. A
 * neighbour is told the digests of the groups that both are in, by this member's own rosters, and
 * of no other. Safe for any thread.
 */
public final class Words {
  /** How a neighbour's picture of a group stands to this node's. */
  public enum Standing {
    /** The same digest. */
    SAME,
    /** Another digest of the same records: one of the two is wrong. */
    DIFFERS,
    /** Made from other records; it may become the same by itself. */
    BEHIND,
    /** The neighbour has not told. */
    UNKNOWN
  }

  /** Own pictures that are remembered: those of the last half minute, when they change often. */
  private static final int MOST_PAST = 64;

  private final String self;
  private final Loop loop;
  private final Map<Cut, SortedMap<String, String>> past = new LinkedHashMap<>();

  /** Words about the pictures of a loop. */
  public Words(String self, Loop loop) {
    this.self = self;
    this.loop = loop;
  }

  /** What is told of a group and status is known by. */
  public static String key(String group, Status status) {
    return group + "/" + status.word();
  }

  /** What to tell a neighbour now, if it is not what it was told last. */
  Optional<Word> next(String peer, Optional<Word> told) {
    Published latest = loop.pictures().latest();
    SortedMap<String, String> digests = new TreeMap<>();
    for (Roster roster : loop.policy().alliance().rosters().values()) {
      if (roster.members().contains(self) && roster.members().contains(peer)) {
        for (Status status : Status.values()) {
          digests.put(
              key(roster.group(), status), latest.digest(new Scope.Group(roster.group()), status));
        }
      }
    }
    Word word = new Word(latest.picture().cut(), digests);
    remember(word);
    return told.equals(Optional.of(word)) ? Optional.empty() : Optional.of(word);
  }

  /** How what a neighbour told of a group and status compares with this node's own picture. */
  public Standing compare(String group, Status status, Optional<Word> heard) {
    String key = key(group, status);
    String theirs = heard.map(word -> word.digests().get(key)).orElse("");
    if (heard.isEmpty() || theirs.isEmpty()) {
      return Standing.UNKNOWN;
    }
    Published latest = loop.pictures().latest();
    String ours = latest.digest(new Scope.Group(group), status);
    if (ours.equals(theirs)) {
      return Standing.SAME;
    }
    Cut cut = heard.get().cut();
    String then = cut.equals(latest.picture().cut()) ? ours : past(cut, key);
    return then.isEmpty() || then.equals(theirs) ? Standing.BEHIND : Standing.DIFFERS;
  }

  private void remember(Word word) {
    synchronized (past) {
      past.computeIfAbsent(word.cut(), key -> new TreeMap<>()).putAll(word.digests());
      if (past.size() > MOST_PAST) {
        past.remove(past.keySet().iterator().next());
      }
    }
  }

  private String past(Cut cut, String key) {
    synchronized (past) {
      SortedMap<String, String> digests = past.get(cut);
      return digests == null ? "" : digests.getOrDefault(key, "");
    }
  }
}
