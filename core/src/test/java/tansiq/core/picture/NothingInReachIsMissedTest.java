package tansiq.core.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tansiq.core.incident.FactColumns;
import tansiq.core.incident.Rows;
import tansiq.core.incident.Score;
import tansiq.core.incident.Weights;
import tansiq.core.picture.Writer.Draft;
import tansiq.core.place.Names;
import tansiq.core.record.Entry;
import tansiq.core.report.Where;

/** Looking into blocks finds every pair that can score, at any level, over any edge of the map. */
class NothingInReachIsMissedTest {
  private static final Weights WEIGHTS = Weights.DEFAULT;

  @Test
  void blocksHoldEveryPairThatScores() {
    for (long seed = 0; seed < 30; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Columns columns =
          new Columns(new Records(), new FactColumns(), new Elements(), new ListPages());
      LayerWriter layer = new LayerWriter(WEIGHTS, columns, true);
      List<Integer> rows = fill(new Writer("sy"), random, columns, layer);
      layer.layer(columns.frozen());
      Score score = new Score(WEIGHTS, columns.facts());
      int pairs = 0;
      for (int a : rows) {
        Rows near = new Rows();
        layer.near(a, near);
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < near.size(); i++) {
          found.add(near.get(i));
        }
        assertThat(found).as("seed %d", seed).doesNotHaveDuplicates().doesNotContain(a);
        for (int b : rows) {
          if (a != b && score.of(a, b) > Score.NEVER) {
            pairs++;
            assertThat(found).as("seed %d", seed).contains(b);
          }
          assertThat(score.of(a, b)).as("symmetric").isEqualTo(score.of(b, a));
        }
      }
      assertThat(pairs).as("seed %d tests something", seed).isGreaterThan(100);
    }
  }

  private static List<Integer> fill(
      Writer writer, SplittableRandom random, Columns columns, LayerWriter layer) {
    double[][] corners = {{32.6, 36.1}, {0, 179.99}, {89.5, 10}, {-67, -179.9}, {60, 0}};
    double[] corner = corners[random.nextInt(corners.length)];
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      int radius = new int[] {10, 1000, 4000, 15_000, 45_000, 70_000}[random.nextInt(6)];
      double lat = StrictMath.min(90, corner[0] + random.nextDouble(-1, 1));
      double lon = corner[1] + random.nextDouble(-1.5, 1.5);
      Where where =
          random.nextInt(12) == 0
              ? new Where.Unplaced(Names.of("en", "Nowhere " + random.nextInt(3)))
              : Writer.at(lat, lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon, radius);
      if (radius == 70_000) {
        where = Writer.at(corner[0], corner[1], radius);
      }
      Duration precision =
          Duration.ofMinutes(new int[] {5, 60, 600, 1500, 4300}[random.nextInt(5)]);
      Entry.Held entry =
          writer.report(
              new Draft()
                  .after(Duration.ofMinutes(random.nextInt(6 * 24 * 60)))
                  .precision(precision)
                  .where(where));
      int record = columns.records().number(entry.leaf());
      columns.records().claim(record, writer.ledger(), i, true);
      Sections sections = new Sections(entry);
      int row = columns.row(record, -1, sections, sections.names());
      layer.show(record, row, true, null);
      rows.add(row);
    }
    return rows;
  }
}
