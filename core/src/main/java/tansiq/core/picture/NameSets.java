package tansiq.core.picture;

import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Sets of the names of sections, one for all records that have the same: there are few, and whoever
 * compares two of millions then mostly compares a set with itself. Only the sets met of late are
 * kept, each in a place that its names decide; any thread may put one.
 */
final class NameSets {
  private static final AtomicReferenceArray<@Nullable SortedSet<String>> KNOWN =
      new AtomicReferenceArray<>(64);

  private NameSets() {}

  /** An immutable set of these names, which are given in order. */
  static SortedSet<String> of(Set<String> names) {
    int hash = 0;
    for (String name : names) {
      hash = 31 * hash + 7 * name.length() + name.charAt(0);
    }
    int place = Math.floorMod(hash, KNOWN.length());
    SortedSet<String> known = KNOWN.get(place);
    if (known != null && isSame(known, names)) {
      return known;
    }
    SortedSet<String> fresh = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    KNOWN.set(place, fresh);
    return fresh;
  }

  private static boolean isSame(SortedSet<String> known, Set<String> names) {
    if (known.size() != names.size()) {
      return false;
    }
    Iterator<String> others = names.iterator();
    for (String name : known) {
      if (!name.equals(others.next())) {
        return false;
      }
    }
    return true;
  }
}
