package tansiq.core.simulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import tansiq.core.exchange.Codec;
import tansiq.core.exchange.Message;
import tansiq.core.ledger.Ledger;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;

/**
 * A member that passes on what is not so: entries of others that it changed, left out, made up or
 * put in another order, frames of which a byte is wrong, and what the receiver may not hold. It
 * does not lie about its own records, and once it is mended it lies no more.
 */
final class Liar {
  private static final int SELDOM = 6;

  private final String name;
  private final SplittableRandom random;
  private boolean lies = true;

  Liar(String name, SplittableRandom random) {
    this.name = name;
    this.random = random;
  }

  String name() {
    return name;
  }

  void mend() {
    lies = false;
  }

  /**
   * What it sends instead of a message.
   *
   * @param ledgers all that it holds itself
   */
  byte[] frame(Message.ToTaker message, byte[] honest, Collection<Ledger> ledgers) {
    if (!lies || random.nextInt(SELDOM) > 0) {
      return honest;
    }
    return switch (message) {
      case Message.Entries entries when !entries.ledger().member().equals(name) -> {
        List<Entry> others =
            random.nextInt(3) == 0 ? betrayed(entries, ledgers) : changed(entries.entries());
        yield Codec.encode(
            new Message.Entries(entries.ledger(), entries.turn(), entries.from(), others));
      }
      case Message.Entries entries -> honest;
      case Message.Checkpoint checkpoint -> wrongByte(honest);
      case Message.Answer answer -> wrongByte(honest);
      case Message.Offer offer -> honest;
    };
  }

  /** The entries with all that it holds of them, whoever may hold it. */
  private static List<Entry> betrayed(Message.Entries entries, Collection<Ledger> ledgers) {
    List<Entry> betrayed = new ArrayList<>();
    ledgers.stream()
        .filter(ledger -> ledger.id().equals(entries.ledger()))
        .forEach(ledger ->
            ledger.read(
                entries.from(),
                entries.from() + entries.entries().size(),
                (_, entry) -> betrayed.add(entry)));
    return betrayed;
  }

  private List<Entry> changed(List<Entry> entries) {
    List<Entry> changed = new ArrayList<>(entries);
    int at = random.nextInt(changed.size());
    switch (random.nextInt(4)) {
      case 0 -> changed.set(at, madeUp());
      case 1 -> changed.add(at, madeUp());
      case 2 -> changed.add(changed.remove(at));
      default -> {
        if (changed.size() > 1) {
          changed.remove(at);
        } else {
          changed.set(at, madeUp());
        }
      }
    }
    return changed;
  }

  private Entry madeUp() {
    Hash leaf =
        new Hash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    return new Entry.Bare(leaf, Entry.Absence.LACKING);
  }

  /** The frame with one wrong byte behind its length. */
  private byte[] wrongByte(byte[] honest) {
    byte[] frame = honest.clone();
    int at = Codec.LENGTH + random.nextInt(frame.length - Codec.LENGTH);
    frame[at] ^= (byte) (1 + random.nextInt(255));
    return frame;
  }
}
