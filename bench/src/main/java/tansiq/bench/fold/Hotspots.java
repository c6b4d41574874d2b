package tansiq.bench.fold;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import tansiq.bench.quality.Known;
import tansiq.core.place.Metres;
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
 * Reports of a crisis at a constant rate: 3,333 a day over 550 by 550 kilometres, most around fifty
 * places, each incident told by one to five members.
 */
final class Hotspots {
  private static final double[] REPORTS_OF_ONE = {.40, .25, .18, .10, .07};
  private static final double REPORTS_A_DAY = 100_000 / 30.0;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final double METRES_PER_DEGREE = 111_195;

  private final SplittableRandom random;
  private final int members;
  private final List<Category> categories =
      Category.list().stream().filter(c -> !c.word().startsWith("notice.")).toList();
  private final double[][] spots = new double[50][2];

  /** Of so many members, {@code m0} and so on. */
  Hotspots(long seed, int members) {
    this.members = members;
    this.random = new SplittableRandom(seed);
    for (double[] spot : spots) {
      spot[0] = random.nextDouble(20e3, 530e3);
      spot[1] = random.nextDouble(20e3, 530e3);
    }
  }

  /** Gives so many reports, the oldest first, day by day. */
  void reports(int number, Consumer<Known> out) {
    double days = number / REPORTS_A_DAY;
    int given = 0;
    double rate = 2.19;
    double incidents = number / rate;
    for (int incident = 0; given < number; incident++) {
      double time = incident / incidents * days * 86_400;
      double[] spot = spots[random.nextInt(spots.length)];
      boolean hot = random.nextInt(10) < 7;
      double x = hot ? spot[0] + gauss() * 10e3 : random.nextDouble(0, 550e3);
      double y = hot ? spot[1] + gauss() * 10e3 : random.nextDouble(0, 550e3);
      Category category = categories.get(random.nextInt(categories.size()));
      List<String> words = words(6);
      int times = times();
      int member = random.nextInt(members);
      for (int i = 0; i < times && given < number; i++, given++) {
        member = (member + 1 + random.nextInt(StrictMath.max(1, members / 5))) % members;
        out.accept(new Known("m" + member, report(time, x, y, category, words), incident));
      }
    }
  }

  private int times() {
    double at = random.nextDouble();
    int times = 1;
    for (double share : REPORTS_OF_ONE) {
      if (at < share) {
        return times;
      }
      at -= share;
      times++;
    }
    return 1;
  }

  private Report report(double time, double x, double y, Category category, List<String> words) {
    double off = random.nextInt(5) == 0 ? 3000 : 500;
    double late = random.nextInt(5) == 0 ? 3600 : 600;
    List<String> text = new ArrayList<>();
    words.stream().filter(word -> random.nextInt(10) < 7).forEach(text::add);
    text.addAll(words(4));
    boolean counted = random.nextInt(3) == 0;
    return new Report(
        new What(
            random.nextInt(10) == 0 ? categories.get(random.nextInt(categories.size())) : category,
            Counts.NONE,
            counted ? new Counts(0, random.nextInt(5), 9) : Counts.NONE,
            Counts.NONE),
        new When(
            START.plusSeconds((long) (time + gauss() * late)),
            Optional.empty(),
            Optional.of(Duration.ofMinutes(15))),
        new Where.At(
            Point.ofDegrees(
                10 + (y + gauss() * off) / METRES_PER_DEGREE,
                20 + (x + gauss() * off) / METRES_PER_DEGREE / 0.976),
            Optional.of(new Metres(1000)),
            Names.NONE,
            Placing.GIVEN),
        How.NONE,
        Vantage.NONE,
        List.of(new Text("en", String.join(" ", text), Optional.empty())),
        List.of(),
        List.of(),
        new Source(
            Optional.of("hot/" + random.nextInt(Integer.MAX_VALUE)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private List<String> words(int number) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      // Some words are far commoner than others.
      double at = random.nextDouble();
      words.add("w" + (int) (2000 * at * at * at));
    }
    return words;
  }

  private double gauss() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
  }
}
