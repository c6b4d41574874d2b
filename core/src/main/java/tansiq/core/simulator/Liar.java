package tansiq.core.simulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import tansiq.core.exchange.Codec;
import tansiq.core.exchange.Message;
import tansiq.core.exchange.VerifiedCheckpoint;
import tansiq.core.json.JsonObject;
import tansiq.core.ledger.Ledger;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Section;

/**
 * A member that passes on what is not so: entries of others that it changed, forged, left out, made
 * up or put in another order, answers in each other's place, checkpoints long outdated, frames of
 * which a byte is wrong, and what the receiver may not hold; or that keeps back what a checkpoint
 * that it gave covers. It does not lie about its own records, and once it is mended it lies no
 * more.
 */
final class Liar {
  private static final int SELDOM = 6;

  private final String name;
  private final SplittableRandom random;
  private boolean lies = true;

  /** Of each ledger a checkpoint of long ago. */
  private final SortedMap<LedgerId, VerifiedCheckpoint> old = new TreeMap<>();

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
   * What it sends instead of a message; nothing when it keeps back what it has promised.
   *
   * @param ledgers all that it holds itself
   */
  Optional<byte[]> frame(Message.ToTaker message, byte[] honest, Collection<Ledger> ledgers) {
    if (!lies || random.nextInt(SELDOM) > 0) {
      return Optional.of(honest);
    }
    if (message instanceof Message.Entries(LedgerId ledger, int turn, long from, var entries)
        && !ledger.member().equals(name)
        && random.nextInt(4) == 0) {
      int given = random.nextInt(entries.size());
      return given == 0
          ? Optional.empty()
          : Optional.of(
              Codec.encode(new Message.Entries(ledger, turn, from, entries.subList(0, given))));
    }
    return Optional.of(lie(message, honest, ledgers));
  }

  private byte[] lie(Message.ToTaker message, byte[] honest, Collection<Ledger> ledgers) {
    return switch (message) {
      case Message.Entries entries when !entries.ledger().member().equals(name) -> {
        List<Entry> others =
            switch (random.nextInt(4)) {
              case 0 -> betrayed(entries, ledgers);
              case 1 -> entries.entries().stream().map(Liar::forged).toList();
              default -> changed(entries.entries());
            };
        yield Codec.encode(
            new Message.Entries(entries.ledger(), entries.turn(), entries.from(), others));
      }
      case Message.Entries entries -> honest;
      case Message.Checkpoint checkpoint ->
          random.nextBoolean() ? Codec.encode(stale(checkpoint)) : wrongByte(honest);
      case Message.Answer answer when !answer.ledger().member().equals(name) ->
          ledgers.stream()
              .filter(ledger -> ledger.id().equals(answer.ledger()) && ledger.visible() > 1)
              .findFirst()
              .filter(_ -> random.nextInt(3) > 0)
              .map(ledger ->
                  Codec.encode(new Message.Answer(answer.ledger(), misplaced(answer, ledger))))
              .orElseGet(() -> wrongByte(honest));
      case Message.Answer answer -> wrongByte(honest);
      case Message.Offer offer -> honest;
    };
  }

  /** An older word of the author's instead of its latest. */
  private Message.Checkpoint stale(Message.Checkpoint checkpoint) {
    VerifiedCheckpoint first =
        old.computeIfAbsent(checkpoint.checkpoint().ledger(), _ -> checkpoint.checkpoint());
    return new Message.Checkpoint(checkpoint.turn(), first);
  }

  /** Each entry in place of another that it holds, when there is one. */
  private static SortedMap<Long, Entry> misplaced(Message.Answer answer, Ledger ledger) {
    SortedMap<Long, Entry> misplaced = new TreeMap<>(answer.entries());
    for (long index : answer.entries().keySet()) {
      long other = (index + 1) % ledger.visible();
      misplaced.put(index, ledger.read(other));
    }
    return misplaced;
  }

  /** The record with other content in one of its sections. */
  private static Entry forged(Entry entry) {
    if (!(entry instanceof Entry.Held held) || held.sections().isEmpty()) {
      return entry;
    }
    SortedMap<String, Section> sections = new TreeMap<>(held.sections());
    String name = sections.firstKey();
    JsonObject other = JsonObject.builder().put("forged", name).build();
    sections.put(
        name,
        Section.of(held.header().ledger().member(), name, new byte[Section.SALT_BYTES], other));
    return new Entry.Held(held.leaf(), held.header(), held.bytes(), sections);
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
