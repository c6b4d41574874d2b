package tansiq.core.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A square of the map in degrees, of one of several sizes, each size halving the one before: an
 * integer quadkey on 1e-7 degrees. Unlike H3 it needs no floating point, so that a point lies in
 * the same cell on every machine. At level {@code n} a cell is 2^(32 − n) units wide: level 11 is
 * 0.21° (23 km of latitude), level 13 is 0.052° (5.8 km).
 *
 * @param level from 1 (coarsest) to 28
 * @param x column, counted eastwards from 180° west
 * @param y row, counted northwards from 90° south
 */
public record Cell(int level, int x, int y) implements Comparable<Cell> {
  /** The finest level; its key still fits a positive long. */
  public static final int MAX_LEVEL = 28;

  /** The level that a report's {@code coarse} section names: some 25 km. */
  public static final int COARSE = 11;

  private static final long WIDTH = 360L * Point.E7;
  private static final long HEIGHT = 180L * Point.E7;

  /** Checks that such a cell exists. */
  public Cell {
    if (level < 1
        || level > MAX_LEVEL
        || x < 0
        || x >= columns(level)
        || y < 0
        || y > (HEIGHT >> (32 - level))) {
      throw new IllegalArgumentException("no such cell: " + level + " " + x + " " + y);
    }
  }

  /** The cell of a point at a level. */
  public static Cell of(Point point, int level) {
    return of(point.latE7(), point.lonE7(), level);
  }

  /** The cell of a point in 1e-7 degree at a level. The meridian 180° east is 180° west. */
  public static Cell of(int latE7, int lonE7, int level) {
    long east = (lonE7 + WIDTH / 2) % WIDTH;
    long north = latE7 + HEIGHT / 2;
    return new Cell(level, (int) (east >> (32 - level)), (int) (north >> (32 - level)));
  }

  /** The cell that a key names; throws when it names none. */
  public static Cell ofKey(long key) {
    int level = (63 - Long.numberOfLeadingZeros(key)) / 2;
    long bits = key - (1L << (2 * level));
    return new Cell(level, squeeze(bits), squeeze(bits >> 1));
  }

  /** The cell of a quadkey text, or nothing when no such cell lies on the map. */
  public static Optional<Cell> find(String text) {
    try {
      return Optional.of(ofText(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** The cell of a quadkey text: one digit from 0 to 3 a level; throws on anything else. */
  public static Cell ofText(String text) {
    int x = 0;
    int y = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 3) {
        throw new IllegalArgumentException("not a quadkey: " + text);
      }
      x = (x << 1) | (digit & 1);
      y = (y << 1) | (digit >> 1);
    }
    return new Cell(text.length(), x, y);
  }

  /**
   * Level and place in one number: a leading 1, then the bits of y and x in turn. Keys of one level
   * sort along a Z-curve, and no two cells of any levels share a key.
   */
  public long key() {
    return 1L << (2 * level) | spread(y) << 1 | spread(x);
  }

  /** The cell one or more levels coarser in which this one lies. */
  public Cell parent(int coarser) {
    if (coarser > level) {
      throw new IllegalArgumentException("finer than " + level + ": " + coarser);
    }
    return new Cell(coarser, x >> (level - coarser), y >> (level - coarser));
  }

  /** This cell and the cells that touch it, across the antimeridian too, in the order of keys. */
  public List<Cell> block() {
    List<Cell> cells = new ArrayList<>(9);
    int columns = columns(level);
    long rows = (HEIGHT >> (32 - level)) + 1;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        if (y + dy >= 0 && y + dy < rows) {
          Cell cell = new Cell(level, Math.floorMod(x + dx, columns), y + dy);
          if (!cells.contains(cell)) {
            cells.add(cell);
          }
        }
      }
    }
    cells.sort(null);
    return cells;
  }

  /** The cells that a rectangle touches at a level, in the order of keys. */
  public static List<Cell> cover(Box box, int level) {
    Cell low = of(box.southE7(), box.westE7(), level);
    Cell high = of(box.northE7(), StrictMath.min(box.eastE7(), 180 * Point.E7 - 1), level);
    List<Cell> cells = new ArrayList<>();
    for (int y = low.y; y <= high.y; y++) {
      for (int x = low.x; x <= high.x; x++) {
        cells.add(new Cell(level, x, y));
      }
    }
    cells.sort(null);
    return cells;
  }

  /** The rectangle that the cell fills, cut at the edges of the map. */
  public Box box() {
    int shift = 32 - level;
    long south = ((long) y << shift) - HEIGHT / 2;
    long west = ((long) x << shift) - WIDTH / 2;
    long north = StrictMath.min(south + (1L << shift) - 1, HEIGHT / 2);
    long east = StrictMath.min(west + (1L << shift) - 1, WIDTH / 2);
    return new Box((int) south, (int) west, (int) north, (int) east);
  }

  /** The middle. */
  public Point centre() {
    return box().centre();
  }

  /** The quadkey: one digit from 0 to 3 a level, the coarsest first. */
  public String text() {
    char[] digits = new char[level];
    for (int i = 0; i < level; i++) {
      int bit = level - 1 - i;
      digits[i] = (char) ('0' + ((((y >> bit) & 1) << 1) | ((x >> bit) & 1)));
    }
    return new String(digits);
  }

  @Override
  public int compareTo(Cell other) {
    return Long.compare(key(), other.key());
  }

  private static int columns(int level) {
    return (int) (((WIDTH - 1) >> (32 - level)) + 1);
  }

  /** Puts a zero between each two bits. */
  private static long spread(int value) {
    long bits = value;
    bits = (bits | bits << 16) & 0x0000FFFF0000FFFFL;
    bits = (bits | bits << 8) & 0x00FF00FF00FF00FFL;
    bits = (bits | bits << 4) & 0x0F0F0F0F0F0F0F0FL;
    bits = (bits | bits << 2) & 0x3333333333333333L;
    return (bits | bits << 1) & 0x5555555555555555L;
  }

  private static int squeeze(long spread) {
    long bits = spread & 0x5555555555555555L;
    bits = (bits | bits >> 1) & 0x3333333333333333L;
    bits = (bits | bits >> 2) & 0x0F0F0F0F0F0F0F0FL;
    bits = (bits | bits >> 4) & 0x00FF00FF00FF00FFL;
    bits = (bits | bits >> 8) & 0x0000FFFF0000FFFFL;
    return (int) (bits | bits >> 16);
  }
}
