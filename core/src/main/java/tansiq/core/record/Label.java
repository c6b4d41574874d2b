package tansiq.core.record;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Level, audience and caveats of a record and, where narrower, of its sections. A section is held
 * only by who is in the record's audience and in the section's own.
 *
 * @param level of the record
 * @param audience of the record
 * @param caveats short words that travel with the record, for people
 * @param sections by section name; what is not named follows the record
 */
public record Label(
    Level level, Audience audience, SortedSet<String> caveats, SortedMap<String, Part> sections) {

  /** What a section narrows; what is absent follows the record. */
  public record Part(Optional<Level> level, Optional<Audience> audience) {}

  /** Copies the collections in. */
  public Label {
    caveats = Collections.unmodifiableSortedSet(new TreeSet<>(caveats));
    sections = Collections.unmodifiableSortedMap(new TreeMap<>(sections));
    if (!Words.are(Words::isCaveat, caveats) || !Words.areWords(sections.keySet())) {
      throw new IllegalArgumentException("caveats " + caveats + ", " + sections.keySet());
    }
  }

  /** Whether the text is a caveat by form: 1 to 64 UTF-16 units on one line. */
  public static boolean isCaveat(String text) {
    return Words.isCaveat(text);
  }

  /** A label without caveats and narrower sections. */
  public static Label of(Level level, Audience audience) {
    return new Label(level, audience, new TreeSet<>(), new TreeMap<>());
  }
}
