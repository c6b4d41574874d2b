package tansiq.core.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tansiq.core.alliance.Ceiling;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonNumber;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.record.Audience;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.Label;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Level;

/**
 * Who may hold what of one ledger, worked out anew from the rule as it is written, without the code
 * that is under test: from the author's own whole records, by enumerating members.
 */
final class Oracle {
  private final LedgerId ledger;
  private final List<String> members;
  private final SortedSet<String> pinned = new TreeSet<>();
  private final SortedMap<String, SortedSet<String>> rosters = new TreeMap<>();
  private final SortedMap<String, Level> ceilings = new TreeMap<>();
  private final List<Judged> judged = new ArrayList<>();

  /** An entry, and by member which of its sections it may hold. */
  private record Judged(
      Entry.Held record,
      boolean arranges,
      SortedMap<String, SortedSet<String>> rosters,
      SortedMap<String, SortedSet<String>> labelled,
      SortedMap<String, SortedSet<String>> released) {
    Header header() {
      return record.header();
    }
  }

  /** A release: its own place, and the place and the sections of what it opens. */
  private record Opened(int by, int index, SortedSet<String> sections) {}

  private final List<Opened> releases = new ArrayList<>();

  /** From here on, up to there, the author itself may have lost the bodies. */
  private long lostFrom = Long.MAX_VALUE;

  private long lostTo = Long.MAX_VALUE;

  /** What nobody within reach had when the author came back; somebody else may have it. */
  private final List<Entry.Held> gone = new ArrayList<>();

  /** Its author writes another epoch now. */
  private boolean ended;

  Oracle(LedgerId ledger, List<String> members) {
    this.ledger = ledger;
    this.members = members;
  }

  int size() {
    return judged.size();
  }

  /** The entry at an index, as its author wrote it. */
  Entry.Held record(long index) {
    return judged.get((int) index).record();
  }

  /** The oracle of the first entries alone: what a lost tail said counts no more. */
  Oracle first(long size) {
    Oracle first = new Oracle(ledger, members);
    judged.stream().limit(size).forEach(entry -> first.next(entry.record()));
    first.lostFrom = lostFrom;
    first.gone.addAll(gone);
    judged.stream().skip(size).forEach(entry -> first.gone.add(entry.record()));
    return first;
  }

  /** The author came back from a backup that had so much; what it has lost beyond is not known. */
  void loses(long from) {
    lostFrom = StrictMath.min(lostFrom, from);
    lostTo = Long.MAX_VALUE;
  }

  /** The author goes on from here: what comes now it has. */
  void goesOn() {
    lostTo = size();
    ended = false;
  }

  /**
   * The next record, by what the author's ledger has of it: what came back late is as it was
   * written, and its body may be lost. Nothing when it is none that its author has the body of.
   */
  Optional<Entry.Held> written(Entry entry) {
    for (Entry.Held record : gone) {
      if (record.leaf().equals(entry.leaf())) {
        lostTo = size() + 1L;
        return Optional.of(record);
      }
    }
    return entry instanceof Entry.Held held ? Optional.of(held) : Optional.empty();
  }

  /** The author goes on in another epoch. */
  void end() {
    ended = true;
  }

  boolean isEnded() {
    return ended;
  }

  /** Whether the author itself may have lost the body of an entry. */
  boolean isLost(long index) {
    return index >= lostFrom && index < lostTo;
  }

  /** Whether an entry was in the backup that its author came back from. */
  boolean isBackedUp(long index) {
    return index < lostFrom;
  }

  /** Whether these very sections were in the backup, at an index or after it. */
  boolean isBackedUp(long from, Entry.Held record) {
    return judged.stream()
        .limit(lostFrom)
        .skip(from)
        .anyMatch(entry -> entry.header().sections().equals(record.header().sections()));
  }

  /** All entries, as their author wrote them. */
  Stream<Entry.Held> records() {
    return judged.stream().map(Judged::record);
  }

  /** The pins, rosters and ceilings in force. */
  List<Object> arrangement() {
    return List.of(new TreeSet<>(pinned), new TreeMap<>(rosters), new TreeMap<>(ceilings));
  }

  /** Whether some entry has these very sections. */
  boolean has(Entry.Held record) {
    return judged.stream()
        .anyMatch(entry -> entry.header().sections().equals(record.header().sections()));
  }

  /** Takes in the next record of the author's. */
  void next(Entry.Held record) {
    Header header = record.header();
    boolean arranges = arrange(record);
    SortedMap<String, SortedSet<String>> allowed = new TreeMap<>();
    for (String member : members) {
      SortedSet<String> sections = new TreeSet<>();
      for (String section : header.sections().keySet()) {
        if (member.equals(ledger.member()) || may(member, header.label(), section)) {
          sections.add(section);
        }
      }
      allowed.put(member, sections);
    }
    judged.add(new Judged(record, arranges, new TreeMap<>(rosters), allowed, new TreeMap<>()));
    if (header.kind().equals("release")) {
      release(record, allowed);
    }
  }

  private boolean may(String member, Label label, String section) {
    Label.Part part = label.sections().get(section);
    Level own = part == null ? label.level() : part.level().orElse(label.level());
    Level level = own.compareTo(label.level()) > 0 ? own : label.level();
    return pinned.contains(member)
        && level.compareTo(ceilings.getOrDefault(member, Ceiling.DEFAULT)) <= 0
        && named(label.audience()).contains(member)
        && (part == null
            || part.audience().isEmpty()
            || named(part.audience().get()).contains(member));
  }

  private SortedSet<String> named(Audience audience) {
    SortedSet<String> named = new TreeSet<>();
    for (String party : audience.parties()) {
      if (party.equals("all")) {
        named.addAll(pinned);
      } else if (party.startsWith("group:")) {
        named.addAll(rosters.getOrDefault(party.substring(6), new TreeSet<>()));
      } else {
        named.add(party);
      }
    }
    return named;
  }

  private boolean arrange(Entry.Held record) {
    String kind = record.header().kind();
    if (!List.of("pin", "roster", "ceiling", "epoch").contains(kind)) {
      return false;
    }
    JsonObject content = content(record);
    switch (kind) {
      case "pin" -> pinned.add(text(content, "member"));
      case "roster" -> {
        SortedSet<String> roster = new TreeSet<>();
        if (content.find("members") instanceof JsonArray array) {
          array.items().forEach(item -> roster.add(((JsonString) item).value()));
        }
        rosters.put(text(content, "group"), roster);
      }
      case "ceiling" ->
          ceilings.put(text(content, "member"), Level.find(text(content, "level")).orElseThrow());
      default -> {}
    }
    return true;
  }

  /** The content of the section that is named like the kind. */
  private static JsonObject content(Entry.Held record) {
    return Objects.requireNonNull(record.sections().get(record.header().kind())).content();
  }

  private static String text(JsonObject content, String name) {
    return content.find(name) instanceof JsonString(String value) ? value : "";
  }

  private void release(Entry.Held record, SortedMap<String, SortedSet<String>> to) {
    JsonObject content = content(record);
    if (content.find("index") instanceof JsonNumber number
        && content.find("sections") instanceof JsonArray sections) {
      int index = (int) number.toLong();
      SortedSet<String> names = new TreeSet<>();
      sections.items().forEach(section -> names.add(text((JsonObject) section, "name")));
      releases.add(new Opened(judged.size() - 1, index, names));
      to.forEach((member, held) -> {
        if (held.contains("release")) {
          judged.get(index).released().computeIfAbsent(member, _ -> new TreeSet<>()).addAll(names);
        }
      });
    }
  }

  /** Whether a member may hold these sections of the entry at an index, by all that is known. */
  boolean mayHold(String member, long index, Iterable<String> sections) {
    if (index >= judged.size()) {
      return false;
    }
    Judged entry = judged.get((int) index);
    SortedSet<String> allowed = new TreeSet<>(allowed(entry, member));
    allowed.addAll(entry.released().getOrDefault(member, new TreeSet<>()));
    if (allowed.isEmpty()) {
      return false;
    }
    for (String section : sections) {
      if (!allowed.contains(section)) {
        return false;
      }
    }
    return true;
  }

  private SortedSet<String> allowed(Judged entry, String member) {
    return entry.arranges() && (pinned.contains(member) || member.equals(ledger.member()))
        ? new TreeSet<>(entry.header().sections().keySet())
        : entry.labelled().getOrDefault(member, new TreeSet<>());
  }

  /**
   * The sections of an entry that a member must have once all is mended: those that it may hold and
   * that reach it, from the author, by members that may hold them too.
   *
   * @param size how much of the ledger there is to have: releases beyond it reach nobody
   */
  SortedSet<String> owed(long index, long size, String member, Plan plan) {
    Judged entry = judged.get((int) index);
    SortedSet<String> owed = new TreeSet<>();
    for (String section : entry.header().sections().keySet()) {
      if (reaches(entry, section, plan).contains(member)) {
        owed.add(section);
      }
    }
    for (Opened release : releases) {
      if (release.index() == index
          && release.by() < size
          && !isLost(release.by())
          && reaches(judged.get(release.by()), "release", plan).contains(member)) {
        owed.addAll(release.sections());
      }
    }
    return owed;
  }

  private SortedSet<String> reaches(Judged entry, String section, Plan plan) {
    SortedSet<String> reached = new TreeSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(ledger.member()));
    while (!next.isEmpty()) {
      String member = next.remove();
      if (reached.add(member)) {
        for (String neighbour : plan.neighbours(member)) {
          if (allowed(entry, neighbour).contains(section)) {
            next.add(neighbour);
          }
        }
      }
    }
    return reached;
  }

  /** The sections of an entry that the picture of a group that a member is in shows. */
  SortedSet<String> shownTo(String member, long index) {
    Judged entry = judged.get((int) index);
    SortedSet<String> shown = new TreeSet<>();
    for (SortedSet<String> roster : entry.rosters().values()) {
      if (roster.contains(member)) {
        SortedSet<String> shared = new TreeSet<>(entry.header().sections().keySet());
        for (String each : roster) {
          shared.retainAll(allowed(entry, each));
        }
        shown.addAll(shared);
      }
    }
    return shown;
  }

  /**
   * Whether a group's picture shows a section of an entry: all on the roster of its place may hold
   * it, or it was released to all on the roster of the release's.
   */
  boolean isShownIn(String group, int index, String section, long size) {
    return isSharedBy(group, index, section)
        || releases.stream()
            .anyMatch(release ->
                release.index() == index
                    && release.by() < size
                    && release.sections().contains(section)
                    && isSharedBy(group, release.by(), "release"));
  }

  private boolean isSharedBy(String group, int index, String section) {
    Judged entry = judged.get(index);
    SortedSet<String> roster = entry.rosters().get(group);
    return roster != null
        && roster.stream().allMatch(member -> allowed(entry, member).contains(section));
  }

  /** The rosters of a group that were in force for any entry. */
  List<SortedSet<String>> rosters(String group) {
    return judged.stream()
        .map(entry -> entry.rosters().get(group))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
