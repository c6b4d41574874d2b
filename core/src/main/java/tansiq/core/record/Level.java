package tansiq.core.record;

import java.util.Locale;
import java.util.Optional;

/** How closely a record is held; ordered from the widest to the narrowest. */
public enum Level {
  /** May be shown to anybody who is in the audience. */
  OPEN,
  /** The default. */
  RESTRICTED,
  /** Held closely. */
  CONFIDENTIAL,
  /** Held most closely. */
  SECRET;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The word in a record. */
  public String word() {
    return word;
  }

  /** The level of a word, or nothing for a word that is none. */
  public static Optional<Level> find(String word) {
    for (Level level : values()) {
      if (level.word().equals(word)) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }
}
