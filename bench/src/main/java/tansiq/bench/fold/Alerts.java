package tansiq.bench.fold;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tansiq.bench.quality.Known;
import tansiq.core.place.Metres;
import tansiq.core.place.Names;
import tansiq.core.place.Placing;
import tansiq.core.place.Point;
import tansiq.core.report.Category;
import tansiq.core.report.Counts;
import tansiq.core.report.How;
import tansiq.core.report.Origin;
import tansiq.core.report.Report;
import tansiq.core.report.Source;
import tansiq.core.report.Vantage;
import tansiq.core.report.What;
import tansiq.core.report.When;
import tansiq.core.report.Where;

/**
 * Air-raid alerts of two reporters (Vadym Klymenko, MIT licence; eTryvoga channel), from a
 * directory with {@code official_data_en.csv} and {@code volunteer_data_en.csv}: of each alert its
 * start alone. An oblast is a wide area whose centre is drawn from its name; that is enough here.
 */
final class Alerts {
  /** An alert: who said so, its start, and its end, by which the truth is judged. */
  record Alert(String oblast, String origin, Instant start, Instant end, boolean ends) {
    Known report(int incident, String ext) {
      int hash = oblast.hashCode();
      double lat = 46 + (hash & 0xFF) / 64.0;
      double lon = 24 + ((hash >>> 8) & 0xFFF) / 300.0;
      Report report =
          new Report(
              new What(
                  Category.find("hazard.air-alert").orElseThrow(),
                  Counts.NONE,
                  Counts.NONE,
                  Counts.NONE),
              new When(start, Optional.empty(), Optional.empty()),
              new Where.At(
                  Point.ofDegrees(lat, lon),
                  Optional.of(new Metres(120_000)),
                  Names.of("en", oblast),
                  Placing.AREA),
              How.NONE,
              Vantage.NONE,
              List.of(),
              List.of(),
              List.of(),
              new Source(
                  Optional.of(ext),
                  Optional.of(new Origin.Own(origin)),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()));
      return new Known("ua", report, incident);
    }
  }

  private Alerts() {}

  /** All alerts of whole oblasts, by their start. */
  static List<Alert> read(Path directory) throws IOException {
    List<Alert> alerts = new ArrayList<>();
    try (BufferedReader in = Files.newBufferedReader(directory.resolve("official_data_en.csv"))) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split(",", -1);
        if (cells[3].equals("oblast")) {
          alerts.add(new Alert(cells[0], "official", time(cells[4]), time(cells[5]), true));
        }
      }
    }
    try (BufferedReader in = Files.newBufferedReader(directory.resolve("volunteer_data_en.csv"))) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split(",", -1);
        boolean ends = !cells[3].equals("True");
        alerts.add(new Alert(cells[0], "volunteer", time(cells[1]), time(cells[2]), ends));
      }
    }
    alerts.sort((a, b) -> a.start().compareTo(b.start()));
    return alerts;
  }

  private static Instant time(String text) {
    return Instant.parse(text.replace(' ', 'T').replace("+00:00", "Z"));
  }

  /**
   * The silver truth: an official and a volunteer alert of one oblast whose starts and ends both
   * lie within five minutes, and which have no other such partner, are one incident.
   */
  static Map<Integer, Integer> pairs(List<Alert> alerts) {
    Map<Integer, List<Integer>> partners = new TreeMap<>();
    for (int i = 0; i < alerts.size(); i++) {
      for (int j = i + 1;
          j < alerts.size() && isClose(alerts.get(i).start(), alerts.get(j).start());
          j++) {
        Alert a = alerts.get(i);
        Alert b = alerts.get(j);
        if (a.oblast().equals(b.oblast())
            && !a.origin().equals(b.origin())
            && a.ends()
            && b.ends()
            && isClose(a.end(), b.end())) {
          partners.computeIfAbsent(i, k -> new ArrayList<>()).add(j);
          partners.computeIfAbsent(j, k -> new ArrayList<>()).add(i);
        }
      }
    }
    Map<Integer, Integer> pairs = new TreeMap<>();
    partners.forEach((i, list) -> {
      if (list.size() == 1 && partners.getOrDefault(list.getFirst(), List.of()).size() == 1) {
        pairs.put(i, list.getFirst());
      }
    });
    return pairs;
  }

  private static boolean isClose(Instant a, Instant b) {
    return StrictMath.abs(a.getEpochSecond() - b.getEpochSecond()) <= 300;
  }
}
