package tansiq.core.report;

import java.util.Locale;
import java.util.Optional;
import tansiq.core.place.Names;

/** The first level of the categories. */
public enum Branch {
  /** Use of force. */
  FORCE(Family.FORCE),
  /** Forces and weapons where they stand. */
  POSTURE(Family.MOVE),
  /** Aircraft over the ground. */
  OVERFLIGHT(Family.MOVE),
  /** Harm to civilians; it counts everywhere, whatever an agreement excludes. */
  CIVILIANS(Family.FORCE),
  /** Monitors and aid hindered. */
  OBSTRUCTION(Family.HINDER),
  /** Short of force. */
  PROVOCATION(Family.HINDER),
  /** Over or along a border. */
  BORDER(Family.MOVE),
  /** Dangers to everybody. */
  HAZARD(Family.HINDER),
  /** Subjects of notice records; a report never has one. */
  NOTICE(Family.EASE),
  /** What was seen to be quiet. */
  CALM(Family.EASE);

  private final Family family;
  private final String word = name().toLowerCase(Locale.ROOT);

  Branch(Family family) {
    this.family = family;
  }

  /** The word in a category. */
  public String word() {
    return word;
  }

  /** The family that gives the mark its hue. */
  public Family family() {
    return family;
  }

  /** Whether an incident of this branch can break a clause: its mark is a disc, else a square. */
  public boolean canViolate() {
    return this != NOTICE && this != CALM;
  }

  /** What people call it, in English, Arabic, Persian and Russian. */
  public Names names() {
    return Categories.names(word());
  }

  /** The branch of a word, or nothing for a word that is none. */
  public static Optional<Branch> find(String word) {
    for (Branch branch : values()) {
      if (branch.word().equals(word)) {
        return Optional.of(branch);
      }
    }
    return Optional.empty();
  }
}
