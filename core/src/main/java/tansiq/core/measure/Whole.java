package tansiq.core.measure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import tansiq.core.picture.Layer;
import tansiq.core.proof.Hash;

/**
 * What a group sees together beside what its members and smaller groups see by themselves, counted
 * over one layer of the picture. Immutable. A function of the layer and the names: of a group
 * picture it is the same at each member that accepts the same rosters.
 */
public final class Whole {
  /**
   * A report filed within this after what it tells of ended was told in time: as long as the page's
   * usual window. What is entered later is from an archive, and its hour says nothing.
   */
  public static final Duration IN_TIME = Duration.ofDays(7);

  private final Hash[] incidents;
  private final List<Row> rows;

  Whole(Hash[] incidents, List<Row> rows) {
    this.incidents = incidents.clone();
    this.rows = List.copyOf(rows);
  }

  /**
   * Counts.
   *
   * @param name of the whole, as an audience names it
   * @param members of the whole; whoever else has own reports in the layer is counted with them
   * @param groups members by name, as an audience names it; those that do not lie within the whole,
   *     or are all of it, or one member alone, are left out
   */
  public static Whole of(
      Layer layer,
      String name,
      SortedSet<String> members,
      SortedMap<String, SortedSet<String>> groups) {
    return new Counting(layer, members).count(name, groups);
  }

  /** How many incidents the whole has. */
  public int incidents() {
    return incidents.length;
  }

  /** The members by name, the smaller groups by name, and the whole last. */
  public List<Row> rows() {
    return rows;
  }

  /** The row of a part's name. */
  public Optional<Row> find(String part) {
    return rows.stream().filter(row -> row.part().name().equals(part)).findFirst();
  }

  /** The incidents behind a figure, newest first. */
  public List<Hash> list(Row row, Figure figure) {
    return row.set(figure).stream().mapToObj(i -> incidents[i]).toList();
  }
}
