package tansiq.node.start;

import java.time.Clock;
import java.util.function.UnaryOperator;
import tansiq.core.exchange.Codec;
import tansiq.core.ledger.Disk;
import tansiq.node.link.Limits;

/**
 * What a node finds around it and a test may replace.
 *
 * @param disk puts something between the node and its disk
 * @param clock the node's clock
 * @param limits what one neighbour may cost
 * @param page where the page is among the program's resources
 */
public record Surroundings(UnaryOperator<Disk> disk, Clock clock, Limits limits, String page) {
  /** This machine as it is. */
  public static final Surroundings USUAL =
      new Surroundings(
          UnaryOperator.identity(), Clock.systemUTC(), Limits.usual(Codec.FRAME), "/page");
}
