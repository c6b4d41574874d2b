package tansiq.node.api;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tansiq.core.alliance.Alliance;
import tansiq.core.alliance.Pin;
import tansiq.core.place.Names;
import tansiq.core.record.Status;

/**
 * What a node says of itself, from its configuration.
 *
 * @param member whose node it is
 * @param name what people call it
 * @param version of the program
 * @param status of input that states none, and of the picture that is shown unless asked otherwise
 * @param example whether the records are an example's
 * @param attribution what the example's data asks to be said; may be empty
 * @param opening the days that the page shows first
 * @param others the other members that the configuration names, and what people call them
 * @param withNode those of them that have a node
 */
public record About(
    String member,
    Names name,
    String version,
    Status status,
    boolean example,
    String attribution,
    Optional<Opening> opening,
    SortedMap<String, Names> others,
    Set<String> withNode) {

  /** The days from the first to the last, in UTC, both included. */
  public record Opening(LocalDate from, LocalDate to) {}

  /** Copies the collections in. */
  public About {
    others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
    withNode = Set.copyOf(withNode);
  }

  /** What people call each member that this node knows of. */
  SortedMap<String, Names> names(Alliance alliance) {
    SortedMap<String, Names> names = new TreeMap<>(others);
    for (Pin pin : alliance.pins().values()) {
      names.putIfAbsent(pin.member(), new Names(pin.name()));
    }
    names.put(member, name);
    return names;
  }
}
