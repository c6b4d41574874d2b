package tansiq.core.report;

import java.time.Instant;
import tansiq.core.json.JsonObject;
import tansiq.core.json.Verdict;

/** Reads one line of intake into checked content. Immutable and thread-safe. */
public final class ReportReader {
  private final Context context;

  /** A reader for a node of this context. */
  public ReportReader(Context context) {
    this.context = context;
  }

  /**
   * Reads a report or a retraction.
   *
   * @param at the author's clock: what a record of this input would carry
   */
  public Verdict<Filing> read(JsonObject input, Instant at) {
    throw new UnsupportedOperationException(context.toString());
  }
}
