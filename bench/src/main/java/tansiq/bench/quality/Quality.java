package tansiq.bench.quality;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well a clustering agrees with the truth: pairwise, and by B-cubed (Bagga and Baldwin,
 * "Entity-based cross-document coreferencing using the vector space model", 1998).
 *
 * @param precision of pairs put together, how many belong together
 * @param recall of pairs that belong together, how many were put together
 * @param cubedPrecision the share, within each report's cluster, of its own incident; the mean
 * @param cubedRecall the share, within each report's incident, of its own cluster; the mean
 * @param clusters how many there are
 * @param incidents how many there should be
 */
public record Quality(
    double precision,
    double recall,
    double cubedPrecision,
    double cubedRecall,
    int clusters,
    int incidents) {
  /** Compares a cluster and a true incident for each report. */
  public static Quality of(List<String> clusters, List<Integer> truths) {
    Map<String, Integer> clusterSizes = new HashMap<>();
    Map<Integer, Integer> truthSizes = new HashMap<>();
    Map<String, Map<Integer, Integer>> both = new HashMap<>();
    for (int i = 0; i < clusters.size(); i++) {
      clusterSizes.merge(clusters.get(i), 1, Integer::sum);
      truthSizes.merge(truths.get(i), 1, Integer::sum);
      both.computeIfAbsent(clusters.get(i), c -> new HashMap<>())
          .merge(truths.get(i), 1, Integer::sum);
    }
    double right = 0;
    double cubedPrecision = 0;
    double cubedRecall = 0;
    for (Map.Entry<String, Map<Integer, Integer>> cluster : both.entrySet()) {
      for (Map.Entry<Integer, Integer> part : cluster.getValue().entrySet()) {
        double n = part.getValue();
        right += n * (n - 1) / 2;
        cubedPrecision += n * n / clusterSizes.getOrDefault(cluster.getKey(), 1);
        cubedRecall += n * n / truthSizes.getOrDefault(part.getKey(), 1);
      }
    }
    double together = pairs(clusterSizes);
    double belonging = pairs(truthSizes);
    return new Quality(
        together == 0 ? 1 : right / together,
        belonging == 0 ? 1 : right / belonging,
        cubedPrecision / clusters.size(),
        cubedRecall / clusters.size(),
        clusterSizes.size(),
        truthSizes.size());
  }

  private static double pairs(Map<?, Integer> sizes) {
    double pairs = 0;
    for (int n : sizes.values()) {
      pairs += n * (n - 1.0) / 2;
    }
    return pairs;
  }

  /** The harmonic mean of precision and recall of pairs. */
  public double f1() {
    return mean(precision, recall);
  }

  /** The harmonic mean of B-cubed precision and recall. */
  public double cubedF1() {
    return mean(cubedPrecision, cubedRecall);
  }

  private static double mean(double a, double b) {
    return a + b == 0 ? 0 : 2 * a * b / (a + b);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "pairs P %.3f R %.3f F1 %.3f · B³ P %.3f R %.3f F1 %.3f · %d incidents for %d",
        precision,
        recall,
        f1(),
        cubedPrecision,
        cubedRecall,
        cubedF1(),
        clusters,
        incidents);
  }
}
