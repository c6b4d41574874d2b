package tansiq.core.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tansiq.core.place.Box;
import tansiq.core.place.Gazetteer;

/**
 * What a reader of reports knows of its node.
 *
 * @param places by which names are placed
 * @param parties words that an audience may hold besides {@code all}: members' names, and {@code
 *     group:NAME}
 * @param region where the alliance is at work: a point outside whose swapped one lies inside is
 *     asked about; absent, nothing is
 * @param countries ISO 3166-1 codes, the likeliest first, that decide between places of one name
 */
public record Context(
    Gazetteer places, Set<String> parties, Optional<Box> region, List<String> countries) {
  /** Copies the collections in. */
  public Context {
    parties = Set.copyOf(parties);
    countries = List.copyOf(countries);
  }
}
