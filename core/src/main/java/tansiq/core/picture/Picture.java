package tansiq.core.picture;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import tansiq.core.record.Status;

/** All that follows from the records of a cut. Immutable, read by any number of threads. */
public final class Picture {
  private final Cut cut;
  private final Map<Scope, Map<Status, Layer>> layers;
  private final Layer empty;

  Picture(Cut cut, Map<Scope, Map<Status, Layer>> layers, Layer empty) {
    this.cut = cut;
    this.layers = Map.copyOf(layers);
    this.empty = empty;
  }

  /** The records that it was made from. */
  public Cut cut() {
    return cut;
  }

  /** The groups of which some ledger here accepted a roster. */
  public SortedSet<String> groups() {
    SortedSet<String> groups = new TreeSet<>();
    for (Scope scope : layers.keySet()) {
      if (scope instanceof Scope.Group(String name)) {
        groups.add(name);
      }
    }
    return groups;
  }

  /** One scope and status; empty for a group that nobody's roster names. */
  public Layer layer(Scope scope, Status status) {
    return layers.getOrDefault(scope, Map.of()).getOrDefault(status, empty);
  }
}
