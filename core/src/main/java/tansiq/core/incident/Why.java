package tansiq.core.incident;

import java.util.List;
import tansiq.core.proof.Hash;

/**
 * Why two reports were taken to tell of one incident.
 *
 * @param a one report
 * @param b the other
 * @param score sum of the terms, in natural logarithms of odds
 * @param threshold what the score had to reach
 * @param terms what each kind of evidence gave, in a fixed order
 */
public record Why(Hash a, Hash b, double score, double threshold, List<Term> terms) {
  /**
   * One kind of evidence.
   *
   * @param name {@code time}, {@code place}, {@code category}, {@code counts}, {@code text}, {@code
   *     origin}
   * @param value natural logarithm of the likelihood ratio
   */
  public record Term(String name, double value) {}

  /** Copies the terms in. */
  public Why {
    terms = List.copyOf(terms);
  }
}
