package tansiq.node.example;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tansiq.core.place.Names;
import tansiq.core.record.Level;
import tansiq.node.example.ExampleMember.Kind;

/** Who is in the alliance, for a number of members: {@code alliance.txt} cut to size. */
final class Roster {
  /** The four states, in the order in which the alliance is cut. */
  static final List<String> STATES = List.of("ru", "ir", "sy", "iq");

  /** The information centre. */
  static final String CENTRE = "centre";

  private final Map<String, ExampleMember> members = new LinkedHashMap<>();
  private final List<ExampleGroup> groups = new ArrayList<>();
  private final List<ExampleCeiling> ceilings = new ArrayList<>();
  private LocalDate openingFrom = LocalDate.EPOCH;
  private LocalDate openingTo = LocalDate.EPOCH;

  /** The first so many states and missions, and the centre. */
  Roster(int size) {
    int room = size;
    for (String line : Table.lines("alliance.txt")) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split("\\|", -1);
      String[] words = parts[0].strip().split(" +", -1);
      switch (words[0]) {
        case "member", "mission" -> {
          if (room > 0) {
            room--;
            Kind kind = words[0].equals("member") ? Kind.STATE : Kind.MISSION;
            add(new ExampleMember(words[1], kind, words[2], names(parts)));
          }
        }
        case "centre" -> add(new ExampleMember(words[1], Kind.CENTRE, words[2], names(parts)));
        case "named" -> add(new ExampleMember(words[1], Kind.NAMED, "", names(parts)));
        case "group" -> addGroup(words, names(parts));
        case "ceiling" -> addCeiling(words[1], words[2], words[3]);
        case "opening" -> {
          openingFrom = LocalDate.parse(words[1]);
          openingTo = LocalDate.parse(words[2]);
        }
        default -> throw new IllegalStateException("alliance.txt: " + line);
      }
    }
  }

  private void add(ExampleMember member) {
    members.put(member.word(), member);
  }

  private static Names names(String[] parts) {
    return Names.of(
        "en",
        parts[1].strip(),
        "ar",
        parts[2].strip(),
        "fa",
        parts[3].strip(),
        "ru",
        parts[4].strip());
  }

  private void addGroup(String[] words, Names names) {
    List<String> present = new ArrayList<>();
    boolean waits = false;
    for (String word : List.of(words).subList(2, words.length)) {
      if (word.equals("missions")) {
        List<String> missions = words(Set.of(Kind.MISSION));
        present.addAll(missions);
        waits = missions.isEmpty();
      } else if (members.containsKey(word)) {
        present.add(word);
      }
    }
    // A group of one shares with nobody, and a group for missions is none without them.
    if (present.size() > 1 && !waits) {
      groups.add(new ExampleGroup(words[1], names, present));
    }
  }

  private void addCeiling(String author, String member, String level) {
    if (members.containsKey(author) && members.containsKey(member)) {
      ceilings.add(new ExampleCeiling(author, member, Level.find(level).orElseThrow()));
    }
  }

  private List<String> words(Set<Kind> kinds) {
    return members.values().stream()
        .filter(member -> kinds.contains(member.kind()))
        .map(ExampleMember::word)
        .toList();
  }

  /** Those with a node, the centre last. */
  List<ExampleMember> withNode() {
    return members.values().stream().filter(member -> member.kind() != Kind.NAMED).toList();
  }

  /** Those without. */
  List<ExampleMember> named() {
    return members.values().stream().filter(member -> member.kind() == Kind.NAMED).toList();
  }

  /** States and missions: those that the deal counts. */
  List<String> counted() {
    return words(Set.of(Kind.STATE, Kind.MISSION));
  }

  /** A member with a node. */
  ExampleMember get(String word) {
    ExampleMember member = members.get(word);
    if (member == null || member.kind() == Kind.NAMED) {
      throw new IllegalArgumentException("no member with a node: " + word);
    }
    return member;
  }

  private String owner(String word) {
    int at = STATES.indexOf(word);
    int present = StrictMath.min(counted().size(), STATES.size());
    return at < present ? word : STATES.get(at % present);
  }

  /**
   * Who does the work of a state or of the centre: itself, or for a state that is not there, the
   * one in its place when the list of states starts over.
   */
  String ownerOf(String word) {
    return word.equals(CENTRE) ? word : owner(word);
  }

  /** Whether all four states are there. */
  boolean hasAllStates() {
    return members.keySet().containsAll(STATES);
  }

  /** Whether a group exists in an alliance of this size. */
  boolean hasGroup(String word) {
    return groups.stream().anyMatch(group -> group.word().equals(word));
  }

  /** Whether a group exists and has this member. */
  boolean isIn(String member, String group) {
    return groups.stream()
        .anyMatch(each -> each.word().equals(group) && each.members().contains(member));
  }

  /** The members of a group that have a node. */
  List<String> nodesOf(String group) {
    for (ExampleGroup each : groups) {
      if (each.word().equals(group)) {
        Set<String> named = new TreeSet<>(words(Set.of(Kind.NAMED)));
        return each.members().stream().filter(member -> !named.contains(member)).toList();
      }
    }
    throw new IllegalArgumentException("no group " + group);
  }

  List<ExampleGroup> groups() {
    return List.copyOf(groups);
  }

  List<ExampleCeiling> ceilings() {
    return List.copyOf(ceilings);
  }

  LocalDate openingFrom() {
    return openingFrom;
  }

  LocalDate openingTo() {
    return openingTo;
  }
}
