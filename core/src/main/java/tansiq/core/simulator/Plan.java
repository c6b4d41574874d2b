package tansiq.core.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import tansiq.core.alliance.AllianceRecord;
import tansiq.core.alliance.Ceiling;
import tansiq.core.alliance.Pin;
import tansiq.core.alliance.Roster;
import tansiq.core.proof.FakeSigner;
import tansiq.core.proof.Hash;
import tansiq.core.record.Level;

/**
 * Who is in an alliance, who is linked to whom, and which rosters and ceilings its members begin
 * with. Drawn from a seed.
 *
 * @param members their names, in order
 * @param links pairs of members
 * @param groups the members of each group
 * @param loss of a member's disk, if one is lost
 * @param liar the member that lies about what others said, if one does
 */
record Plan(
    List<String> members,
    SortedSet<Link> links,
    SortedMap<String, SortedSet<String>> groups,
    Optional<Loss> loss,
    Optional<String> liar) {
  private static final List<String> NAMES = List.of("ru", "ir", "sy", "iq", "centre", "m5", "m6");
  private static final List<Level> LEVELS = List.of(Level.values());
  private static final List<String> GROUPS = List.of("four", "trio", "border");

  /** An undirected link; {@code a} comes before {@code b}. */
  record Link(String a, String b) implements Comparable<Link> {
    static Link of(String one, String other) {
      return one.compareTo(other) < 0 ? new Link(one, other) : new Link(other, one);
    }

    @Override
    public int compareTo(Link other) {
      int order = a.compareTo(other.a);
      return order != 0 ? order : b.compareTo(other.b);
    }
  }

  /**
   * A member whose disk is lost, and which comes back from a backup.
   *
   * @param backup the step at which the backup is taken
   * @param loss the step at which the disk is lost
   * @param isolated whether its peers are out of reach then, so that a person opens a new epoch
   */
  record Loss(String member, int backup, int loss, boolean isolated) {}

  static Plan draw(SplittableRandom random) {
    List<String> members = NAMES.subList(0, 2 + random.nextInt(NAMES.size() - 1));
    SortedMap<String, SortedSet<String>> groups = new TreeMap<>();
    for (String group : GROUPS.subList(0, 1 + random.nextInt(GROUPS.size()))) {
      groups.put(group, some(members, random));
    }
    return new Plan(
        members, links(members, random), groups, loss(members, random), liar(members, random));
  }

  private static Optional<Loss> loss(List<String> members, SplittableRandom random) {
    int backup = 2 + random.nextInt(20);
    Loss loss =
        new Loss(
            members.get(random.nextInt(members.size())),
            backup,
            backup + 5 + random.nextInt(30),
            random.nextBoolean());
    return random.nextInt(5) < 2 ? Optional.of(loss) : Optional.empty();
  }

  private static Optional<String> liar(List<String> members, SplittableRandom random) {
    String liar = members.get(random.nextInt(members.size()));
    return random.nextInt(4) == 0 ? Optional.of(liar) : Optional.empty();
  }

  /** A tree over all members, from a chain to a star, with more links up to a mesh. */
  private static SortedSet<Link> links(List<String> members, SplittableRandom random) {
    SortedSet<Link> links = new TreeSet<>();
    int shape = random.nextInt(3);
    for (int i = 1; i < members.size(); i++) {
      int to =
          switch (shape) {
            case 0 -> i - 1;
            case 1 -> 0;
            default -> random.nextInt(i);
          };
      links.add(Link.of(members.get(i), members.get(to)));
    }
    double more = random.nextInt(3) / 2.0;
    for (int i = 0; i < members.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (random.nextDouble() < more) {
          links.add(Link.of(members.get(i), members.get(j)));
        }
      }
    }
    return links;
  }

  /** At least one of the members, each as likely as not. */
  static SortedSet<String> some(List<String> members, SplittableRandom random) {
    SortedSet<String> some = new TreeSet<>();
    some.add(members.get(random.nextInt(members.size())));
    for (String member : members) {
      if (random.nextInt(3) > 0) {
        some.add(member);
      }
    }
    return some;
  }

  SortedSet<String> neighbours(String member) {
    SortedSet<String> neighbours = new TreeSet<>();
    for (Link link : links) {
      if (link.a().equals(member)) {
        neighbours.add(link.b());
      } else if (link.b().equals(member)) {
        neighbours.add(link.a());
      }
    }
    return neighbours;
  }

  /** What a member says first. */
  List<AllianceRecord> beginning(String member, SplittableRandom random) {
    List<AllianceRecord> said = new ArrayList<>();
    for (String other : members) {
      if (!other.equals(member)) {
        said.add(pin(other));
      }
    }
    groups.forEach((group, roster) -> {
      if (random.nextInt(5) > 0) {
        said.add(new Roster(group, new TreeMap<>(), roster));
      }
    });
    for (String other : members) {
      if (random.nextInt(3) == 0) {
        said.add(ceiling(other, random));
      }
    }
    return said;
  }

  static Ceiling ceiling(String member, SplittableRandom random) {
    return new Ceiling(member, level(random));
  }

  static Level level(SplittableRandom random) {
    return LEVELS.get(random.nextInt(LEVELS.size()));
  }

  static Pin pin(String member) {
    Hash none = new Hash(0, 0, 0, 0);
    return new Pin(member, new TreeMap<>(), FakeSigner.of(member).key(), none, none);
  }
}
