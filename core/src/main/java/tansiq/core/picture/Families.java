package tansiq.core.picture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntBinaryOperator;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Rules on reports that refer to each other: which of them count, and which hang on another.
 *
 * <ul>
 *   <li>A report and all that amend it, one after the other or side by side, are versions of one
 *       report. The version filed last counts: the greatest epoch, then the greatest index.
 *   <li>Only an author's own later record amends or retracts: anything else that claims to is taken
 *       as if it claimed nothing.
 *   <li>A retraction takes back every version, whichever it names and whatever is filed after it.
 *   <li>A report passed on hangs on the version of the original that counts, however often it was
 *       passed on in between. It stops counting when the original is retracted. Where the original
 *       is not visible, the first of those that pass it on, in the order of settling, stands for it
 *       and the others hang on that one.
 *   <li>Of reports that pass each other on in a circle the one with the least id is the original.
 * </ul>
 *
 * <p>In a layer of some authors alone nothing stands for an original that is not there: what they
 * heard from others is not theirs to tell.
 *
 * <p>Each ruling follows from the visible records of a family alone.
 */
final class Families {
  /** A ruling: the report counts by itself. */
  static final int FREE = -1;

  /** A ruling: the report does not count. */
  static final int ASIDE = -2;

  private final Records records;
  private final Links links;

  /** Whether the layer shows a record of this number, and it is a report. */
  private final IntPredicate isShown;

  /** The order of settling, by record number. */
  private final IntBinaryOperator order;

  /** Whether what is passed on may stand for an original that is not visible. */
  private final boolean standsIn;

  Families(
      Records records,
      Links links,
      IntPredicate isShown,
      IntBinaryOperator order,
      boolean standsIn) {
    this.records = records;
    this.links = links;
    this.isShown = isShown;
    this.order = order;
    this.standsIn = standsIn;
  }

  /** Whether no visible record refers to this one, nor this one to any: nearly every report. */
  boolean isLoner(int record) {
    return links.amends(record) < 0
        && links.retracts(record) < 0
        && links.passesOn(record) < 0
        && !links.isReferredTo(record);
  }

  /**
   * Rules on all families of which a member is given.
   *
   * @return by record number: {@link #FREE}, {@link #ASIDE} or the number of the record that the
   *     report hangs on; all visible reports of these families and no others
   */
  Map<Integer, Integer> rule(Collection<Integer> members) {
    Map<Integer, Integer> rulings = new TreeMap<>();
    Set<Integer> seen = new HashSet<>();
    for (int member : members) {
      if (!seen.contains(member)) {
        List<Integer> family = gather(member);
        seen.addAll(family);
        ruleFamily(family, rulings);
      }
    }
    return rulings;
  }

  private List<Integer> gather(int member) {
    Set<Integer> found = new HashSet<>(List.of(member));
    Deque<Integer> open = new ArrayDeque<>(found);
    List<Integer> family = new ArrayList<>();
    while (!open.isEmpty()) {
      int record = open.remove();
      family.add(record);
      int[][] next = {
        {links.amends(record), links.retracts(record), links.passesOn(record)},
        links.amenders(record),
        links.retractors(record),
        links.passers(record)
      };
      for (int[] some : next) {
        for (int other : some) {
          if (other >= 0 && found.add(other)) {
            open.add(other);
          }
        }
      }
    }
    return family;
  }

  /** All versions of one report; without any where only its id is known. */
  private static final class Versions {
    final int root;
    int current = -1;
    boolean retracted;

    /** The versions that these pass on or come to in the end. */
    @Nullable Versions origin;

    Versions(int root) {
      this.root = root;
    }
  }

  private void ruleFamily(List<Integer> family, Map<Integer, Integer> rulings) {
    Map<Integer, Versions> byRoot = new HashMap<>();
    for (int record : family) {
      Versions versions = byRoot.computeIfAbsent(root(record), Versions::new);
      if (isShown.test(record)
          && (versions.current < 0 || records.compareFiling(record, versions.current) > 0)) {
        versions.current = record;
      }
      for (int retraction : links.retractors(record)) {
        versions.retracted |= records.isLaterOfSameAuthor(retraction, record);
      }
    }
    Map<Versions, Integer> standIns = new HashMap<>();
    for (Versions versions : byRoot.values()) {
      Versions origin = origin(versions, byRoot);
      versions.origin = origin;
      if (origin.current < 0 && versions.current >= 0 && !versions.retracted) {
        standIns.merge(origin, versions.current, (a, b) -> order.applyAsInt(a, b) <= 0 ? a : b);
      }
    }
    for (int record : family) {
      if (isShown.test(record)) {
        rulings.put(record, ruling(record, versions(record, byRoot), standIns));
      }
    }
  }

  private int ruling(int record, Versions versions, Map<Versions, Integer> standIns) {
    Versions origin = versions.origin;
    if (record != versions.current || versions.retracted || origin == null || origin.retracted) {
      return ASIDE;
    }
    if (origin.current < 0 && !standsIn) {
      return ASIDE;
    }
    int original = origin.current >= 0 ? origin.current : standIns.getOrDefault(origin, record);
    return original == record ? FREE : original;
  }

  /** The versions that a record of the family is one of: whoever is referred to is of it too. */
  private Versions versions(int record, Map<Integer, Versions> byRoot) {
    return Objects.requireNonNull(byRoot.get(root(record)));
  }

  private int root(int record) {
    int root = record;
    while (links.amends(root) >= 0 && records.isLaterOfSameAuthor(root, links.amends(root))) {
      root = links.amends(root);
    }
    return root;
  }

  private Versions origin(Versions from, Map<Integer, Versions> byRoot) {
    List<Versions> path = new ArrayList<>();
    Versions at = from;
    while (at.current >= 0 && links.passesOn(at.current) >= 0) {
      int circle = path.indexOf(at);
      if (circle >= 0) {
        return least(path.subList(circle, path.size()));
      }
      path.add(at);
      at = versions(links.passesOn(at.current), byRoot);
    }
    return at;
  }

  private Versions least(List<Versions> circle) {
    Versions least = circle.getFirst();
    for (Versions other : circle) {
      if (records.id(other.root).compareTo(records.id(least.root)) < 0) {
        least = other;
      }
    }
    return least;
  }
}
