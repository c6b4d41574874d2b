package tansiq.core.record;

import java.util.Locale;
import java.util.Optional;

/** What really happened, or a drill; the two never meet in a picture or a measure. */
public enum Status {
  /** What really happened. */
  ACTUAL,
  /** A drill. */
  EXERCISE;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The word in a record. */
  public String word() {
    return word;
  }

  /** The status of a word, or nothing for a word that is none. */
  public static Optional<Status> find(String word) {
    for (Status status : values()) {
      if (status.word().equals(word)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
