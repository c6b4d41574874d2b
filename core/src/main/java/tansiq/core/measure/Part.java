package tansiq.core.measure;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whose reports are counted.
 *
 * @param name as an audience names it: {@code sy}, {@code group:trio}, {@code all}
 * @param members never none
 */
public record Part(String name, Kind kind, SortedSet<String> members) {
  /** How a part lies in the whole. */
  public enum Kind {
    /** One member alone. */
    MEMBER("member"),
    /** A named group of which every member belongs to the whole, and not all of them. */
    GROUP("group"),
    /** All members of the whole. */
    WHOLE("whole");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word in an answer. */
    public String word() {
      return word;
    }
  }

  /** Copies the members in; throws when there are none. */
  public Part {
    members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
    if (members.isEmpty()) {
      throw new IllegalArgumentException(name + " has no members");
    }
  }
}
