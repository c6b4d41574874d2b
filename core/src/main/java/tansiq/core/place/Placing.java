package tansiq.core.place;

import java.util.Locale;
import java.util.Optional;

/** How a point came about. */
public enum Placing {
  /** The author gave it. */
  GIVEN,
  /** A place of the gazetteer bears the name. */
  PLACE,
  /** An admin area bears the name. */
  AREA,
  /** The alias file knows the name. */
  ALIAS;

  /** The word in a record. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The placing of a word, or nothing for a word that is none. */
  public static Optional<Placing> find(String word) {
    for (Placing placing : values()) {
      if (placing.word().equals(word)) {
        return Optional.of(placing);
      }
    }
    return Optional.empty();
  }
}
