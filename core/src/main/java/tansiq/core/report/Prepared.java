package tansiq.core.report;

import java.time.Instant;
import java.util.Optional;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;

/**
 * A record made ready off the writer's path: sections hashed, header written, leaf known.
 *
 * @param entry the record; where it refers to another by {@code ext}, without its {@code refs} yet
 * @param ext the sender's own id; where the input gives none, the hexadecimal digits of {@code
 *     content}, so that it can be found again from the kept record alone
 * @param content the same for the same content, whatever the salts and the label
 * @param refers the {@code ext} of the report that this one amends or retracts
 * @param inherits whether the input states no audience, so that one who refers takes the label of
 *     the record referred to
 */
public record Prepared(
    Entry.Held entry, String ext, Hash content, Optional<String> refers, boolean inherits) {
  /** How many bytes of salt one record takes. */
  public static final int SALT_BYTES = 11 * 16;

  /**
   * Makes a record ready.
   *
   * @param at the author's clock, whole milliseconds
   * @param salts {@link #SALT_BYTES} bytes that nobody can guess, used for this record alone
   */
  public static Prepared of(
      Filing filing, LedgerId ledger, Instant at, Defaults defaults, byte[] salts) {
    throw new UnsupportedOperationException();
  }

  /** The sender's own id of a kept report or retraction, if the input gave one. */
  public static Optional<String> ext(Entry.Held entry) {
    throw new UnsupportedOperationException();
  }

  /** What {@link #content} was when the record was prepared. */
  public static Hash content(Entry.Held entry) {
    throw new UnsupportedOperationException();
  }

  /** The record with {@code refs} to the one that it amends or retracts, and its label if due. */
  public Entry.Held resolve(Entry.Held referred) {
    throw new UnsupportedOperationException();
  }
}
