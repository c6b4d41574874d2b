package tansiq.core.report;

import tansiq.core.record.Audience;
import tansiq.core.record.Level;
import tansiq.core.record.Status;

/**
 * What is taken where an input states nothing.
 *
 * @param status the node's own
 * @param level by {@code --level}; restricted where nobody says otherwise
 * @param audience by {@code --to}; the author alone where nobody says otherwise, so that what
 *     carries no label stays at home
 */
public record Defaults(Status status, Level level, Audience audience) {
  /** What is taken where nobody says otherwise. */
  public static Defaults of(Status status) {
    return new Defaults(status, Level.RESTRICTED, Audience.AUTHOR);
  }
}
