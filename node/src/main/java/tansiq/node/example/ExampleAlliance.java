package tansiq.node.example;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tansiq.core.json.Verdict;

/**
 * The example alliance for a number of members: who is in it, and what each would file. The facts
 * are real and the reporters invented; the scripted layer is invented altogether; the talks are as
 * public record has them, in our words. Immutable and thread-safe; two of one size are the same to
 * the byte.
 */
public final class ExampleAlliance {
  /** The fewest members besides the centre. */
  public static final int FEWEST = 2;

  /** The most members besides the centre. */
  public static final int MOST = 20;

  private final Roster roster;
  private final Map<String, List<ExampleReport>> reports = new LinkedHashMap<>();
  private final Map<String, List<ExampleReport>> passedOn = new LinkedHashMap<>();
  private final List<ExampleTalk> talks;

  private ExampleAlliance(Roster roster) {
    this.roster = roster;
    for (ExampleMember member : roster.withNode()) {
      reports.put(member.word(), new ArrayList<>());
      passedOn.put(member.word(), new ArrayList<>());
    }
    Places places = new Places();
    List<ExampleReport> all = new ArrayList<>(Facts.reports(roster, places));
    all.addAll(Script.reports(roster, places));
    for (ExampleReport report : all) {
      of(report.passedOn().isPresent() ? passedOn : reports, report.member()).add(report);
    }
    talks = roster.hasAllStates() ? talks(roster, own(all)) : List.of();
  }

  /** What a member files of its own, by its {@code ext}: only that has an id before talks begin. */
  private static Map<String, String> own(List<ExampleReport> all) {
    return all.stream()
        .filter(report -> report.passedOn().isEmpty())
        .collect(Collectors.toMap(ExampleReport::ext, ExampleReport::member));
  }

  private static List<ExampleTalk> talks(Roster roster, Map<String, String> reports) {
    Set<String> parties = new HashSet<>();
    roster.withNode().forEach(member -> parties.add(member.word()));
    Set<String> members = Set.copyOf(parties);
    roster.groups().forEach(group -> parties.add("group:" + group.word()));
    return switch (TalkScript.read(
        Table.lines(TalkScript.FILE), members, parties, reports.keySet())) {
      case Verdict.Accepted<List<ExampleTalk>>(List<ExampleTalk> read) -> read;
      case Verdict.Refused<List<ExampleTalk>>(String field, String reason) ->
          throw new IllegalStateException(field + ": " + reason);
    };
  }

  /**
   * The alliance with so many members besides the centre.
   *
   * @param members from {@link #FEWEST} to {@link #MOST}; beyond four, invented monitoring missions
   *     join, and below four, groups shrink
   */
  public static ExampleAlliance of(int members) {
    if (members < FEWEST || members > MOST) {
      throw new IllegalArgumentException("2 to 20 members, not " + members);
    }
    return new ExampleAlliance(new Roster(members));
  }

  private static List<ExampleReport> of(Map<String, List<ExampleReport>> map, String member) {
    List<ExampleReport> list = map.get(member);
    if (list == null) {
      throw new IllegalArgumentException("no member with a node: " + member);
    }
    return list;
  }

  /** Those with a node of their own; the information centre is the last. */
  public List<ExampleMember> members() {
    return roster.withNode();
  }

  /** Those that a group names and that have no node. */
  public List<ExampleMember> named() {
    return roster.named();
  }

  /** The groups that exist in an alliance of this size. */
  public List<ExampleGroup> groups() {
    return roster.groups();
  }

  /** What members grant to each other beyond {@code restricted}. */
  public List<ExampleCeiling> ceilings() {
    return roster.ceilings();
  }

  /** The beginning of the days that a page shows first. */
  public Instant openingFrom() {
    return roster.openingFrom().atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The end of the days that a page shows first. */
  public Instant openingTo() {
    return roster.openingTo().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(1);
  }

  /** How many inputs there are: for a progress bar. */
  public int total() {
    return talks.size()
        + Stream.concat(reports.values().stream(), passedOn.values().stream())
            .mapToInt(List::size)
            .sum();
  }

  /** What a member files of its own, amendments and retractions after what they change. */
  public Stream<ExampleReport> reports(String member) {
    return of(reports, member).stream();
  }

  /**
   * What a member passes on. File these after {@link #reports} of all members, with {@link
   * ExampleReport#naming}: an input names the record that it passes on by an id which only exists
   * then.
   */
  public Stream<ExampleReport> passedOn(String member) {
    return of(passedOn, member).stream();
  }

  /**
   * What members say, in the order to file it in: after {@link #reports} of all, of which some lie
   * beside it as papers. None in an alliance of fewer than four: the talks are those of the four.
   */
  public List<ExampleTalk> talks() {
    return talks;
  }

  /**
   * The report that a talk names, by the {@code ext} that it has at its author.
   *
   * @return nothing when the name is the key of a talk
   */
  public Optional<ExampleReport.PassedOn> reportNamed(String name) {
    return reports.entrySet().stream()
        .filter(each -> each.getValue().stream().anyMatch(report -> report.ext().equals(name)))
        .map(each -> new ExampleReport.PassedOn(each.getKey(), name))
        .findFirst();
  }
}
