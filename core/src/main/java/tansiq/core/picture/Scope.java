package tansiq.core.picture;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** Whose records a layer of the picture is made from. */
public sealed interface Scope {
  /** All that this node holds. */
  record All() implements Scope {}

  /** What every member of a group may hold, by each author's own accepted roster. */
  record Group(String name) implements Scope {}

  /** What this node holds of some authors; folded anew on demand ({@link Fold#ofAuthors}). */
  record Authors(SortedSet<String> members) implements Scope {
    /** Copies the names in. */
    public Authors {
      members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
    }
  }
}
