package tansiq.bench.input;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonNumber;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonText;

/**
 * Invented reports in the order of time, some 3,300 a day: incidents in a square of 550 km, most of
 * them around fifty places, each told by one to five teams that differ in place, time, kind and
 * words. A seed gives the same reports anywhere.
 */
public final class Invented implements Reports {
  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

  /** Of twenty incidents eight are told once, five twice, four three, two four, one five times. */
  private static final int[] TIMES = {1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5};

  /** Which of the twenty the reports of one helping tell of. */
  private static final int[] TOLD = told();

  private static final int HELPINGS = 64;
  private static final int WINDOW = TOLD.length * HELPINGS;

  /** Shares no divisor with the window, so that multiplying by it is a shuffle. */
  private static final int STRIDE = 1_009;

  private static final double SECONDS_BETWEEN = 30 * 86_400.0 / 100_000 * TOLD.length / 20;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double METRES_A_DEGREE = 111_320;
  private static final double SOUTH = 31;
  private static final double WEST = 36;
  private static final double SIDE = 550_000;
  private static final int PLACES = 50;
  private static final int TEAMS = 20;

  private static final List<String> CATEGORIES =
      List.of(
          "force.shelling",
          "force.small-arms",
          "force.air",
          "force.mine",
          "border.crossing",
          "border.infiltration",
          "border.smuggling",
          "obstruction.monitor-denied",
          "provocation.protest",
          "civilians.property");

  private final int size;
  private final long seed;
  private final String prefix;
  private final double[] placesX = new double[PLACES];
  private final double[] placesY = new double[PLACES];

  /** So many reports; {@code prefix} begins each {@code ext}. */
  public Invented(int size, long seed, String prefix) {
    this.size = size;
    this.seed = seed;
    this.prefix = prefix;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < PLACES; i++) {
      placesX[i] = random.nextDouble(20_000, 530_000);
      placesY[i] = random.nextDouble(20_000, 530_000);
    }
  }

  private static int[] told() {
    int[] told = new int[43];
    int at = 0;
    for (int incident = 0; incident < TIMES.length; incident++) {
      for (int i = 0; i < TIMES[incident]; i++) {
        told[at++] = incident;
      }
    }
    return told;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public byte[] line(int number) {
    int slot = (int) ((long) (number % WINDOW) * STRIDE % WINDOW);
    long helping = (long) number / WINDOW * HELPINGS + slot / TOLD.length;
    long incident = helping * TIMES.length + TOLD[slot % TOLD.length];
    SplittableRandom truth = new SplittableRandom(seed + (incident + 1) * GOLDEN);
    SplittableRandom teller = new SplittableRandom(seed ^ (number + 1L) * GOLDEN);
    return JsonText.canonical(report(number, incident, truth, teller));
  }

  private JsonObject report(
      int number, long incident, SplittableRandom truth, SplittableRandom teller) {
    double x = truth.nextDouble(SIDE);
    double y = truth.nextDouble(SIDE);
    if (truth.nextDouble() < .7) {
      int place = truth.nextInt(PLACES);
      x = truth.nextGaussian(placesX[place], 10_000);
      y = truth.nextGaussian(placesY[place], 10_000);
    }
    int category = truth.nextInt(CATEGORIES.size());
    int dead = truth.nextInt(4);
    int words = truth.nextInt(1 << 20);
    boolean near = teller.nextDouble() < .8;
    boolean prompt = teller.nextDouble() < .8;
    double error = near ? 500 : 3_000;
    double late = prompt ? 600 : 3_600;
    if (teller.nextDouble() < .05) {
      category = teller.nextInt(CATEGORIES.size());
    }
    Instant from =
        START
            .plusSeconds(Math.round(incident * SECONDS_BETWEEN + teller.nextGaussian(0, late)))
            .truncatedTo(ChronoUnit.SECONDS);
    return JsonObject.builder()
        .put("ext", prefix + number)
        .put("kind", "report")
        .put("origin", "team " + teller.nextInt(TEAMS))
        .put("text", text(words, teller))
        .put("what", what(category, dead))
        .put(
            "when",
            JsonObject.builder()
                .put("from", from.toString())
                .put("precision", prompt ? "PT20M" : "PT2H")
                .build())
        .put(
            "where",
            where(x + teller.nextGaussian(0, error), y + teller.nextGaussian(0, error), near))
        .build();
  }

  private static JsonObject what(int category, int dead) {
    JsonObject.Builder what = JsonObject.builder().put("category", CATEGORIES.get(category));
    if (dead > 0) {
      what.put("dead", JsonObject.builder().put("best", dead).build());
    }
    return what.build();
  }

  private static JsonObject where(double x, double y, boolean near) {
    double lat = SOUTH + y / METRES_A_DEGREE;
    double lon = WEST + x / (METRES_A_DEGREE * StrictMath.cos(StrictMath.toRadians(33.5)));
    return JsonObject.builder()
        .put("lat", new JsonNumber(Math.round(lat * 1e6) / 1e6))
        .put("lon", new JsonNumber(Math.round(lon * 1e6) / 1e6))
        .put("radius_m", near ? 1_000 : 6_000)
        .build();
  }

  /** Six words that all tellers share and four of this one's own. */
  private static JsonArray text(int shared, SplittableRandom teller) {
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      value.append('w').append(shared * (i + 1L) % 2_000).append(' ');
    }
    for (int i = 0; i < 4; i++) {
      value.append('w').append(teller.nextInt(2_000)).append(i < 3 ? " " : "");
    }
    return new JsonArray(
        List.of(JsonObject.builder().put("lang", "en").put("value", value.toString()).build()));
  }
}
