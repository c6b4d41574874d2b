package tansiq.core.incident;

import java.util.Arrays;
import tansiq.core.proof.Hash;

/**
 * Numbers the records that a fold has seen, from 0, and finds a number by its id. One thread adds;
 * any thread may read numbers below a size that was handed to it safely: nothing that is there ever
 * changes.
 */
public final class Ids {
  private static final int PAGE_BITS = 13;
  private static final int PAGE = 1 << PAGE_BITS;

  private long[][] pages = new long[0][];
  private int[] slots = new int[1 << 10];
  private int size;

  /** How many there are. */
  public int size() {
    return size;
  }

  /** The number of an id, or -1. */
  public int find(Hash id) {
    return find(pages, slots, size, id);
  }

  /** The id of a number. */
  public Hash get(int number) {
    return get(pages, number);
  }

  /** What a reader needs to look in later, while the writer goes on. */
  public View view() {
    return new View(pages, slots, size);
  }

  /** The number of an id, which is added when it is new. */
  public int add(Hash id) {
    int found = find(id);
    if (found >= 0) {
      return found;
    }
    if (size == pages.length << PAGE_BITS) {
      pages = Arrays.copyOf(pages, pages.length + 1);
      pages[pages.length - 1] = new long[4 * PAGE];
    }
    long[] page = pages[size >>> PAGE_BITS];
    int at = 4 * (size & (PAGE - 1));
    page[at] = id.a();
    page[at + 1] = id.b();
    page[at + 2] = id.c();
    page[at + 3] = id.d();
    size++;
    if (2L * size > slots.length) {
      grow();
    } else {
      put(slots, id.a(), size);
    }
    return size - 1;
  }

  private void grow() {
    int[] larger = new int[2 * slots.length];
    for (int number = 0; number < size; number++) {
      put(larger, pages[number >>> PAGE_BITS][4 * (number & (PAGE - 1))], number + 1);
    }
    slots = larger;
  }

  private static void put(int[] slots, long a, int numberPlusOne) {
    int slot = slot(a, slots.length);
    while (slots[slot] != 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = numberPlusOne;
  }

  private static int slot(long a, int length) {
    return (int) ((a * 0x9E3779B97F4A7C15L) >>> 33) & (length - 1);
  }

  /** The ids up to a size; safe to read while the writer adds more. */
  public static final class View {
    private final long[][] pages;
    private final int[] slots;
    private final int size;

    private View(long[][] pages, int[] slots, int size) {
      this.pages = pages;
      this.slots = slots;
      this.size = size;
    }

    /** How many there are. */
    public int size() {
      return size;
    }

    /** The id of a number. */
    public Hash get(int number) {
      return Ids.get(pages, number);
    }

    /** The number of an id, or -1. */
    public int find(Hash id) {
      return Ids.find(pages, slots, size, id);
    }
  }

  private static Hash get(long[][] pages, int number) {
    long[] page = pages[number >>> PAGE_BITS];
    int at = 4 * (number & (PAGE - 1));
    return new Hash(page[at], page[at + 1], page[at + 2], page[at + 3]);
  }

  private static int find(long[][] pages, int[] slots, int size, Hash id) {
    int slot = slot(id.a(), slots.length);
    // A slot that the writer filled since belongs to a number beyond our size, or to one that an
    // empty slot would have ended the search for: either way nothing of ours is missed.
    for (int number = slots[slot] - 1; number >= 0; number = slots[slot] - 1) {
      if (number < size && matches(pages, number, id)) {
        return number;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return -1;
  }

  private static boolean matches(long[][] pages, int number, Hash id) {
    long[] page = pages[number >>> PAGE_BITS];
    int at = 4 * (number & (PAGE - 1));
    return page[at] == id.a()
        && page[at + 1] == id.b()
        && page[at + 2] == id.c()
        && page[at + 3] == id.d();
  }
}
