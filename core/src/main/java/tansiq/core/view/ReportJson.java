package tansiq.core.view;

import tansiq.core.json.JsonObject;
import tansiq.core.picture.Layer;

/** Reports as JSON, in the shape of docs/api.md. */
public final class ReportJson {
  private ReportJson() {}

  /**
   * One report as a layer shows it. What only a node knows ({@code mayHold}, {@code mine}) is the
   * caller's to add.
   */
  public static JsonObject of(Layer.Standing standing, Entries entries) {
    throw new UnsupportedOperationException();
  }
}
