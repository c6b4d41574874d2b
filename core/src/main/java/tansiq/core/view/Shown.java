package tansiq.core.view;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tansiq.core.incident.Told;
import tansiq.core.record.Entry;
import tansiq.core.record.Section;

/** What a layer shows of an entry. */
final class Shown {
  private Shown() {}

  /** The entry with the sections that the layer shows alone; nothing where the body is gone. */
  static Optional<Entry.Held> of(Told told, Entries entries) {
    if (!(entries.read(told.ledger(), told.index()) instanceof Entry.Held held)) {
      return Optional.empty();
    }
    SortedMap<String, Section> sections = new TreeMap<>(held.sections());
    sections.keySet().retainAll(told.sections());
    return Optional.of(new Entry.Held(held.leaf(), held.header(), held.bytes(), sections));
  }
}
