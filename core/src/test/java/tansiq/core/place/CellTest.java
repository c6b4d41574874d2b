package tansiq.core.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CellTest {
  private static final long SEED = 20170521;

  @Test
  void aPointLiesInItsCellAtEveryLevel() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2000; i++) {
      Point point = point(random);
      for (int level = 1; level <= Cell.MAX_LEVEL; level++) {
        Cell cell = Cell.of(point, level);
        assertThat(cell.box().contains(point)).as("seed %d: %s %s", SEED, point, cell).isTrue();
        assertThat(cell.parent(1)).isEqualTo(Cell.of(point, 1));
        assertThat(Cell.ofKey(cell.key())).isEqualTo(cell);
        assertThat(Cell.ofText(cell.text())).isEqualTo(cell);
      }
    }
  }

  @Test
  void theTextOfACellBeginsWithThatOfItsParent() {
    Cell cell = Cell.of(Point.ofDegrees(32.62, 36.10), 13);
    assertThat(cell.text()).isEqualTo("1200200211021").startsWith(cell.parent(11).text());
  }

  @Test
  void aCoarseCellIsSome25KilometresWide() {
    Box box = Cell.of(Point.ofDegrees(33, 36), Cell.COARSE).box();
    double high = Geodesy.metres(box.southE7(), box.westE7(), box.northE7(), box.westE7());
    double wide = Geodesy.metres(box.southE7(), box.westE7(), box.southE7(), box.eastE7());
    assertThat(high).isBetween(23_000.0, 24_000.0);
    assertThat(wide).isBetween(19_000.0, 20_000.0);
  }

  @Test
  void aBlockHoldsEveryPointWithinACellsHeight() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2000; i++) {
      Point point = point(random);
      Cell cell = Cell.of(point, 13);
      List<Cell> block = cell.block();
      int reach = 1 << (32 - 13);
      int lat = clamp(point.latE7() + random.nextInt(2 * reach) - reach, 900_000_000);
      int lon = clamp(point.lonE7() + random.nextInt(2 * reach) - reach, 1_799_999_999);
      assertThat(block).as("seed %d: %s", SEED, point).contains(Cell.of(lat, lon, 13)).isSorted();
    }
  }

  @Test
  void aBlockReachesOverTheAntimeridian() {
    Cell east = Cell.of(Point.ofDegrees(10, 179.9999), 13);
    Cell west = Cell.of(Point.ofDegrees(10, -179.9999), 13);
    assertThat(east.block()).hasSize(9).contains(west);
    assertThat(west.block()).hasSize(9).contains(east);
    assertThat(Cell.of(Point.ofDegrees(90, 0), 13).block()).hasSize(6);
  }

  @Test
  void aCoverHoldsEveryPointOfItsRectangle() {
    Box box = Box.around(Point.ofDegrees(33, 36), 20_000);
    List<Cell> cover = Cell.cover(box, 12);
    Random random = new Random(SEED);
    for (int i = 0; i < 500; i++) {
      Point point =
          new Point(
              box.southE7() + random.nextInt(box.northE7() - box.southE7()),
              box.westE7() + random.nextInt(box.eastE7() - box.westE7()));
      assertThat(cover).contains(Cell.of(point, 12));
    }
    assertThat(cover).hasSizeLessThan(40);
  }

  @Test
  void noCellLiesOffTheMap() {
    assertThatThrownBy(() -> new Cell(11, -1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Cell(29, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Cell.ofText("124")).isInstanceOf(IllegalArgumentException.class);
    assertThat(Cell.find("33333333333")).isEmpty();
  }

  private static int clamp(int value, int most) {
    return StrictMath.max(-most, StrictMath.min(most, value));
  }

  private static Point point(Random random) {
    return new Point(
        random.nextInt(1_800_000_001) - 900_000_000,
        (int) (random.nextLong(3_600_000_000L) - 1_800_000_000L));
  }
}
