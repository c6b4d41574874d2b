package tansiq.core.report;

import java.util.Optional;

/**
 * Takes a report back: it stops counting and stays visible.
 *
 * @param ext the sender's own id of the retraction
 * @param retracts the {@code ext} of the report
 * @param reason in the author's words
 */
public record Retraction(Optional<String> ext, String retracts, Optional<String> reason)
    implements Content {
  /** The word of the kind. */
  public static final String KIND = "retraction";
}
