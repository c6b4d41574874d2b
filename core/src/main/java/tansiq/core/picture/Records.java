package tansiq.core.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tansiq.core.incident.Ids;
import tansiq.core.proof.Hash;
import tansiq.core.record.LedgerId;

/**
 * Where each record that was added, or spoken of, lies. One thread adds; a {@link #frozen} copy may
 * be read by any thread, for what is known of a record that a layer shows never changes.
 */
final class Records {
  private static final int BITS = 12;
  private static final int PAGE = 1 << BITS;

  private static final int INDEX_BITS = 40;
  private static final long HELD = 1L << 62;

  private final Ids ids;

  /** What readers look in; the writer looks in {@link #ids}, which goes on growing. */
  private final Ids.@Nullable View view;

  private final Map<LedgerId, Integer> ledgerNumbers;
  private final List<LedgerId> ledgers;

  /** A bit for a held header, the ledger's number plus one, 0 for one only spoken of, the index. */
  private long[][] places;

  private long[][] filed;

  Records() {
    this.ids = new Ids();
    this.view = null;
    this.ledgerNumbers = new HashMap<>();
    this.ledgers = new ArrayList<>();
    this.places = new long[0][];
    this.filed = new long[0][];
  }

  private Records(Records other) {
    this.ids = other.ids;
    this.view = other.ids.view();
    this.ledgerNumbers = Map.of();
    this.ledgers = List.copyOf(other.ledgers);
    this.places = other.places;
    this.filed = other.filed;
  }

  /** What is there now, for readers. */
  Records frozen() {
    return new Records(this);
  }

  /** The number of a record, added when it is new. For the writer. */
  int number(Hash id) {
    int number = ids.add(id);
    while (number >= places.length << BITS) {
      places = Arrays.copyOf(places, places.length + 1);
      places[places.length - 1] = new long[PAGE];
      filed = Arrays.copyOf(filed, filed.length + 1);
      filed[filed.length - 1] = new long[PAGE];
    }
    return number;
  }

  /**
   * Says where a record lies. A leaf may be found at several places, because anybody can copy one;
   * whatever the order of finding, that of a header which names the ledger goes first, then the
   * least ledger and index.
   *
   * @return whether this changes where the record lies
   */
  boolean claim(int number, LedgerId ledger, long index, boolean held) {
    Integer known = ledgerNumbers.get(ledger);
    if (known == null) {
      known = ledgers.size();
      ledgers.add(ledger);
      ledgerNumbers.put(ledger, known);
    }
    long old = place(number);
    if (old != 0) {
      boolean wasHeld = (old & HELD) != 0;
      int order = ledger(number).compareTo(ledger);
      boolean later = order < 0 || (order == 0 && index(number) <= index);
      if (wasHeld == held ? later : wasHeld) {
        return false;
      }
    }
    places[number >>> BITS][number & (PAGE - 1)] =
        (held ? HELD : 0) | ((long) (known + 1) << INDEX_BITS) | index;
    return true;
  }

  /** Whether a record lies at this place. */
  boolean isAt(int number, LedgerId ledger, long index) {
    return isPlaced(number) && index(number) == index && ledger(number).equals(ledger);
  }

  /** Says when a record was filed, by its author's clock. */
  void file(int number, long atMs) {
    filed[number >>> BITS][number & (PAGE - 1)] = atMs;
  }

  /** How many records were added or spoken of; their numbers are those below. */
  int size() {
    return view == null ? ids.size() : view.size();
  }

  /** The number of a record, or -1. */
  int find(Hash id) {
    return view == null ? ids.find(id) : view.find(id);
  }

  /** The id of a number. */
  Hash id(int number) {
    return view == null ? ids.get(number) : view.get(number);
  }

  /** Whether the record's place is known, not only its id. */
  boolean isPlaced(int number) {
    return place(number) != 0;
  }

  LedgerId ledger(int number) {
    return ledgers.get((int) ((place(number) & ~HELD) >>> INDEX_BITS) - 1);
  }

  long index(int number) {
    return place(number) & ((1L << INDEX_BITS) - 1);
  }

  long at(int number) {
    return filed[number >>> BITS][number & (PAGE - 1)];
  }

  /** By author, then epoch, then index: which of an author's records came later. */
  int compareFiling(int a, int b) {
    int order = ledger(a).compareTo(ledger(b));
    return order != 0 ? order : Long.compare(index(a), index(b));
  }

  /** Whether one may amend or retract the other: only an author's own later record does. */
  boolean isLaterOfSameAuthor(int later, int earlier) {
    return isPlaced(later)
        && isPlaced(earlier)
        && ledger(later).member().equals(ledger(earlier).member())
        && compareFiling(later, earlier) > 0;
  }

  private long place(int number) {
    return places[number >>> BITS][number & (PAGE - 1)];
  }
}
