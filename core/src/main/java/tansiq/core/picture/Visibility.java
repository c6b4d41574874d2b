package tansiq.core.picture;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tansiq.core.alliance.AllianceRecord;
import tansiq.core.alliance.Roster;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.Label;
import tansiq.core.record.LedgerId;
import tansiq.core.release.Policy;

/**
 * Which sections of one ledger's records each group picture shows: those that every member of the
 * group may hold, by the roster and the rules that the author had in force at the record's place.
 */
final class Visibility {
  /** Records come in few shapes; a hostile author's many must not fill the memory. */
  private static final int MOST_SHAPES = 1024;

  private static final SortedMap<String, SortedSet<String>> NO_GROUPS =
      Collections.emptySortedMap();

  private final TreeMap<Long, Policy> policies = new TreeMap<>();
  private final Set<Long> applied = new TreeSet<>();
  private final Map<Shape, SortedMap<String, SortedSet<String>>> shapes = new HashMap<>();
  private long size;

  /** What a judgement depends on besides the rules in force. */
  private record Shape(Label label, Set<String> sections) {}

  Visibility(LedgerId ledger) {
    policies.put(0L, Policy.none(ledger));
  }

  /** How many entries there are. */
  long size() {
    return size;
  }

  /** Notes the next entry, after it was judged. */
  void next(Entry entry) {
    Policy before = policies.lastEntry().getValue();
    Policy after = before.apply(entry);
    if (isAlliance(entry)) {
      applied.add(size);
    }
    size++;
    if (after != before) {
      policies.put(size, after);
      shapes.clear();
    }
  }

  /** Whether an entry arranges the alliance and was not held in full when its turn came. */
  boolean isNewAlliance(long index, Entry.Held entry) {
    return isAlliance(entry) && !applied.contains(index);
  }

  private static boolean isAlliance(Entry entry) {
    return entry instanceof Entry.Held held
        && AllianceRecord.isOne(held.header())
        && held.sections().containsKey(held.header().kind());
  }

  /**
   * For each group, the sections of a record at a place that the group picture shows; never none.
   */
  SortedMap<String, SortedSet<String>> groups(long index, Header header) {
    if (policies.lastEntry().getValue().alliance().rosters().isEmpty()) {
      return NO_GROUPS;
    }
    if (index != size) {
      return judge(policies.floorEntry(index).getValue(), header);
    }
    Shape shape = new Shape(header.label(), header.sections().keySet());
    SortedMap<String, SortedSet<String>> known = shapes.get(shape);
    if (known == null) {
      known = judge(policies.lastEntry().getValue(), header);
      if (shapes.size() == MOST_SHAPES) {
        shapes.clear();
      }
      shapes.put(shape, known);
    }
    return known;
  }

  private static SortedMap<String, SortedSet<String>> judge(Policy policy, Header header) {
    SortedMap<String, SortedSet<String>> groups = new TreeMap<>();
    for (Roster roster : policy.alliance().rosters().values()) {
      Set<String> visible = policy.sectionsForAll(roster.members(), header);
      if (!visible.isEmpty()) {
        groups.put(roster.group(), NameSets.of(new TreeSet<>(visible)));
      }
    }
    return groups;
  }
}
