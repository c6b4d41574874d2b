package tansiq.bench.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonText;

/**
 * Air-raid alerts of Ukraine as two channels tell them (the ukrainian-air-raid-sirens-dataset,
 * MIT): beginnings only, placed by the name of the oblast; all of them so many times, each time
 * under another {@code ext}.
 */
public final class AirAlerts implements Reports {
  private static final String OFFICIAL = "official_data_en.csv";
  private static final String VOLUNTEER = "volunteer_data_en.csv";

  /** The text of a report before and after its pass. */
  private record Cut(String before, String after) {}

  private final List<Cut> alerts;
  private final int passes;

  private AirAlerts(List<Cut> alerts, int passes) {
    this.alerts = List.copyOf(alerts);
    this.passes = passes;
  }

  /** Reads the two tables of a directory. */
  public static AirAlerts read(Path directory, int passes) throws IOException {
    List<Cut> alerts = new ArrayList<>();
    read(directory.resolve(OFFICIAL), "official", "oblast", "official channel", alerts);
    read(directory.resolve(VOLUNTEER), "volunteer", "region", "eTryvoga channel", alerts);
    return new AirAlerts(alerts, passes);
  }

  private static void read(Path file, String name, String place, String origin, List<Cut> into)
      throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    List<String> columns = List.of(lines.getFirst().split(",", -1));
    int placeAt = columns.indexOf(place);
    int timeAt = columns.indexOf("started_at");
    if (placeAt < 0 || timeAt < 0) {
      throw new IOException(file + " has no columns " + place + " and started_at");
    }
    for (int row = 1; row < lines.size(); row++) {
      String[] fields = lines.get(row).split(",", -1);
      if (fields.length != columns.size()) {
        throw new IOException(file + ": row " + row + " has " + fields.length + " fields");
      }
      into.add(cut(name + "/" + row + "/", fields[placeAt], fields[timeAt], origin));
    }
  }

  private static Cut cut(String ext, String oblast, String startedAt, String origin) {
    // 2022-03-15 16:10:34+00:00, always in UTC.
    String from = startedAt.substring(0, 10) + "T" + startedAt.substring(11, 19) + "Z";
    String json =
        new String(
            JsonText.canonical(
                JsonObject.builder()
                    .put("ext", ext)
                    .put("kind", "report")
                    .put("origin", origin)
                    .put("what", JsonObject.builder().put("category", "hazard.air-alert").build())
                    .put(
                        "when",
                        JsonObject.builder().put("from", from).put("precision", "PT2M").build())
                    .put(
                        "where",
                        JsonObject.builder()
                            .put("country", "UA")
                            .put("place", JsonObject.builder().put("en", oblast).build())
                            .build())
                    .build()),
            StandardCharsets.UTF_8);
    int at = json.indexOf(ext) + ext.length();
    return new Cut(json.substring(0, at), json.substring(at));
  }

  /** How many alerts there are in one pass. */
  public int pass() {
    return alerts.size();
  }

  @Override
  public int size() {
    return alerts.size() * passes;
  }

  @Override
  public byte[] line(int number) {
    Cut cut = alerts.get(number % alerts.size());
    String line = cut.before() + number / alerts.size() + cut.after();
    return line.getBytes(StandardCharsets.UTF_8);
  }
}
