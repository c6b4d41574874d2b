package tansiq.core.report;

import java.util.Set;
import tansiq.core.record.Label;

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

  private Labelling() {}

  /**
   * The label of a report.
   *
   * @param present the sections that the record has
   */
  public static Label label(
      StatedLabel stated, Category category, Defaults defaults, Set<String> present) {
    throw new UnsupportedOperationException();
  }
}
