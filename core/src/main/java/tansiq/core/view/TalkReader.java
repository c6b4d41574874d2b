package tansiq.core.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tansiq.core.council.Said;
import tansiq.core.council.Talk;
import tansiq.core.council.Talks;
import tansiq.core.incident.Told;
import tansiq.core.json.Verdict;
import tansiq.core.picture.Layer;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.Section;

/**
 * Reads what layers show of their members' talk, each record once however many layers show it; what
 * is not well-formed is left out. For one thread at a time.
 */
public final class TalkReader {
  private final Entries entries;
  private final Map<Hash, Said> read = new HashMap<>();

  /** What came whole and says nothing that can be read: looked at once, not with each layer. */
  private final Set<Hash> nonsense = new HashSet<>();

  /** A reader of what the entries tell. */
  public TalkReader(Entries entries) {
    this.entries = entries;
  }

  /**
   * What a layer shows.
   *
   * @param isWhole whether the entries had all of it; a body that a release opens may still be on
   *     its way to its place, and then the same layer tells more a moment later
   */
  public record Reading(Talks talks, boolean isWhole) {}

  /** Reads what a layer shows. */
  public Reading read(Layer layer) {
    List<Said> said = new ArrayList<>();
    boolean isWhole = true;
    for (Told told : layer.talks()) {
      Said known = read.get(told.id());
      if (known != null && told.sections().contains(known.kind())) {
        said.add(known);
      } else if (!nonsense.contains(told.id())) {
        isWhole &= read(told, said);
      }
    }
    return new Reading(Talks.of(said), isWhole);
  }

  /** Whether all that the layer shows of a record was there. */
  private boolean read(Told told, List<Said> said) {
    Optional<Entry.Held> shown = Shown.of(told, entries);
    if (shown.isEmpty() || !shown.get().sections().keySet().containsAll(told.sections())) {
      return false;
    }
    Entry.Held held = shown.get();
    Section section = held.sections().get(held.header().kind());
    if (section == null) {
      return true;
    }
    switch (Talk.read(held).orElseThrow()) {
      case Verdict.Accepted<Talk>(Talk talk) -> {
        Said one =
            new Said(
                told.id(),
                told.ledger(),
                told.index(),
                told.at(),
                held.header().label(),
                held.header().kind(),
                section.content(),
                talk);
        read.put(told.id(), one);
        said.add(one);
      }
      case Verdict.Refused<Talk> _ -> nonsense.add(told.id());
    }
    return true;
  }
}
