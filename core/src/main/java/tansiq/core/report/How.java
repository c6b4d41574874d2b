package tansiq.core.report;

import java.util.Optional;

/**
 * How the author knows, with the usual two-character source grading (AJP-2.1: reliability of the
 * source from A, completely reliable, to F, cannot be judged; credibility of the content from 1,
 * confirmed by other sources, to 6, cannot be judged).
 *
 * @param reliability one letter from A to F
 * @param credibility from 1 to 6
 */
public record How(
    Optional<Means> means, Optional<Character> reliability, Optional<Integer> credibility) {
  /** Nothing is said. */
  public static final How NONE = new How(Optional.empty(), Optional.empty(), Optional.empty());

  /** Whether nothing is said. */
  public boolean isEmpty() {
    return equals(NONE);
  }
}
