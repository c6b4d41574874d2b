package tansiq.core.incident;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import tansiq.core.proof.Hash;
import tansiq.core.record.LedgerId;

/**
 * One report among those that tell of an incident.
 *
 * @param id the record's leaf
 * @param ledger whose ledger it is in
 * @param index its place there
 * @param at the author's clock when it was filed
 * @param stance whether it is the author's own observation
 * @param origin a number within the incident: reports of one origin share it; from 0
 * @param account a letter from {@code A}, by first filing; reports of one account do not contradict
 *     each other
 * @param sections names of the sections that this layer shows
 */
public record Told(
    Hash id,
    LedgerId ledger,
    long index,
    Instant at,
    Stance stance,
    int origin,
    String account,
    SortedSet<String> sections) {
  /** Copies the names in. */
  public Told {
    sections = Collections.unmodifiableSortedSet(new TreeSet<>(sections));
  }
}
