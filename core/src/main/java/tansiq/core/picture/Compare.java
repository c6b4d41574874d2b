package tansiq.core.picture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import tansiq.core.record.LedgerId;

/** Tells two pictures apart, from values small enough to send. Pure. */
public final class Compare {
  private Compare() {}

  /**
   * A ledger of which one side has more.
   *
   * @param a how many records the one side has
   * @param b how many the other
   */
  public record Behind(LedgerId ledger, long a, long b) {}

  /** The ledgers of which the two cuts differ in size. */
  public static List<Behind> cuts(Cut a, Cut b) {
    SortedSet<LedgerId> all = new TreeSet<>(a.sizes().keySet());
    all.addAll(b.sizes().keySet());
    List<Behind> behind = new ArrayList<>();
    for (LedgerId ledger : all) {
      if (a.size(ledger) != b.size(ledger)) {
        behind.add(new Behind(ledger, a.size(ledger), b.size(ledger)));
      }
    }
    return behind;
  }

  /**
   * A child in which two outlines of the same path differ.
   *
   * @param path of the child, to ask both sides for next
   * @param a reports that the one side has below it, 0 when it has no such child
   * @param b reports that the other has
   */
  public record Difference(String path, long a, long b) {}

  /** The children that differ, in order; empty when the outlines are the same. */
  public static List<Difference> outlines(Outline a, Outline b) {
    if (!a.path().equals(b.path())) {
      throw new IllegalArgumentException(a.path() + " and " + b.path());
    }
    SortedMap<String, Outline.Child> left = byName(a);
    SortedMap<String, Outline.Child> right = byName(b);
    SortedSet<String> names = new TreeSet<>(left.keySet());
    names.addAll(right.keySet());
    List<Difference> differences = new ArrayList<>();
    for (String name : names) {
      Outline.Child one = left.get(name);
      Outline.Child other = right.get(name);
      if (one == null || other == null || !one.digest().equals(other.digest())) {
        String path = a.path().isEmpty() ? name : a.path() + "/" + name;
        differences.add(
            new Difference(
                path, one == null ? 0 : one.reports(), other == null ? 0 : other.reports()));
      }
    }
    return differences;
  }

  /**
   * Where two digest trees differ: records, or whole branches that one side alone has, in order.
   * Outlines are asked for only where the trees differ.
   *
   * @param a gives the outline at a path of the one side
   * @param b gives that of the other
   * @param most so many are enough
   */
  public static List<Difference> trees(
      Function<String, Outline> a, Function<String, Outline> b, int most) {
    List<Difference> found = new ArrayList<>();
    Deque<Difference> open = new ArrayDeque<>(outlines(a.apply(""), b.apply("")));
    while (!open.isEmpty() && found.size() < most) {
      Difference next = open.remove();
      if (next.a() == 0 || next.b() == 0 || next.path().split("/", -1).length == Outline.DEPTH) {
        found.add(next);
      } else {
        outlines(a.apply(next.path()), b.apply(next.path())).reversed().forEach(open::addFirst);
      }
    }
    return found;
  }

  private static SortedMap<String, Outline.Child> byName(Outline outline) {
    SortedMap<String, Outline.Child> byName = new TreeMap<>();
    outline.children().forEach(child -> byName.put(child.name(), child));
    return byName;
  }
}
