package tansiq.core.view;

import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;

/**
 * Where a rendering finds what the picture does not keep: texts, names and labels stay in the
 * ledgers. A caller gives entries as this node holds them; the rendering shows of them only the
 * sections that the layer shows.
 */
@FunctionalInterface
public interface Entries {
  /** The entry at a place of a ledger; a bare leaf where no more is held. */
  Entry read(LedgerId ledger, long index);
}
