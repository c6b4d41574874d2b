package tansiq.core.report;

import java.util.Locale;

/** The four families that a mark's hue tells apart. */
public enum Family {
  /** Force, and harm to civilians. */
  FORCE,
  /** Movement of forces and people. */
  MOVE,
  /** What hinders, provokes or endangers. */
  HINDER,
  /** What eases: notices and calm. */
  EASE;

  /** The word that the page's colour tokens use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
