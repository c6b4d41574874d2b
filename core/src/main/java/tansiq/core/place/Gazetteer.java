package tansiq.core.place;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Places and admin areas by name, in several languages and spellings. Immutable and thread-safe.
 * Names are compared after {@link Spelling#key}; a name is looked for among places, then admin
 * areas, then aliases.
 */
public final class Gazetteer {
  /** Knows nothing. */
  public static final Gazetteer EMPTY = new Gazetteer();

  private Gazetteer() {}

  /**
   * A place, area or alias that bears a name.
   *
   * @param names by language
   * @param radius how sure the match makes of the place
   * @param placing which list knew it
   * @param country ISO 3166-1 code of two letters; may be empty
   * @param within the admin area in which a place lies; may be none
   */
  public record Match(
      Names names, Point point, Metres radius, Placing placing, String country, Names within) {}

  /**
   * The place of a name. Among several, one in the earlier of these countries wins, then the more
   * populous, then the smaller id.
   */
  public Optional<Match> find(String name, Collection<String> countries) {
    throw new UnsupportedOperationException();
  }

  /** Names that begin with a text, the most populous first. */
  public List<Match> search(String prefix, int limit) {
    throw new UnsupportedOperationException();
  }

  /** The nearest place to a point. */
  public Optional<Match> nearest(Point point) {
    throw new UnsupportedOperationException();
  }

  /** The time zone in force at a point. */
  public Optional<ZoneId> zone(Point point) {
    throw new UnsupportedOperationException();
  }
}
