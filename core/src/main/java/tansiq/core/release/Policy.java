package tansiq.core.release;

import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tansiq.core.alliance.Alliance;
import tansiq.core.alliance.AllianceRecord;
import tansiq.core.alliance.Roster;
import tansiq.core.record.Audience;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.Label;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Level;

/**
 * Who may hold what of one ledger, as its author has arranged it by the entries applied so far.
 * Immutable; {@link #apply} answers the same object for all but the few alliance records.
 *
 * <p>A record is judged by the policy of the entries <em>before</em> it: walk a ledger in order,
 * ask first, then apply. A member that is pinned, put on a roster or given a higher ceiling later
 * may hold nothing older by that; only a {@code release} record, which is judged at its own place,
 * opens what is older. The one exception are alliance records: whoever is pinned by the policy that
 * is asked may hold all of them, earlier ones too, because without them it could not judge the
 * rest.
 *
 * <p>Default deny: a party, member or level that is not known means no. Levels and audiences only
 * narrow from the record to its sections, and a section is held only by who may hold the record.
 */
public final class Policy {
  private static final String ALL = "all";
  private static final String GROUP = "group:";

  private final Alliance alliance;

  private Policy(Alliance alliance) {
    this.alliance = alliance;
  }

  /** The policy before the first entry of a ledger: the author alone. */
  public static Policy none(LedgerId ledger) {
    return new Policy(Alliance.none(ledger));
  }

  /** The author's pins, rosters and ceilings in force. */
  public Alliance alliance() {
    return alliance;
  }

  /** The policy after one more entry of the ledger; entries come in order, none left out. */
  public Policy apply(Entry entry) {
    return entry instanceof Entry.Held held && AllianceRecord.isOne(held.header())
        ? new Policy(alliance.apply(entry))
        : this;
  }

  /** Whether a member may hold a section of a record at the next place of the ledger. */
  public boolean mayHold(String member, Header header, String section) {
    return rule(member, header, section) instanceof Rule.Holds;
  }

  /**
   * The sections that a member may hold of a record at the next place of the ledger. None means
   * that it may have the bare leaf only; any, that it may have the header too. In the order of
   * their names.
   */
  public Set<String> sectionsFor(String member, Header header) {
    if (!member.equals(author())) {
      if (ruleOfRecord(member, header.label()) instanceof Rule.Denied) {
        return Set.of();
      }
      if (!header.label().sections().isEmpty()) {
        Set<String> sections = new TreeSet<>();
        for (String section : header.sections().keySet()) {
          if (mayHold(member, header, section)) {
            sections.add(section);
          }
        }
        return sections;
      }
    }
    return header.sections().keySet();
  }

  /**
   * The sections that each of these members may hold, the author aside: what a group picture is
   * made from, if the members are those of the author's roster of the group. No members beside the
   * author: all sections.
   */
  public Set<String> sectionsForAll(Collection<String> members, Header header) {
    Set<String> sections = new TreeSet<>(header.sections().keySet());
    for (String member : members) {
      if (sections.isEmpty()) {
        break;
      }
      sections.retainAll(sectionsFor(member, header));
    }
    return sections;
  }

  /** Which pinned members, the author aside, may hold anything of a record, and which sections. */
  public SortedMap<String, Set<String>> holders(Header header) {
    SortedMap<String, Set<String>> holders = new TreeMap<>();
    for (String member : alliance.pins().keySet()) {
      Set<String> sections = sectionsFor(member, header);
      if (!sections.isEmpty() && !member.equals(author())) {
        holders.put(member, sections);
      }
    }
    return holders;
  }

  /** By which rule a member may, or may not, hold a section of a record at the next place. */
  public Rule rule(String member, Header header, String section) {
    if (!header.sections().containsKey(section)) {
      return new Rule.NoSuchSection();
    }
    Rule rule = ruleOfRecord(member, header.label());
    Label.Part part = header.label().sections().get(section);
    if (part == null || rule instanceof Rule.Denied || rule instanceof Rule.Author) {
      return rule;
    }
    Level level = part.level().orElse(header.label().level());
    if (level.compareTo(alliance.ceiling(member)) > 0) {
      return new Rule.AboveCeiling(level, alliance.ceiling(member));
    }
    return part.audience().map(narrower -> ruleOfAudience(member, narrower)).orElse(rule);
  }

  private Rule ruleOfRecord(String member, Label label) {
    if (member.equals(author())) {
      return new Rule.Author();
    }
    if (!alliance.isPinned(member)) {
      return new Rule.NotPinned();
    }
    if (label.level().compareTo(alliance.ceiling(member)) > 0) {
      return new Rule.AboveCeiling(label.level(), alliance.ceiling(member));
    }
    return ruleOfAudience(member, label.audience());
  }

  private Rule ruleOfAudience(String member, Audience audience) {
    if (audience.parties().contains(member)) {
      return new Rule.Named();
    }
    for (String party : audience.parties()) {
      if (party.equals(ALL)) {
        return new Rule.Pinned();
      }
      if (party.startsWith(GROUP)) {
        Roster roster = alliance.rosters().get(party.substring(GROUP.length()));
        if (roster != null && roster.members().contains(member)) {
          return new Rule.InGroup(roster.group());
        }
      }
    }
    return new Rule.NotInAudience();
  }

  private String author() {
    return alliance.ledger().member();
  }
}
