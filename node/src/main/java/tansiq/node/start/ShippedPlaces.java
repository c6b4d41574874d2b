package tansiq.node.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tansiq.core.place.Gazetteer;

/**
 * The gazetteer that comes with the program; one for all nodes of a process, read when first used.
 */
final class ShippedPlaces {
  private static final Gazetteer GAZETTEER =
      Gazetteer.read(text("places"), text("areas"), text("aliases"), text("zones"));

  private ShippedPlaces() {}

  static Gazetteer gazetteer() {
    return GAZETTEER;
  }

  private static String text(String name) {
    String path = "/gazetteer/" + name + ".tsv";
    try (@Nullable InputStream in = ShippedPlaces.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
