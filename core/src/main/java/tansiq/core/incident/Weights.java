package tansiq.core.incident;

/**
 * The version of the rules and the group's weights by which pairs are scored. Equal weights give
 * equal pictures.
 *
 * @param threshold the score from which two reports tell of one incident
 */
public record Weights(double threshold) {
  /** Calibrated on generated and on real reports. */
  public static final Weights DEFAULT = new Weights(0);
}
