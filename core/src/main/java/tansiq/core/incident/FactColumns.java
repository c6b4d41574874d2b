package tansiq.core.incident;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tansiq.core.proof.Hash;
import tansiq.core.report.Counts;

/**
 * Facts as primitive columns, a row a report as one set of sections shows it. What a scan looks at
 * lies together; the rest is looked up for the few that come near. One thread adds rows; a {@link
 * #frozen} copy may be read by any thread, for rows never change.
 */
public final class FactColumns {
  private static final int PAGE_BITS = 12;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final int HOT = 3;

  static final int TIMED = 1;
  static final int MAPPED = 2;
  static final int NAMED = 4;
  static final int EXACT = 8;
  static final int ORIGIN_NAMED = 16;
  static final int STANDS_ALONE = 32;

  private Page[] pages;
  private int size;
  private final Map<String, Integer> categoryNumbers;
  private String[] categories;
  private int[] categoryCodes;

  /** No rows. */
  public FactColumns() {
    this(new Page[0], 0, new HashMap<>(), new String[8], new int[8]);
  }

  private FactColumns(
      Page[] pages,
      int size,
      Map<String, Integer> categoryNumbers,
      String[] categories,
      int[] categoryCodes) {
    this.pages = pages;
    this.size = size;
    this.categoryNumbers = categoryNumbers;
    this.categories = categories;
    this.categoryCodes = categoryCodes;
  }

  /** The rows of so many reports lie in one page, so that memory grows in small steps. */
  private static final class Page {
    final long[] hot;
    final int[] codes;
    final int[] spans;
    final int[] category;
    final int[] record;
    final long[] origin;
    final int[] extra;

    /** Counts, the record passed on and tokens of one report after the other; only ever grown. */
    int[] pool;

    int poolSize;

    Page() {
      hot = new long[HOT * PAGE];
      codes = new int[PAGE];
      spans = new int[3 * PAGE];
      category = new int[PAGE];
      record = new int[PAGE];
      origin = new long[PAGE];
      extra = new int[PAGE];
      pool = new int[8 * PAGE];
    }

    Page(Page other) {
      hot = other.hot;
      codes = other.codes;
      spans = other.spans;
      category = other.category;
      record = other.record;
      origin = other.origin;
      extra = other.extra;
      pool = other.pool;
      poolSize = other.poolSize;
    }

    void addExtra(Facts facts, int passedOn) {
      if (poolSize + Extra.MOST > pool.length) {
        pool = Arrays.copyOf(pool, pool.length + pool.length / 2 + Extra.MOST);
      }
      poolSize = Extra.write(pool, poolSize, facts, passedOn);
    }
  }

  /** How many rows there are. */
  public int size() {
    return size;
  }

  /** The rows that are there now, for readers. */
  public FactColumns frozen() {
    Page[] copy = pages.clone();
    if (copy.length > 0) {
      // The writer may put a larger pool in the last page; readers keep the one that they know.
      copy[copy.length - 1] = new Page(copy[copy.length - 1]);
    }
    return new FactColumns(copy, size, Map.of(), categories, categoryCodes);
  }

  /**
   * Adds a row.
   *
   * @param record the record's number in {@link Ids}
   * @param id its id, whose first bits decide the order of settling
   * @param passedOn number of the record that it passes on, or -1
   */
  public int add(Facts facts, int record, Hash id, int passedOn) {
    int row = size++;
    if (row == pages.length << PAGE_BITS) {
      pages = Arrays.copyOf(pages, pages.length + 1);
      pages[pages.length - 1] = new Page();
    }
    Page page = pages[row >>> PAGE_BITS];
    int at = row & (PAGE - 1);
    int category = categoryNumber(facts.kind().category());
    Facts.Place place = facts.place();
    Facts.Time time = facts.time();
    page.hot[HOT * at] = ((long) place.latE7() << 32) | (place.lonE7() & 0xFFFFFFFFL);
    page.hot[HOT * at + 1] = (time.ms() << 16) | categoryCodes[category];
    int placeCode = Sigma.code(place.sigma());
    int timeCode = Sigma.code(time.sigma());
    page.hot[HOT * at + 2] = priority(placeCode, timeCode, id);
    int flags =
        (time.isKnown() ? TIMED : 0)
            | (place.isMapped() ? MAPPED : 0)
            | (place.isNamed() ? NAMED : 0)
            | (place.exact() ? EXACT : 0)
            | (facts.source().isNamed() ? ORIGIN_NAMED : 0)
            | (facts.source().standsAlone() ? STANDS_ALONE : 0);
    int languages = facts.sketch().languages();
    page.codes[at] = placeCode | (timeCode << 8) | (languages << 16) | (flags << 24);
    page.spans[3 * at] = time.halfS();
    page.spans[3 * at + 1] = time.precisionS();
    page.spans[3 * at + 2] = place.radiusM();
    page.category[at] = category;
    page.record[at] = record;
    page.origin[at] = facts.source().origin();
    page.extra[at] = page.poolSize;
    page.addExtra(facts, passedOn);
    return row;
  }

  /**
   * Reports that are surer settle first, so that no vague one gathers several incidents; among
   * equally sure ones the id decides, which nobody can foresee.
   */
  private static long priority(int placeCode, int timeCode, Hash id) {
    long vague = StrictMath.min(placeCode / 16, 15) + (long) StrictMath.min(timeCode / 16, 15);
    return (vague << 58) | (id.a() >>> 6);
  }

  private int categoryNumber(String category) {
    Integer known = categoryNumbers.get(category);
    if (known != null) {
      return known;
    }
    int number = categoryNumbers.size();
    if (number == categories.length) {
      // Copies, not the arrays in place: readers hold the old ones.
      categories = Arrays.copyOf(categories, 2 * number);
      categoryCodes = Arrays.copyOf(categoryCodes, 2 * number);
    }
    categories[number] = category;
    categoryCodes[number] = Codes.of(category);
    categoryNumbers.put(category, number);
    return number;
  }

  /** The record's number. */
  public int record(int row) {
    return page(row).record[row & (PAGE - 1)];
  }

  /** The place in the order of settling; the least first, equal ones by the whole id. */
  public long priority(int row) {
    return page(row).hot[HOT * (row & (PAGE - 1)) + 2];
  }

  /** The middle of the stated time, in milliseconds. */
  public long timeMs(int row) {
    return page(row).hot[HOT * (row & (PAGE - 1)) + 1] >> 16;
  }

  /** Latitude, or half of a name's hash. */
  public int latE7(int row) {
    return (int) (page(row).hot[HOT * (row & (PAGE - 1))] >> 32);
  }

  /** Longitude, or half of a name's hash. */
  public int lonE7(int row) {
    return (int) page(row).hot[HOT * (row & (PAGE - 1))];
  }

  int categoryCode(int row) {
    return (int) page(row).hot[HOT * (row & (PAGE - 1)) + 1] & 0xFFFF;
  }

  /** The category as written, a branch alone where no more is visible, or nothing. */
  String category(int row) {
    return categories[page(row).category[row & (PAGE - 1)]];
  }

  int codes(int row) {
    return page(row).codes[row & (PAGE - 1)];
  }

  int halfS(int row) {
    return page(row).spans[3 * (row & (PAGE - 1))];
  }

  int precisionS(int row) {
    return page(row).spans[3 * (row & (PAGE - 1)) + 1];
  }

  int radiusM(int row) {
    return page(row).spans[3 * (row & (PAGE - 1)) + 2];
  }

  /** Whose observation it is, hashed; that of reports of no named origin is their member's. */
  public long origin(int row) {
    return page(row).origin[row & (PAGE - 1)];
  }

  /** Whether a time is known. */
  public boolean isTimed(int row) {
    return ((codes(row) >>> 24) & TIMED) != 0;
  }

  /** Whether it has a place on the map. */
  public boolean isMapped(int row) {
    return ((codes(row) >>> 24) & MAPPED) != 0;
  }

  /** Whether it has a place by a name that no list knows. */
  public boolean isNamed(int row) {
    return ((codes(row) >>> 24) & NAMED) != 0;
  }

  boolean isExact(int row) {
    return ((codes(row) >>> 24) & EXACT) != 0;
  }

  boolean isOriginNamed(int row) {
    return ((codes(row) >>> 24) & ORIGIN_NAMED) != 0;
  }

  /** Whether it is known that a row's report corrects none and passes none on. */
  public boolean standsAlone(int row) {
    return ((codes(row) >>> 24) & STANDS_ALONE) != 0;
  }

  /**
   * The facts that a row holds.
   *
   * @param ids gives a record's id by its number
   */
  public Facts get(int row, IntFunction<Hash> ids) {
    Page page = page(row);
    int at = page.extra[row & (PAGE - 1)];
    int head = page.pool[at];
    int from = at + Extra.tokensFrom(head);
    int[] tokens = Arrays.copyOfRange(page.pool, from, from + Extra.tokens(head));
    boolean placed = isMapped(row) || isNamed(row);
    int passedOn = passedOn(row);
    Hash original = passedOn < 0 ? null : ids.apply(passedOn);
    return new Facts(
        new Facts.Time(isTimed(row), timeMs(row), halfS(row), precisionS(row)),
        placed
            ? new Facts.Place(
                isMapped(row), isNamed(row), latE7(row), lonE7(row), radiusM(row), isExact(row))
            : Facts.Place.NONE,
        new Facts.Kind(category(row), known(row, 0), known(row, 1), known(row, 2)),
        new Sketch(tokens, (codes(row) >>> 16) & 255),
        new Facts.Source(origin(row), isOriginNamed(row), original, standsAlone(row)));
  }

  private Counts known(int row, int which) {
    Counts counts = counts(row, which);
    return counts == null ? Counts.NONE : counts;
  }

  /** The number of the record that this one passes on, or -1. */
  public int passedOn(int row) {
    Page page = page(row);
    int at = page.extra[row & (PAGE - 1)];
    int head = page.pool[at];
    return Extra.passesOn(head) ? page.pool[at + Extra.tokensFrom(head) - 1] : -1;
  }

  /** The numbers that are known of dead (0), injured (1) or count (2); null for none. */
  @Nullable Counts counts(int row, int which) {
    Page page = page(row);
    int at = page.extra[row & (PAGE - 1)];
    int head = page.pool[at];
    int mask = (Extra.mask(head) >>> (3 * which)) & 7;
    if (mask == 0) {
      return null;
    }
    int next = at + 1 + Integer.bitCount(Extra.mask(head) & ((1 << (3 * which)) - 1));
    int low = (mask & 1) != 0 ? page.pool[next++] : Counts.UNKNOWN;
    int best = (mask & 2) != 0 ? page.pool[next++] : Counts.UNKNOWN;
    int high = (mask & 4) != 0 ? page.pool[next] : Counts.UNKNOWN;
    return new Counts(low, best, high);
  }

  boolean hasCounts(int row) {
    Page page = page(row);
    return Extra.mask(page.pool[page.extra[row & (PAGE - 1)]]) != 0;
  }

  /** How many of the tokens of a row are meanings. */
  int meanings(int row) {
    Page page = page(row);
    return Extra.meanings(page.pool[page.extra[row & (PAGE - 1)]]);
  }

  /** How many of the tokens of a row are words of one language. */
  int words(int row) {
    Page page = page(row);
    return Extra.words(page.pool[page.extra[row & (PAGE - 1)]]);
  }

  /**
   * How many tokens both sketches have: words in the low, small and large numbers in higher bytes.
   */
  int shared(int rowA, int rowB) {
    Page pageA = page(rowA);
    Page pageB = page(rowB);
    int atA = pageA.extra[rowA & (PAGE - 1)];
    int atB = pageB.extra[rowB & (PAGE - 1)];
    int headA = pageA.pool[atA];
    int headB = pageB.pool[atB];
    int a = atA + Extra.tokensFrom(headA);
    int b = atB + Extra.tokensFrom(headB);
    int endA = a + Extra.tokens(headA);
    int endB = b + Extra.tokens(headB);
    int shared = 0;
    while (a < endA && b < endB) {
      int tokenA = pageA.pool[a];
      int tokenB = pageB.pool[b];
      if (tokenA == tokenB) {
        shared += 1 << (8 * (tokenA & 3));
      }
      a += tokenA <= tokenB ? 1 : 0;
      b += tokenB <= tokenA ? 1 : 0;
    }
    return shared;
  }

  private Page page(int row) {
    return pages[row >>> PAGE_BITS];
  }
}
