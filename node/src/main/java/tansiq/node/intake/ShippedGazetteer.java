package tansiq.node.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tansiq.core.place.Gazetteer;

/** The gazetteer that ships with the node, read when it is first asked for. */
public final class ShippedGazetteer {
  private ShippedGazetteer() {}

  /** The class loader runs this once, at the first call, whatever the threads. */
  private static final class Once {
    static final Gazetteer GAZETTEER = read();
  }

  /** The gazetteer; the same each time. */
  public static Gazetteer get() {
    return Once.GAZETTEER;
  }

  private static Gazetteer read() {
    return Gazetteer.read(
        text("places.tsv"), text("areas.tsv"), text("aliases.tsv"), text("zones.tsv"));
  }

  private static String text(String name) {
    try (InputStream in = ShippedGazetteer.class.getResourceAsStream("/gazetteer/" + name)) {
      if (in == null) {
        throw new IllegalStateException("not shipped: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
