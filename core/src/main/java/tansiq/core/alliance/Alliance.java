package tansiq.core.alliance;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tansiq.core.json.Verdict;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Level;

/**
 * How an alliance stands by the word of one ledger's author, after some of its entries. Immutable;
 * copied at each alliance record, which are few.
 *
 * <p>What a hostile author can make others keep is bounded: beyond 1,024 members, 1,024 groups or
 * 16,384 alliance records further ones have no effect, here as everywhere.
 *
 * @param ledger the author's ledger
 * @param said how many alliance records had an effect
 * @param pins by member; the author itself may be among them
 * @param rosters the latest by group
 * @param ceilings the latest by member
 */
public record Alliance(
    LedgerId ledger,
    int said,
    SortedMap<String, Pin> pins,
    SortedMap<String, Roster> rosters,
    SortedMap<String, Level> ceilings) {
  /** Most alliance records of one ledger that have an effect. */
  public static final int RECORDS = 16_384;

  private static final int MOST = 1024;

  /** Copies the maps in. */
  public Alliance {
    pins = Names.copy(pins);
    rosters = Names.copy(rosters);
    ceilings = Names.copy(ceilings);
  }

  /** The standing before the first entry: nobody is known. */
  public static Alliance none(LedgerId ledger) {
    return new Alliance(ledger, 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }

  /** Whether the author has pinned a member; the author itself counts as pinned. */
  public boolean isPinned(String member) {
    return member.equals(ledger.member()) || pins.containsKey(member);
  }

  /** The highest level that the author grants to a member. */
  public Level ceiling(String member) {
    return ceilings.getOrDefault(member, Ceiling.DEFAULT);
  }

  /**
   * The standing after one more entry of the ledger. An entry that is no alliance record, or not a
   * well-formed one, changes nothing; the same object is returned.
   */
  public Alliance apply(Entry entry) {
    if (said >= RECORDS) {
      return this;
    }
    return AllianceRecord.read(entry)
        .map(verdict ->
            switch (verdict) {
              case Verdict.Accepted<? extends AllianceRecord>(AllianceRecord record) ->
                  with(record);
              case Verdict.Refused<? extends AllianceRecord> refused -> this;
            })
        .orElse(this);
  }

  private Alliance with(AllianceRecord record) {
    return switch (record) {
      case Pin pin -> with(pin);
      case Roster roster ->
          new Alliance(ledger, said + 1, pins, put(rosters, roster.group(), roster), ceilings);
      case Ceiling ceiling ->
          new Alliance(
              ledger, said + 1, pins, rosters, put(ceilings, ceiling.member(), ceiling.level()));
      case Epoch epoch -> this;
    };
  }

  private Alliance with(Pin pin) {
    Pin first = pins.get(pin.member());
    // Keys change by the member's own rotation record, never by another's second pin.
    Pin kept =
        first == null
            ? pin
            : new Pin(pin.member(), pin.name(), first.key(), first.recovery(), first.tls());
    return new Alliance(ledger, said + 1, put(pins, pin.member(), kept), rosters, ceilings);
  }

  private static <V> SortedMap<String, V> put(SortedMap<String, V> map, String name, V value) {
    if (map.size() >= MOST && !map.containsKey(name)) {
      return map;
    }
    Map<String, V> copy = new TreeMap<>(map);
    copy.put(name, value);
    return new TreeMap<>(copy);
  }
}
