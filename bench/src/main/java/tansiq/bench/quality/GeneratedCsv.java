package tansiq.bench.quality;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tansiq.core.place.Names;
import tansiq.core.place.Placing;
import tansiq.core.place.Point;
import tansiq.core.report.Category;
import tansiq.core.report.Counts;
import tansiq.core.report.How;
import tansiq.core.report.Report;
import tansiq.core.report.Source;
import tansiq.core.report.Text;
import tansiq.core.report.Vantage;
import tansiq.core.report.What;
import tansiq.core.report.When;
import tansiq.core.report.Where;

/**
 * Reads the generator's table: {@code id,member,incident,epoch_s,type,grp,x_m,y_m,lat,lon,text}. It
 * states no precision, so that the reports state none either.
 */
public final class GeneratedCsv {
  private static final Map<String, String> CATEGORIES =
      Map.of(
          "shelling", "force.shelling",
          "smallarms", "force.small-arms",
          "airstrike", "force.air",
          "mine", "force.mine",
          "crossing_people", "border.crossing",
          "crossing_vehicle", "border.x-crossing-vehicle",
          "smuggling", "border.smuggling",
          "roadblock", "provocation.x-roadblock",
          "protest", "provocation.protest",
          "looting", "provocation.x-looting");

  private GeneratedCsv() {}

  /** All reports of a table. */
  public static List<Known> read(BufferedReader csv) throws IOException {
    List<Known> reports = new ArrayList<>();
    csv.readLine();
    for (String line = csv.readLine(); line != null; line = csv.readLine()) {
      String[] cells = line.split(",", -1);
      Report report =
          new Report(
              new What(
                  Category.find(CATEGORIES.getOrDefault(cells[4], cells[4])).orElseThrow(),
                  Counts.NONE,
                  Counts.NONE,
                  Counts.NONE),
              new When(
                  Instant.ofEpochSecond(Long.parseLong(cells[3])),
                  Optional.empty(),
                  Optional.empty()),
              new Where.At(
                  Point.ofDegrees(Double.parseDouble(cells[8]), Double.parseDouble(cells[9])),
                  Optional.empty(),
                  Names.NONE,
                  Placing.GIVEN),
              How.NONE,
              Vantage.NONE,
              List.of(new Text("en", cells[10], Optional.empty())),
              List.of(),
              List.of(),
              new Source(
                  Optional.of(cells[0]),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()));
      reports.add(new Known("m" + cells[1], report, Integer.parseInt(cells[2])));
    }
    return reports;
  }
}
