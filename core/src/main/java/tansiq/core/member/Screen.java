package tansiq.core.member;

import java.util.Optional;
import tansiq.core.record.Entry;
import tansiq.core.record.Entry.Absence;
import tansiq.core.release.Policy;

/**
 * Looks at entries of one ledger in order before they are kept: what this member may not hold is
 * refused, because whoever gives it breaks its author's word.
 */
final class Screen {
  private final String self;
  private final Volume volume;
  private final boolean fromAuthor;
  private Policy policy;

  Screen(String self, Volume volume, boolean fromAuthor) {
    this.self = self;
    this.volume = volume;
    this.fromAuthor = fromAuthor;
    this.policy = volume.policy();
  }

  /** The next entry as it may be kept; nothing when it may not. */
  Optional<Entry> next(Entry entry) {
    Entry kept = keep(entry);
    if (kept instanceof Entry.Held held && !volume.mayHold(held, policy)) {
      return Optional.empty();
    }
    policy = policy.apply(kept);
    return Optional.of(kept);
  }

  private Entry keep(Entry entry) {
    return switch (entry) {
      // What is withheld or destroyed only the author knows.
      case Entry.Bare(var leaf, var absence) ->
          fromAuthor && !volume.isBy(self) ? entry : new Entry.Bare(leaf, Absence.LACKING);
      // An author's record in another's name is its author's nonsense, of which the leaf is kept.
      case Entry.Held held ->
          held.header().ledger().equals(volume.id())
              ? held
              : new Entry.Bare(held.leaf(), Absence.WITHHELD);
    };
  }
}
