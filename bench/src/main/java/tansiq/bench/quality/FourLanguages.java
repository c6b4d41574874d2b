package tansiq.bench.quality;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import tansiq.bench.quality.Phrases.Town;
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
import tansiq.core.report.Text;
import tansiq.core.report.Vantage;
import tansiq.core.report.What;
import tansiq.core.report.When;
import tansiq.core.report.Where;

/**
 * Invents incidents and what five members report of them, each in its language: from a point within
 * fifty metres to no more than the name of a town or of a district, from five minutes to no more
 * than the day, with counts that differ, wrong categories, understated precision and clocks that
 * are an hour off. Some towns see ten times as much as others. A seed gives the same reports
 * anywhere.
 */
public final class FourLanguages {
  private static final Instant START = Instant.parse("2017-04-01T00:00:00Z");
  private static final List<String> MEMBERS = List.of("centre", "sy", "ir", "ru", "iq");
  private static final List<String> TONGUES = List.of("en", "ar", "fa", "ru", "ar");
  private static final double[] REPORTS_OF_ONE = {.40, .25, .18, .10, .07};

  /** Incidents in a day, over the whole region. */
  private static final double RATE = 70;

  private final SplittableRandom random;

  /** An inventor for a seed. */
  public FourLanguages(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** What happened, as nobody knows it. */
  private record Truth(
      Town town,
      double lat,
      double lon,
      Instant time,
      int kind,
      int target,
      int dead,
      int injured,
      int count) {}

  /** So many reports, in the order of their incidents. */
  public List<Known> reports(int number) {
    List<Known> reports = new ArrayList<>();
    double days = number / 2.2 / RATE;
    for (int incident = 0; reports.size() < number; incident++) {
      Truth truth = truth(days);
      int times = 1 + pick(REPORTS_OF_ONE);
      List<Integer> tellers = new ArrayList<>(List.of(0, 1, 2, 3, 4));
      for (int i = 0; i < times && reports.size() < number; i++) {
        int chosen = random.nextInt(tellers.size());
        int teller = tellers.get(chosen);
        tellers.subList(chosen, chosen + 1).clear();
        reports.add(new Known(MEMBERS.get(teller), report(truth, teller), incident));
        if (tellers.isEmpty()) {
          break;
        }
      }
    }
    return reports;
  }

  private Truth truth(double days) {
    List<Town> towns = Phrases.TOWN_LIST;
    // By Zipf: the first town sees most.
    double[] share = new double[towns.size()];
    double sum = 0;
    for (int i = 0; i < share.length; i++) {
      share[i] = 1.0 / (i + 3);
      sum += share[i];
    }
    for (int i = 0; i < share.length; i++) {
      share[i] /= sum;
    }
    Town town = towns.get(pick(share));
    double spread = random.nextInt(4) == 0 ? 9000 : town.radiusM() * 0.5;
    boolean harms = random.nextInt(3) > 0;
    return new Truth(
        town,
        town.lat() + degrees(spread),
        town.lon() + degrees(spread) / StrictMath.cos(StrictMath.toRadians(town.lat())),
        START.plusSeconds((long) (random.nextDouble() * days * 86_400)),
        random.nextInt(Phrases.KIND_LIST.size()),
        random.nextInt(Phrases.TARGET_LIST.size()),
        harms ? geometric(0.35) : 0,
        harms ? geometric(0.2) : 0,
        1 + geometric(0.15));
  }

  private Report report(Truth truth, int teller) {
    String language = TONGUES.get(teller);
    Counts dead = counts(truth.dead(), .55);
    Counts injured = counts(truth.injured(), .5);
    Counts count = counts(truth.count(), .25);
    return new Report(
        new What(category(truth), count, dead, injured),
        when(truth),
        where(truth, language),
        How.NONE,
        Vantage.NONE,
        random.nextInt(5) == 0
            ? List.of()
            : List.of(new Text(language, text(truth, language, dead, injured), Optional.empty())),
        List.of(),
        List.of(),
        new Source(
            Optional.empty(),
            random.nextBoolean()
                ? Optional.of(new Origin.Own("desk " + random.nextInt(3)))
                : Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private Category category(Truth truth) {
    String category = Phrases.CATEGORIES.get(truth.kind());
    int wrong = random.nextInt(100);
    if (wrong < 3) {
      category = Phrases.CATEGORIES.get(random.nextInt(Phrases.CATEGORIES.size()));
    } else if (wrong < 10 && category.startsWith("force.")) {
      category = "civilians.casualty";
    } else if (wrong < 18) {
      String branch = category.substring(0, category.indexOf('.') + 1);
      List<Category> same =
          Category.list().stream().filter(c -> c.word().startsWith(branch)).toList();
      return same.get(random.nextInt(same.size()));
    }
    return Category.find(category).orElseThrow();
  }

  private When when(Truth truth) {
    int sort = random.nextInt(100);
    if (sort < 12) {
      Instant noon = truth.time().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(12));
      return new When(noon, Optional.empty(), Optional.of(Duration.ofHours(12)));
    }
    Duration precision = Duration.ofMinutes(sort < 30 ? 5 : sort < 60 ? 15 : sort < 85 ? 60 : 180);
    double off = gauss() * precision.toSeconds() / 1.64;
    if (random.nextInt(10) == 0) {
      off *= 3;
    }
    if (random.nextInt(50) == 0) {
      off += 3600;
    }
    Instant at = truth.time().plusSeconds((long) off).truncatedTo(ChronoUnit.MINUTES);
    boolean stated = random.nextInt(3) > 0 || precision.toMinutes() > 15;
    return new When(at, Optional.empty(), stated ? Optional.of(precision) : Optional.empty());
  }

  private Where where(Truth truth, String language) {
    int sort = random.nextInt(100);
    Names names = Names.of(language, name(truth.town(), language));
    if (sort < 3) {
      return new Where.Unplaced(Names.of(language, "x " + name(truth.town(), language)));
    }
    if (sort < 40) {
      return at(truth.town().lat(), truth.town().lon(), truth.town().radiusM(), names);
    }
    if (sort < 48) {
      double lat = StrictMath.rint(truth.lat() * 2) / 2;
      return at(lat, StrictMath.rint(truth.lon() * 2) / 2, 40_000, Names.NONE);
    }
    int radius = sort < 70 ? 200 : sort < 90 ? 1000 : 3000;
    double metres = radius / 2.15 * (random.nextInt(10) == 0 ? 4 : 1);
    return at(
        truth.lat() + degrees(metres),
        truth.lon() + degrees(metres) / StrictMath.cos(StrictMath.toRadians(truth.lat())),
        radius,
        Names.NONE);
  }

  private static Where at(double lat, double lon, int radiusM, Names names) {
    return new Where.At(
        Point.ofDegrees(lat, lon),
        Optional.of(new Metres(radiusM)),
        names,
        names.isEmpty() ? Placing.GIVEN : Placing.PLACE);
  }

  private Counts counts(int truth, double said) {
    if (random.nextDouble() >= said) {
      return Counts.NONE;
    }
    int best = truth;
    if (random.nextInt(10) < 3) {
      best = (int) StrictMath.max(0, StrictMath.rint(truth * (1 + 0.5 * gauss())));
    }
    return random.nextInt(10) < 3
        ? new Counts(best / 2, best, best + best / 2)
        : new Counts(Counts.UNKNOWN, best, Counts.UNKNOWN);
  }

  private String text(Truth truth, String language, Counts dead, Counts injured) {
    int column = Phrases.LANGUAGES.indexOf(language);
    List<String> parts = new ArrayList<>();
    parts.add(Phrases.KIND_LIST.get(truth.kind()).words().get(column));
    if (random.nextInt(5) > 0) {
      parts.add(Phrases.TARGET_LIST.get(truth.target()).words().get(column));
    }
    if (random.nextInt(5) > 0) {
      parts.add(name(truth.town(), language));
    }
    addNumber(parts, dead, 0, language, column);
    addNumber(parts, injured, 1, language, column);
    for (int i = random.nextInt(3); i > 0; i--) {
      int aside = random.nextInt(Phrases.ASIDE_LIST.size());
      parts.add(Phrases.ASIDE_LIST.get(aside).words().get(column));
    }
    return String.join(language.equals("ar") || language.equals("fa") ? "، " : ", ", parts) + ".";
  }

  private static void addNumber(
      List<String> parts, Counts counts, int which, String language, int column) {
    if (counts.best() > 0) {
      char zero = Phrases.ZEROS.getOrDefault(language, '0');
      StringBuilder digits = new StringBuilder();
      for (char digit : Integer.toString(counts.best()).toCharArray()) {
        digits.append((char) (digit - '0' + zero));
      }
      parts.add(digits + " " + Phrases.HURT_LIST.get(which).words().get(column));
    }
  }

  private static String name(Town town, String language) {
    return town.names().get(Phrases.LANGUAGES.indexOf(language));
  }

  private int pick(double[] shares) {
    double at = random.nextDouble();
    for (int i = 0; i < shares.length; i++) {
      at -= shares[i];
      if (at < 0) {
        return i;
      }
    }
    return 0;
  }

  private int geometric(double stop) {
    int number = 0;
    while (random.nextDouble() >= stop && number < 60) {
      number++;
    }
    return number;
  }

  private double degrees(double metres) {
    return gauss() * metres / 111_195;
  }

  /** By Box and Muller, with the arithmetic that is the same on every machine. */
  private double gauss() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
  }
}
