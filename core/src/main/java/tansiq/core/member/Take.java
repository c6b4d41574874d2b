package tansiq.core.member;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tansiq.core.exchange.VerifiedCheckpoint;
import tansiq.core.record.LedgerId;

/** How far this member is in taking one ledger from its peers. */
final class Take {
  private final LedgerId ledger;

  /** There is none before the author's first checkpoint has come. */
  private @Nullable Volume volume;

  /** Who gives it now. */
  private @Nullable String source;

  private int turn;

  /** The checkpoint up to which entries are awaited. */
  private @Nullable VerifiedCheckpoint target;

  /** Whether tentative entries came from more than one peer, so that none can be blamed alone. */
  private boolean mixed;

  /** How often in a row the source had to be asked anew. */
  int troubles;

  /** Since when others have more than the source gives. */
  @Nullable Instant behind;

  /** When to go on after the disk did not take what came. */
  Again again = Again.NONE;

  Take(LedgerId ledger, Optional<Volume> volume) {
    this.ledger = ledger;
    this.volume = volume.orElse(null);
    this.mixed = volume.isPresent() && volume.get().size() > volume.get().ledger().visible();
  }

  LedgerId ledger() {
    return ledger;
  }

  @Nullable Volume volume() {
    return volume;
  }

  void volume(Volume begun) {
    volume = begun;
  }

  long size() {
    return volume == null ? 0 : volume.size();
  }

  /** How many entries are known to be the author's. */
  long certified() {
    return volume == null ? 0 : volume.certified();
  }

  @Nullable String source() {
    return source;
  }

  int turn() {
    return turn;
  }

  @Nullable VerifiedCheckpoint target() {
    return target;
  }

  void target(@Nullable VerifiedCheckpoint checkpoint) {
    target = checkpoint;
  }

  boolean isMixed() {
    return mixed;
  }

  boolean isFrom(String peer, int answered) {
    return peer.equals(source) && answered == turn;
  }

  /** Takes from another source, or from none. */
  void turnTo(@Nullable String next) {
    if (volume != null && volume.size() > base()) {
      mixed = mixed || !Objects.equals(source, next);
    }
    source = next;
    behind = null;
    troubles = 0;
    anew();
  }

  /** Begins a new turn: what answers an older one is of no use any more. */
  void anew() {
    turn++;
    target = null;
  }

  /** What lies beyond this is tentative. */
  long base() {
    return volume == null ? 0 : volume.base();
  }

  /** There is nothing tentative any more. */
  void settled() {
    mixed = false;
    troubles = 0;
    target = null;
  }
}
