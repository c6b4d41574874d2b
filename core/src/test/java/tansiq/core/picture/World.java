package tansiq.core.picture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import tansiq.core.Records;
import tansiq.core.picture.Writer.Draft;
import tansiq.core.place.Names;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.Label;
import tansiq.core.record.Level;
import tansiq.core.record.Status;
import tansiq.core.report.Report;
import tansiq.core.report.Where;

/** Four members of a small world in which much happens close together. */
public final class World {
  /** Its members. */
  public static final List<String> MEMBERS = List.of("ru", "sy", "iq", "ir");

  private static final List<String> CATEGORIES =
      List.of("force.shelling", "force.air", "civilians.casualty", "border.crossing");

  private final SplittableRandom random;
  private final boolean passesOn;
  private final List<Writer> writers = new ArrayList<>();
  private final List<Entry.Held> reports = new ArrayList<>();

  private World(SplittableRandom random, boolean passesOn) {
    this.random = random;
    this.passesOn = passesOn;
  }

  /** The world of a seed. */
  public static World of(long seed) {
    return new World(new SplittableRandom(seed), true);
  }

  /** One in which nobody passes on anything. */
  public static World ofOwnReports(long seed) {
    return new World(new SplittableRandom(seed), false);
  }

  /** The ledgers of its members. */
  public List<Writer> write() {
    for (String member : MEMBERS) {
      Writer writer = new Writer(member);
      MEMBERS.forEach(other -> writer.say(Records.pin(other)));
      writer.say(Records.roster("four", MEMBERS.toArray(String[]::new)));
      writers.add(writer);
    }
    for (int i = 0; i < 120; i++) {
      writeOne(writers.get(random.nextInt(writers.size())));
    }
    return writers;
  }

  private void writeOne(Writer writer) {
    writer.label(label()).status(random.nextInt(8) == 0 ? Status.ACTUAL : Status.EXERCISE);
    Entry.Held any = reports.isEmpty() ? null : reports.get(random.nextInt(reports.size()));
    switch (random.nextInt(12)) {
      case 0 -> writer.say(Records.roster("pair", "sy", MEMBERS.get(random.nextInt(4))));
      case 1 -> {
        if (any != null) {
          writer.retract(any);
        }
      }
      case 2, 3 -> {
        if (any != null) {
          reports.add(writer.amend(any, draft()));
        }
      }
      case 4 -> {
        if (any != null && passesOn) {
          reports.add(writer.passOn(any, draft()));
        }
      }
      case 5 -> releaseOne(writer);
      default -> reports.add(writer.report(draft()));
    }
  }

  private void releaseOne(Writer writer) {
    int index = random.nextInt(writer.entries().size());
    if (writer.entries().get(index) instanceof Entry.Held held && isReport(held.header())) {
      writer.release(
          index, label(), held.sections().keySet().stream().skip(1).toArray(String[]::new));
    }
  }

  private static boolean isReport(Header header) {
    return header.kind().equals(Report.KIND);
  }

  private Label label() {
    String[] audiences = {"all", "group:four", "group:pair", "sy", "ru"};
    Label label = Records.label(Level.OPEN, audiences[random.nextInt(audiences.length)]);
    String[] sections = {"where", "when", "what", "source", "text"};
    for (String section : sections) {
      if (random.nextInt(8) == 0) {
        label =
            Records.narrower(
                label,
                section,
                Optional.empty(),
                Optional.of(Records.label(Level.OPEN, "sy").audience()));
      }
    }
    return label;
  }

  private Draft draft() {
    Draft draft =
        new Draft()
            .category(CATEGORIES.get(random.nextInt(CATEGORIES.size())))
            .after(Duration.ofMinutes(random.nextInt(6) * 40L + 60L * 23 * random.nextInt(2)))
            .where(where());
    if (random.nextInt(3) == 0) {
      draft.precision(Duration.ofHours(new int[] {1, 12, 60, 24 * 30}[random.nextInt(4)]));
    }
    if (random.nextInt(3) == 0) {
      draft.dead(random.nextInt(4));
    }
    if (random.nextInt(3) == 0) {
      draft.origin("team " + random.nextInt(3));
    }
    if (random.nextInt(3) == 0) {
      draft.text("en", "shells hit the market " + random.nextInt(9) + " near the old bridge");
    }
    return draft;
  }

  private Where where() {
    if (random.nextInt(10) == 0) {
      return new Where.Unplaced(Names.of("en", "Nowhere " + random.nextInt(2)));
    }
    int[] radii = {100, 1000, 9000, 40_000, 90_000};
    int radius = radii[random.nextInt(radii.length)];
    double step = 0.02 * random.nextInt(4);
    // One world lies on the antimeridian.
    double lon = random.nextInt(6) == 0 ? 179.98 + step : 36.10 + step;
    return Writer.at(32.62 + 0.01 * random.nextInt(4), lon > 180 ? lon - 360 : lon, radius);
  }
}
