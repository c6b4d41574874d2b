package tansiq.core.report;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tansiq.core.record.Audience;
import tansiq.core.record.Label;
import tansiq.core.record.Level;

/**
 * Fills in what an input leaves out of its label. The author's own word wins; else {@code vantage}
 * stays with the author, of {@code posture} only {@code coarse} goes out and only after 24 hours,
 * and of sexual violence and child recruitment only {@code coarse}, restricted.
 */
public final class Labelling {
  /**
   * The caveat of a record whose {@code coarse} section is due to be released, to the record's own
   * audience, 24 hours after its {@code at}. Until then the section's audience is the author.
   */
  public static final String COARSE_AFTER_24_H = "coarse-after-24h";

  private static final String COARSE = "coarse";

  /** What never leaves the author unless the author says so for that very section. */
  private static final Set<String> OWN = Set.of("vantage", ReportSections.INPUT);

  private Labelling() {}

  /**
   * The label of a report.
   *
   * @param present the sections that the record has
   */
  public static Label label(
      StatedLabel stated, Category category, Defaults defaults, Set<String> present) {
    Level level = stated.level().orElse(defaults.level());
    Audience audience = stated.audience().orElse(defaults.audience());
    SortedMap<String, Label.Part> parts = new TreeMap<>();
    SortedSet<String> caveats = new TreeSet<>(stated.caveats());
    boolean posture = category.branch() == Branch.POSTURE;
    boolean sensitive = isSensitive(category);
    for (String section : present) {
      Label.Part own = stated.sections().get(section);
      Optional<Level> ownLevel = own == null ? Optional.empty() : own.level();
      Optional<Audience> ownAudience = own == null ? Optional.empty() : own.audience();
      boolean coarse = section.equals(COARSE);
      if (ownAudience.isEmpty()
          && (OWN.contains(section) || (coarse ? posture : posture || sensitive))) {
        ownAudience = Optional.of(Audience.AUTHOR);
        if (coarse && !audience.parties().isEmpty()) {
          caveats.add(COARSE_AFTER_24_H);
        }
      }
      if (ownLevel.isEmpty() && coarse && sensitive && level == Level.OPEN) {
        ownLevel = Optional.of(Level.RESTRICTED);
      }
      if (ownLevel.isPresent() || ownAudience.isPresent()) {
        parts.put(section, new Label.Part(ownLevel, ownAudience));
      }
    }
    return new Label(level, audience, caveats, parts);
  }

  /** The label of a retraction: it says nothing but that a report is taken back, and why. */
  static Label label(StatedLabel stated, Defaults defaults, Set<String> present) {
    SortedMap<String, Label.Part> parts = new TreeMap<>(stated.sections());
    if (present.contains(ReportSections.INPUT)) {
      parts.put(
          ReportSections.INPUT, new Label.Part(Optional.empty(), Optional.of(Audience.AUTHOR)));
    }
    return new Label(
        stated.level().orElse(defaults.level()),
        stated.audience().orElse(defaults.audience()),
        stated.caveats(),
        parts);
  }

  /**
   * What an amendment that states no audience takes over from the record that it amends: whatever
   * the author kept close there stays close here.
   */
  static StatedLabel inherited(StatedLabel stated, Label referred) {
    SortedMap<String, Label.Part> parts = new TreeMap<>(referred.sections());
    SortedSet<String> caveats = new TreeSet<>(referred.caveats());
    if (caveats.remove(COARSE_AFTER_24_H)) {
      // The part that keeps coarse with the author until it is due is set anew, with its caveat.
      parts.remove(COARSE);
    }
    parts.putAll(stated.sections());
    caveats.addAll(stated.caveats());
    Level level = stated.level().orElse(referred.level());
    return new StatedLabel(Optional.of(level), Optional.of(referred.audience()), caveats, parts);
  }

  /** What a retraction that states no audience takes over: who held the report learns of it. */
  static StatedLabel inheritedAudience(StatedLabel stated, Label referred) {
    return new StatedLabel(
        Optional.of(stated.level().orElse(referred.level())),
        Optional.of(referred.audience()),
        stated.caveats(),
        Collections.unmodifiableSortedMap(new TreeMap<>(stated.sections())));
  }

  private static boolean isSensitive(Category category) {
    return category.branch() == Branch.CIVILIANS
        && (category.leaf().equals("sexual-violence")
            || category.leaf().equals("child-recruitment"));
  }
}
