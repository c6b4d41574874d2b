package tansiq.core.picture;

import tansiq.core.incident.FactColumns;
import tansiq.core.incident.Reach;
import tansiq.core.place.Cell;
import tansiq.core.place.Geodesy;
import tansiq.core.place.Point;

/**
 * Which block a row belongs to, and in which blocks to look for what is within reach of it.
 *
 * <p>A row's level follows how far it reaches: three steps in place, each with cells a few times as
 * wide as its reach, and three in time. Who looks around a row of reach {@code r} visits, level by
 * level, every cell and day within {@code r} and the most that a row of that level reaches; so no
 * pair within the sum of both reaches is missed.
 */
final class Grid {
  /** How many levels lie on the map; the levels by name follow. */
  static final int MAPPED_LEVELS = 9;

  /** How many levels hold rows that can join others. */
  static final int LEVELS = 12;

  /** Rows that have a time and can join no other. */
  static final int ALONE = 12;

  /** Rows that are visible and do not count, or hang on another row. */
  static final int ASIDE = 13;

  /** The day of rows without any time. */
  static final int UNDATED = Integer.MIN_VALUE;

  private static final long DAY_MS = 86_400_000;
  private static final int LEVEL_SHIFT = 56;
  private static final int Y_SHIFT = 28;

  private static final double[] PLACE_REACH = {8_000, 32_000, 128_000};
  private static final int[] CELL_LEVEL = {10, 8, 7};
  private static final double[] TIME_REACH_S = {6 * 3600, 48 * 3600, 8 * 86_400};
  private static final long HALF_TURN = 180L * Point.E7;
  private static final double METRES_PER_UNIT = Geodesy.METRES_PER_DEGREE / Point.E7;

  private Grid() {}

  /** The day, since 1970, of a time in milliseconds. */
  static int day(long ms) {
    return (int) Math.floorDiv(ms, DAY_MS);
  }

  /** The level of a row that can join others. */
  static int level(FactColumns facts, int row) {
    int time = step(TIME_REACH_S, Reach.seconds(facts, row));
    if (!facts.isMapped(row) || Reach.isWide(facts, row)) {
      return MAPPED_LEVELS + time;
    }
    return 3 * step(PLACE_REACH, Reach.metres(facts, row)) + time;
  }

  private static int step(double[] reaches, double reach) {
    int step = 0;
    while (reach > reaches[step]) {
      step++;
    }
    return step;
  }

  /** The key, within its day, of a row that can join others. */
  static long key(FactColumns facts, int row) {
    int level = level(facts, row);
    if (level >= MAPPED_LEVELS) {
      return nameKey(facts, row, level);
    }
    int shift = 32 - CELL_LEVEL[level / 3];
    return key(level, x(facts.lonE7(row)) >> shift, y(facts.latE7(row)) >> shift);
  }

  /** The key of a place that is compared as a whole: the same name, or the very same area. */
  static long nameKey(FactColumns facts, int row, int level) {
    long both = ((long) facts.latE7(row) << 32) ^ (facts.lonE7(row) & 0xFFFFFFFFL);
    long mixed = (both ^ (both >>> 33)) * 0xFF51AFD7ED558CCDL;
    return ((long) level << LEVEL_SHIFT) | (mixed >>> 8);
  }

  static long key(int level, long x, long y) {
    return ((long) level << LEVEL_SHIFT) | (y << Y_SHIFT) | x;
  }

  /** The key of a row that joins no other; a few bits of its id keep such blocks small. */
  static long aloneKey(int level, long idBits) {
    return ((long) level << LEVEL_SHIFT) | (idBits >>> 56);
  }

  /** The least key of a level. */
  static long firstKey(int level) {
    return (long) level << LEVEL_SHIFT;
  }

  static int level(long key) {
    return (int) (key >>> LEVEL_SHIFT);
  }

  /** What a key is called in a comparison: its level and, on the map, its cell's quadkey. */
  static String name(long key) {
    int level = level(key);
    if (level < MAPPED_LEVELS) {
      int cellLevel = CELL_LEVEL[level / 3];
      int y = (int) (key >>> Y_SHIFT) & ((1 << Y_SHIFT) - 1);
      int x = (int) key & ((1 << Y_SHIFT) - 1);
      return level + "-" + new Cell(cellLevel, x, y).text();
    }
    return level + "-" + Long.toHexString(key & ((1L << LEVEL_SHIFT) - 1));
  }

  private static long x(int lonE7) {
    return (lonE7 + HALF_TURN) % (2 * HALF_TURN);
  }

  private static long y(int latE7) {
    return latE7 + 90L * Point.E7;
  }

  /** Which cells and days of one level lie within reach of a row. */
  static final class Around {
    final int fromDay;
    final int toDay;

    /** How far the times of rows there may lie from the row's, in milliseconds. */
    final long ms;

    /** How far the latitudes may lie from the row's. */
    final long units;

    private final int level;
    private final long nameKey;
    final long lowY;
    final long highY;
    private final long lowX;
    private final long highX;

    /** The last column where the range crosses 180°, else -1. */
    private final long lastX;

    Around(FactColumns facts, int row, int level) {
      this.level = level;
      this.ms = (long) ((Reach.seconds(facts, row) + TIME_REACH_S[level % 3]) * 1000) + 1;
      long time = facts.timeMs(row);
      this.fromDay = day(time - ms);
      this.toDay = day(time + ms);
      if (level >= MAPPED_LEVELS) {
        this.nameKey = Grid.nameKey(facts, row, level);
        this.units = Long.MAX_VALUE;
        this.lowY = 0;
        this.highY = -1;
        this.lowX = 0;
        this.highX = -1;
        this.lastX = -1;
        return;
      }
      this.nameKey = 0;
      double metres = Reach.metres(facts, row) + PLACE_REACH[level / 3];
      this.units = (long) (metres / METRES_PER_UNIT) + 1;
      int shift = 32 - CELL_LEVEL[level / 3];
      this.lowY = StrictMath.max(0, y(facts.latE7(row)) - units) >> shift;
      this.highY = StrictMath.min(HALF_TURN, y(facts.latE7(row)) + units) >> shift;
      long wide = wide(facts.latE7(row));
      boolean all = wide >= HALF_TURN - (1L << shift);
      long low = all ? 0 : x(facts.lonE7(row)) - wide;
      long high = all ? 2 * HALF_TURN - 1 : x(facts.lonE7(row)) + wide;
      this.lowX = Math.floorMod(low, 2 * HALF_TURN) >> shift;
      this.highX = Math.floorMod(high, 2 * HALF_TURN) >> shift;
      this.lastX = low < 0 || high >= 2 * HALF_TURN ? (2 * HALF_TURN - 1) >> shift : -1;
    }

    /** As many units of longitude as the reach takes where the meridians lie closest. */
    private long wide(int latE7) {
      double farthest =
          StrictMath.min(90, (StrictMath.abs((long) latE7) + units) / (double) Point.E7);
      double cosine = StrictMath.cos(StrictMath.toRadians(farthest));
      return cosine < 0.01 ? HALF_TURN : (long) (units / cosine * 1.01) + 1;
    }

    /** Whether there is one key, {@link #nameKey}, instead of cells. */
    boolean isNamed() {
      return level >= MAPPED_LEVELS;
    }

    long nameKey() {
      return nameKey;
    }

    /** How many ranges of keys there are in a row of cells: two where it crosses 180°. */
    int ranges() {
      return lastX < 0 ? 1 : 2;
    }

    long lowKey(long y, int range) {
      return key(level, range == 0 ? lowX : 0, y);
    }

    long highKey(long y, int range) {
      return key(level, range == 0 && lastX >= 0 ? lastX : highX, y);
    }
  }
}
