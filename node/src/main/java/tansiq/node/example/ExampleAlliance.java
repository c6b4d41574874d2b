package tansiq.node.example;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The example alliance for a number of members: who is in it, and what each would file. The facts
 * are real and the reporters invented; the scripted layer is invented altogether. Immutable and
 * thread-safe; two of one size are the same to the byte.
 */
public final class ExampleAlliance {
  /** The fewest members besides the centre. */
  public static final int FEWEST = 2;

  /** The most members besides the centre. */
  public static final int MOST = 20;

  private final Roster roster;
  private final Map<String, List<ExampleReport>> reports = new LinkedHashMap<>();
  private final Map<String, List<ExampleReport>> passedOn = new LinkedHashMap<>();

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
    return Stream.concat(reports.values().stream(), passedOn.values().stream())
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
}
