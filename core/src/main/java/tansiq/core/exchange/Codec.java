package tansiq.core.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tansiq.core.exchange.Message.Answer;
import tansiq.core.exchange.Message.Ask;
import tansiq.core.exchange.Message.Checkpoint;
import tansiq.core.exchange.Message.Enough;
import tansiq.core.exchange.Message.Entries;
import tansiq.core.exchange.Message.Head;
import tansiq.core.exchange.Message.Offer;
import tansiq.core.exchange.Message.Want;
import tansiq.core.json.Verdict;
import tansiq.core.proof.SignedNote;
import tansiq.core.proof.VerifierKey;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;

/**
 * Messages as frames of bytes. A frame is a length (four bytes, big-endian, without itself) and a
 * body of at most {@link #FRAME} bytes; the transport reads the length, refuses a greater one, and
 * hands the body to {@link #decode}. Stateless; safe for any thread, so that the hashing that
 * decoding does need not be done by the one writer.
 *
 * <p>A body is one byte that names the message, then its parts in order: integers big-endian, a
 * ledger as its origin ({@code member/epoch}), texts and bytes after their length, lists after
 * their count. {@code docs/exchange.md} has the table.
 */
public final class Codec {
  /** Largest body of a frame, in bytes. */
  public static final int FRAME = 4 << 20;

  /** Bytes of the length before a body. */
  public static final int LENGTH = 4;

  /** Most bytes of header and sections of one entry; a larger record cannot leave its node. */
  public static final int ENTRY = 2 << 20;

  /** Most entries in one message. */
  public static final int ENTRIES = 4096;

  /** Most indexes in one {@code Ask}. */
  public static final int ASKED = 512;

  /** Most heads in one {@code Offer}. */
  public static final int HEADS = 1024;

  /**
   * Largest signed note of a checkpoint, in bytes: room for a cosignature of each of 200 members.
   */
  public static final int NOTE = 1 << 16;

  private static final byte OFFER = 1;
  private static final byte CHECKPOINT = 2;
  private static final byte ENTRY_LIST = 3;
  private static final byte ANSWER = 4;
  private static final byte WANT = 5;
  private static final byte ENOUGH = 6;
  private static final byte ASK = 7;

  private Codec() {}

  /** The whole frame, length and body; throws when the message exceeds a bound. */
  public static byte[] encode(Message message) {
    FrameWriter out = new FrameWriter();
    switch (message) {
      case Offer(List<Head> heads) -> {
        out.put(OFFER).count(heads.size(), HEADS);
        for (Head head : heads) {
          out.ledger(head.ledger()).putLong(head.size()).putLong(head.supplements());
        }
      }
      case Checkpoint(int turn, VerifiedCheckpoint checkpoint) ->
          out.put(CHECKPOINT)
              .ledger(checkpoint.ledger())
              .putInt(turn)
              .bytes(checkpoint.signed().bytes(), SignedNote.MOST_BYTES);
      case Entries(LedgerId ledger, int turn, long from, List<Entry> entries) -> {
        out.put(ENTRY_LIST).ledger(ledger).putInt(turn).putLong(from);
        out.count(entries.size(), ENTRIES);
        entries.forEach(out::entry);
      }
      case Answer(LedgerId ledger, SortedMap<Long, Entry> entries) -> {
        out.put(ANSWER).ledger(ledger).count(entries.size(), ASKED);
        entries.forEach((index, entry) -> out.putLong(index).entry(entry));
      }
      case Want(LedgerId ledger, int turn, long from) ->
          out.put(WANT).ledger(ledger).putInt(turn).putLong(from);
      case Enough(LedgerId ledger, int turn) -> out.put(ENOUGH).ledger(ledger).putInt(turn);
      case Ask(LedgerId ledger, List<Long> indexes) -> {
        out.put(ASK).ledger(ledger).count(indexes.size(), ASKED);
        indexes.forEach(out::putLong);
      }
    }
    return out.frame();
  }

  /** How many bytes an entry adds to a message, at most. */
  static int size(Entry entry) {
    return switch (entry) {
      case Entry.Bare bare -> 33;
      case Entry.Held held -> {
        long size = 7L + held.bytes().length;
        for (var section : held.sections().values()) {
          size += 4 + section.bytes().length;
        }
        yield (int) Math.min(size, Integer.MAX_VALUE);
      }
    };
  }

  /**
   * The message that a frame's body holds. Never throws on what a peer can send. Leaves of records
   * are computed from their header bytes, and sections must match the header's digests; a record
   * that its author made in a form that this code does not know comes out as its bare leaf.
   * Checkpoints are verified.
   *
   * @param keys the pinned key of a ledger's author; a checkpoint without one is refused
   */
  public static Verdict<Message> decode(
      byte[] body, Function<LedgerId, Optional<VerifierKey>> keys) {
    return FrameReader.read(
        body,
        in ->
            switch (in.get()) {
              case OFFER -> new Offer(heads(in));
              case CHECKPOINT -> checkpoint(in, keys);
              case ENTRY_LIST -> new Entries(in.ledger(), in.getInt(), in.index(), entries(in));
              case ANSWER -> new Answer(in.ledger(), answers(in));
              case WANT -> new Want(in.ledger(), in.getInt(), in.index());
              case ENOUGH -> new Enough(in.ledger(), in.getInt());
              case ASK -> new Ask(in.ledger(), indexes(in));
              default -> throw in.malformed("message", "is of no known kind");
            });
  }

  private static Checkpoint checkpoint(
      FrameReader in, Function<LedgerId, Optional<VerifierKey>> keys) {
    LedgerId ledger = in.ledger();
    int turn = in.getInt();
    byte[] note = in.bytes(SignedNote.MOST_BYTES);
    VerifierKey key =
        keys.apply(ledger).orElseThrow(() -> in.malformed("ledger", "is nobody's that we know"));
    return switch (VerifiedCheckpoint.verify(note, ledger, key)) {
      case Verdict.Accepted<VerifiedCheckpoint>(VerifiedCheckpoint checkpoint) ->
          new Checkpoint(turn, checkpoint);
      case Verdict.Refused<VerifiedCheckpoint>(String field, String reason) ->
          throw in.malformed("checkpoint" + (field.isEmpty() ? "" : "." + field), reason);
    };
  }

  private static List<Head> heads(FrameReader in) {
    List<Head> heads = new ArrayList<>();
    for (int left = in.count(HEADS); left > 0; left--) {
      heads.add(new Head(in.ledger(), in.index(), in.getLong()));
    }
    return heads;
  }

  private static List<Entry> entries(FrameReader in) {
    List<Entry> entries = new ArrayList<>();
    for (int left = in.count(ENTRIES); left > 0; left--) {
      entries.add(in.entry());
    }
    return entries;
  }

  private static SortedMap<Long, Entry> answers(FrameReader in) {
    SortedMap<Long, Entry> entries = new TreeMap<>();
    for (int left = in.count(ASKED); left > 0; left--) {
      entries.put(in.index(), in.entry());
    }
    return entries;
  }

  private static List<Long> indexes(FrameReader in) {
    List<Long> indexes = new ArrayList<>();
    for (int left = in.count(ASKED); left > 0; left--) {
      indexes.add(in.index());
    }
    return indexes;
  }
}
