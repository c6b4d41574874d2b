package tansiq.core.simulator;

/** How an alliance fared. */
public sealed interface Result {
  /** The seed by which the run can be repeated. */
  long seed();

  /**
   * No promise was broken.
   *
   * @param steps how many steps were taken
   * @param records how many records the members kept
   * @param crashes how often a node crashed
   * @param frames how many frames arrived
   * @param epochs how often a person opened a new epoch, after a loss
   * @param lies how often a node caught another lying
   */
  record Held(long seed, int steps, long records, int crashes, long frames, int epochs, int lies)
      implements Result {}

  /**
   * A promise was broken.
   *
   * @param step in which it was noticed
   * @param what in words
   */
  record Broken(long seed, Promise promise, int step, String what) implements Result {}
}
