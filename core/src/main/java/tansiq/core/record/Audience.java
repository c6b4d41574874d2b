package tansiq.core.record;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who besides the author may hold something, as written: each entry is a member's name, {@code
 * group:NAME}, or {@code all} (every member that the author has pinned). Empty means the author
 * alone. An entry that a reader does not know means nobody.
 */
public record Audience(SortedSet<String> parties) {
  /** The author alone. */
  public static final Audience AUTHOR = new Audience(new TreeSet<>());

  /** Every member that the author has pinned. */
  public static final Audience ALL = of("all");

  /** Copies the parties in; each is a word, or a word, a colon and a word. */
  public Audience {
    parties = Collections.unmodifiableSortedSet(new TreeSet<>(parties));
    if (!Words.are(Words::isParty, parties)) {
      throw new IllegalArgumentException("not a party: " + parties);
    }
  }

  /** Whether the text is a party by form; that it is known is another question. */
  public static boolean isParty(String text) {
    return Words.isParty(text);
  }

  /** These parties. */
  public static Audience of(String... parties) {
    return new Audience(new TreeSet<>(java.util.List.of(parties)));
  }

  /** These parties. */
  public static Audience of(Collection<String> parties) {
    return new Audience(new TreeSet<>(parties));
  }
}
