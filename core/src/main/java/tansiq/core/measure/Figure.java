package tansiq.core.measure;

import java.util.Locale;
import java.util.Optional;

/**
 * What is counted of a part, in incidents of the whole. {@link #TOLD} and {@link #NEVER} add up to
 * all incidents; {@link #FIRST}, {@link #LATER} and {@link #AFTERWARDS} to those told.
 */
public enum Figure {
  /** Some own report of the part tells of it. */
  TOLD,
  /**
   * The part knows it from two or more origins by itself: settled without anybody else's reports,
   * own reports of two or more origins join, and they stand in this incident.
   */
  JOINED,
  /** Joined by the part, and by none of its members alone. Always none for one member. */
  TOGETHER,
  /** The part told of it in time, and nobody in the whole did earlier. */
  FIRST,
  /** The part told of it in time, and somebody in the whole had before. */
  LATER,
  /**
   * The part told of it more than {@link Whole#IN_TIME} after it ended, or nobody says when it was:
   * such records say who entered first, not who knew first, and no hours are taken from them.
   */
  AFTERWARDS,
  /** No own report of the part tells of it. */
  NEVER;

  /** The word in an answer. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The figure of a word. */
  public static Optional<Figure> find(String word) {
    for (Figure figure : values()) {
      if (figure.word().equals(word)) {
        return Optional.of(figure);
      }
    }
    return Optional.empty();
  }
}
