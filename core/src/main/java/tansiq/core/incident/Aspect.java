package tansiq.core.incident;

import java.util.Locale;

/** In what two reports of one incident can contradict each other. */
public enum Aspect {
  /** What happened. */
  CATEGORY,
  /** When, beyond both precisions. */
  WHEN,
  /** Where, beyond both radii. */
  WHERE,
  /** How many were killed. */
  DEAD,
  /** How many were injured. */
  INJURED,
  /** How many of whatever the category counts. */
  COUNT;

  /** The word in an answer. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
