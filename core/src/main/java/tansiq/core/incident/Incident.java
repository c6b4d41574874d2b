package tansiq.core.incident;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tansiq.core.proof.Hash;

/**
 * What one or more reports tell of: computed from them, never written. Immutable.
 *
 * <p>Time and place join reports by inverse variance only where they do not contradict each other;
 * no figure is ever an average across accounts.
 *
 * @param id the record id of the report that the others joined; it may change when reports arrive,
 *     and each of the reports' ids finds the incident
 * @param category of the report filed first that names one, as written, {@code ""} when none does
 * @param when absent when no report says
 * @param where absent when no report gives a place that can be mapped
 * @param named whether some report names a place that cannot be mapped
 * @param tellers the members that tell of it, by name
 * @param origins how many independent observations there are; each counts once
 * @param reports by filing: clock, then ledger and index
 * @param counts what is said of each count; an aspect that nobody speaks of is missing
 * @param differs in what the accounts contradict each other; empty when there is one account
 * @param accounts how many accounts there are
 */
public record Incident(
    Hash id,
    String category,
    Optional<Span> when,
    Optional<Spot> where,
    boolean named,
    List<Teller> tellers,
    int origins,
    List<Told> reports,
    Map<Aspect, Spread> counts,
    List<Aspect> differs,
    int accounts) {
  /** Copies the collections in. */
  public Incident {
    tellers = List.copyOf(tellers);
    reports = List.copyOf(reports);
    counts = Map.copyOf(counts);
    differs = List.copyOf(differs);
  }

  /** Whether its accounts contradict each other. */
  public boolean contested() {
    return !differs.isEmpty();
  }
}
