package tansiq.core.measure;

import java.time.Duration;
import java.util.BitSet;
import java.util.Optional;

/** The figures of one part. Immutable. */
public final class Row {
  private final Part part;
  private final Alone alone;
  private final Figures figures;
  private final Optional<Earlier> earlier;

  /**
   * The part's picture had nobody else filed.
   *
   * @param reports that count
   * @param incidents that they settle into; more than the whole has of them where only others'
   *     reports join them
   * @param origins independent observations, each counted once an incident
   */
  public record Alone(long reports, long incidents, long origins) {}

  /**
   * By how much the whole was earlier, over the incidents of {@link Figure#LATER}: from the whole's
   * first own report to the part's.
   *
   * @param median of an even number the lesser of the two in the middle, so that it is some
   *     incident's
   */
  public record Earlier(Duration median, Duration least, Duration most) {}

  Row(Part part, Alone alone, Figures figures, Optional<Earlier> earlier) {
    this.part = part;
    this.alone = alone;
    this.figures = figures;
    this.earlier = earlier;
  }

  /** Whose figures. */
  public Part part() {
    return part;
  }

  /** What the part would see by itself. */
  public Alone alone() {
    return alone;
  }

  /** By how much the whole was earlier; absent where it never was. */
  public Optional<Earlier> earlier() {
    return earlier;
  }

  /** How many incidents of the whole. */
  public int count(Figure figure) {
    return set(figure).cardinality();
  }

  /** Which of the whole's incidents, by their place in it; not to be changed. */
  BitSet set(Figure figure) {
    return figures.get(figure);
  }
}
