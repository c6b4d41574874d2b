package tansiq.core.record;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tansiq.core.proof.Hash;

/**
 * What everybody who may hold any section of a record sees.
 *
 * @param ledger the author's ledger
 * @param kind a word such as {@code report}; unknown words are kept and ignored by the picture
 * @param at the author's clock, whole milliseconds
 * @param refs ids (leaf hashes) of the records that this one speaks of
 * @param sections digest by section name; at least one
 */
public record Header(
    LedgerId ledger,
    String kind,
    Status status,
    Instant at,
    Label label,
    List<Hash> refs,
    SortedMap<String, Hash> sections) {

  /** The format that this code writes. */
  public static final int FORMAT = 1;

  /** Copies the collections in. */
  public Header {
    refs = List.copyOf(refs);
    sections = Collections.unmodifiableSortedMap(new TreeMap<>(sections));
  }
}
