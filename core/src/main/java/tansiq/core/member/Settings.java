package tansiq.core.member;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import tansiq.core.record.LedgerId;

/**
 * How a member is opened.
 *
 * @param member its name
 * @param addressed the peers that this node connects to by itself; a restored member waits for each
 *     of them that it has pinned
 * @param restored whether the data directory came from a backup
 */
public record Settings(String member, Set<String> addressed, boolean restored) {
  /** Checks the name's form and copies the peers in. */
  public Settings {
    addressed = Collections.unmodifiableSortedSet(new TreeSet<>(addressed));
    if (!LedgerId.isMember(member)) {
      throw new IllegalArgumentException("member " + member);
    }
  }
}
