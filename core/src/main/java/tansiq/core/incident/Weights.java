package tansiq.core.incident;

/**
 * The version of the rules and the group's weights by which pairs are scored. Equal weights give
 * equal pictures. All evidence is in natural logarithms of odds.
 *
 * <p>Place and time follow Student's t around the stated precision, because reporters understate
 * their errors now and then: wide tails cost less than a wrong "surely not".
 *
 * @param version raised whenever the code of the rules changes
 * @param threshold the score from which two reports tell of one incident
 * @param background unrelated reports in a square kilometre and day, by which agreement in place
 *     and time is judged
 * @param placeBaseM deviation in metres that two positions have beyond what they state
 * @param timeBaseS deviation in seconds that two clocks have beyond what they state
 * @param sameLeaf evidence of the same category
 * @param sameBranch of the same branch, another leaf
 * @param related of branches that often tell of one thing, such as force and harm to civilians
 * @param otherBranch of any other two branches
 * @param sharedWord of a word that both texts have
 * @param missingWord of a word that one text of the same language lacks
 * @param sharedMeaning of a word of one meaning in any two languages that both texts have
 * @param missingMeaning of such a word that one text of two that have any lacks
 * @param sharedNumber of a number that both texts have
 * @param sameOrigin of two different observations of one named origin
 * @param openPivots how many pivots of one block others can join
 */
public record Weights(
    int version,
    double threshold,
    double background,
    double placeBaseM,
    double timeBaseS,
    double sameLeaf,
    double sameBranch,
    double related,
    double otherBranch,
    double sharedWord,
    double missingWord,
    double sharedMeaning,
    double missingMeaning,
    double sharedNumber,
    double sameOrigin,
    int openPivots) {
  /** Calibrated on generated reports; how is said in the tests of this package. */
  public static final Weights DEFAULT =
      new Weights(
          1, 0.5, 0.005, 800, 750, 2.6, -1.0, -2.0, -3.2, 2.0, -0.45, 1.8, -0.8, 1.2, -2.5, 512);
}
