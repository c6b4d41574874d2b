package tansiq.core.report;

import java.util.Locale;
import java.util.Optional;

/** By what means the author knows. */
public enum Means {
  /** With their own eyes. */
  SEEN,
  /** With their own ears. */
  HEARD,
  /** By an instrument. */
  SENSOR,
  /** From pictures or film. */
  IMAGERY,
  /** A witness told them. */
  TOLD,
  /** From a public outlet. */
  PRESS,
  /** From a document. */
  DOCUMENT,
  /** By other means. */
  OTHER;

  /** The word in a record. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The means of a word, or nothing for a word that is none. */
  public static Optional<Means> find(String word) {
    for (Means means : values()) {
      if (means.word().equals(word)) {
        return Optional.of(means);
      }
    }
    return Optional.empty();
  }
}
