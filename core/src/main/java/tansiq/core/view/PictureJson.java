package tansiq.core.view;

import java.util.function.Consumer;
import tansiq.core.picture.Cut;
import tansiq.core.picture.Layer;

/** A whole layer as text, piece by piece, so that a large picture needs no large memory. */
public final class PictureJson {
  private PictureJson() {}

  /**
   * What a whole picture says of itself.
   *
   * @param member whose node made it
   * @param group the scope, empty for all that the node holds
   * @param status word of the status
   * @param example whether the records are an example's
   * @param asOf ISO 8601, empty for now
   * @param attribution of the data, empty when nothing has to be attributed
   */
  public record Head(
      String member,
      String group,
      String status,
      boolean example,
      String asOf,
      Cut cut,
      String attribution) {}

  /**
   * The picture as one JSON object; here an incident's {@code reports} is the list of [{id, member,
   * origin, ext}] instead of their number.
   */
  public static void json(Head head, Layer layer, Entries entries, Consumer<String> out) {
    throw new UnsupportedOperationException();
  }

  /** The picture as a GeoJSON FeatureCollection (RFC 7946) with provenance members. */
  public static void geojson(Head head, Layer layer, Entries entries, Consumer<String> out) {
    throw new UnsupportedOperationException();
  }
}
