package tansiq.node.link;

import java.time.Duration;

/**
 * What one neighbour may cost.
 *
 * @param frameBytes the largest body of a frame; a larger one ends the stream before it is read
 * @param bytesPerSecond what is read from it; beyond, it waits
 * @param heartbeat a stream on which nothing is sent carries an empty frame this often
 * @param silence a stream on which nothing came for so long is dead
 * @param shortestWait before a lost stream is tried again; doubled at each failure
 * @param longestWait between two tries, and before a neighbour that was dropped is let in again
 */
public record Limits(
    int frameBytes,
    long bytesPerSecond,
    Duration heartbeat,
    Duration silence,
    Duration shortestWait,
    Duration longestWait) {

  /** What a node uses for frames of at most so many bytes. */
  public static Limits usual(int frameBytes) {
    return new Limits(
        frameBytes,
        64 << 20,
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        Duration.ofMillis(100),
        Duration.ofSeconds(5));
  }
}
