package tansiq.core.incident;

import java.util.List;

/**
 * What the reports of an incident say of one count; two that differ are both kept, never averaged.
 * One origin counts once, by its latest report.
 *
 * @param low the smallest number that any report allows
 * @param high the largest number that any report allows, or -1 where one sets no upper bound
 * @param values the distinct best values, in the order in which they were filed; one alone means
 *     that no report differs
 */
public record Spread(int low, int high, List<Integer> values) {
  /** Copies the list in. */
  public Spread {
    values = List.copyOf(values);
  }
}
