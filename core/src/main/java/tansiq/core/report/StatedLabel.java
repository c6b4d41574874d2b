package tansiq.core.report;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tansiq.core.record.Audience;
import tansiq.core.record.Label;
import tansiq.core.record.Level;

/** What an input states of its label; what is absent is filled in by {@link Labelling}. */
public record StatedLabel(
    Optional<Level> level,
    Optional<Audience> audience,
    SortedSet<String> caveats,
    SortedMap<String, Label.Part> sections) {
  /** Nothing is stated. */
  public static final StatedLabel NONE =
      new StatedLabel(Optional.empty(), Optional.empty(), new TreeSet<>(), new TreeMap<>());

  /** Copies the collections in. */
  public StatedLabel {
    caveats = Collections.unmodifiableSortedSet(new TreeSet<>(caveats));
    sections = Collections.unmodifiableSortedMap(new TreeMap<>(sections));
  }
}
