package tansiq.core.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tansiq.core.Records;
import tansiq.core.incident.Incident;
import tansiq.core.incident.Weights;
import tansiq.core.picture.Writer.Draft;
import tansiq.core.place.Names;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.Label;
import tansiq.core.record.Level;
import tansiq.core.record.Section;
import tansiq.core.record.Status;
import tansiq.core.report.Report;
import tansiq.core.report.Where;

/**
 * The same records give the same picture, whatever the order of arrival across ledgers, whenever
 * what was lacking comes, and however often a picture is taken in between.
 */
class SameRecordsSamePictureTest {
  private static final int SEEDS = 40;
  private static final List<String> MEMBERS = List.of("ru", "sy", "iq", "ir");
  private static final List<String> CATEGORIES =
      List.of("force.shelling", "force.air", "civilians.casualty", "border.crossing");

  @Test
  void sameRecordsSamePicture() {
    for (long seed = 0; seed < SEEDS; seed++) {
      List<Writer> writers = new World(new SplittableRandom(seed)).write();
      // A crowd is a block with more pivots than others can join; here two already are one.
      Weights weights = seed % 3 == 0 ? crowded(1 + (int) (seed % 2)) : Weights.DEFAULT;
      String expected = text(inOrder(writers, weights));
      SplittableRandom random = new SplittableRandom(~seed);
      assertThat(text(shuffled(writers, weights, random))).as("seed %d", seed).isEqualTo(expected);
      assertThat(text(shuffled(writers, weights, random))).as("%d again", seed).isEqualTo(expected);
    }
  }

  private static Weights crowded(int openPivots) {
    Weights w = Weights.DEFAULT;
    return new Weights(
        w.version(),
        w.threshold(),
        w.background(),
        w.placeBaseM(),
        w.timeBaseS(),
        w.sameLeaf(),
        w.sameBranch(),
        w.related(),
        w.otherBranch(),
        w.sharedWord(),
        w.missingWord(),
        w.sharedMeaning(),
        w.missingMeaning(),
        w.sharedNumber(),
        w.sameOrigin(),
        openPivots);
  }

  private static Picture inOrder(List<Writer> writers, Weights weights) {
    Fold fold = new Fold(weights);
    for (Writer writer : writers) {
      for (int i = 0; i < writer.entries().size(); i++) {
        fold.add(writer.ledger(), i, writer.entries().get(i));
      }
    }
    return fold.picture();
  }

  /** Ledgers interleaved; bodies lacking at first, in part too; pictures taken in between. */
  private static Picture shuffled(List<Writer> writers, Weights weights, SplittableRandom random) {
    Fold fold = new Fold(weights);
    int[] next = new int[writers.size()];
    List<Runnable> later = new ArrayList<>();
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < writers.size(); i++) {
      open.add(i);
    }
    while (!open.isEmpty()) {
      int which = open.get(random.nextInt(open.size()));
      Writer writer = writers.get(which);
      int index = next[which]++;
      Entry entry = writer.entries().get(index);
      Entry first = lacking(entry, random);
      fold.add(writer.ledger(), index, first);
      if (first != entry && entry instanceof Entry.Held held) {
        later.add(
            random.nextInt(later.size() + 1),
            () -> assertThat(fold.supplement(writer.ledger(), index, held)).isTrue());
      }
      if (next[which] == writer.entries().size()) {
        open.remove((Integer) which);
      }
      if (!later.isEmpty() && random.nextInt(4) == 0) {
        later.removeLast().run();
      }
      if (random.nextInt(5) == 0) {
        fold.picture().layer(new Scope.All(), Status.EXERCISE).digest();
      }
    }
    later.forEach(Runnable::run);
    return fold.picture();
  }

  private static Entry lacking(Entry entry, SplittableRandom random) {
    if (!(entry instanceof Entry.Held held) || !held.header().kind().equals(Report.KIND)) {
      return entry;
    }
    return switch (random.nextInt(6)) {
      case 0 -> new Entry.Bare(held.leaf(), Entry.Absence.LACKING);
      case 1 -> {
        TreeMap<String, Section> some = new TreeMap<>(held.sections());
        some.keySet().removeIf(name -> random.nextBoolean());
        yield new Entry.Held(held.leaf(), held.header(), held.bytes(), some);
      }
      default -> entry;
    };
  }

  /** All that a picture says. */
  private static String text(Picture picture) {
    StringBuilder text = new StringBuilder(picture.cut().toString());
    List<Scope> scopes = new ArrayList<>(List.of(new Scope.All()));
    picture.groups().forEach(group -> scopes.add(new Scope.Group(group)));
    for (Scope scope : scopes) {
      for (Status status : Status.values()) {
        Layer layer = picture.layer(scope, status);
        text.append('\n').append(scope).append(' ').append(status).append(' ');
        text.append(layer.digest()).append(' ').append(layer.reports()).append(' ');
        text.append(layer.size()).append(' ').append(layer.origins());
        List<Incident> incidents = layer.incidents();
        assertThat(layer.size()).isEqualTo(incidents.size());
        assertThat(layer.origins())
            .isEqualTo(incidents.stream().mapToLong(Incident::origins).sum());
        assertThat(layer.reports())
            .isEqualTo(incidents.stream().mapToLong(i -> i.reports().size()).sum());
        for (Incident incident : incidents) {
          text.append('\n').append(incident).append(layer.why(incident));
        }
      }
    }
    return text.toString();
  }

  /** Four members of a small world in which much happens close together. */
  private static final class World {
    private final SplittableRandom random;
    private final List<Writer> writers = new ArrayList<>();
    private final List<Entry.Held> reports = new ArrayList<>();

    World(SplittableRandom random) {
      this.random = random;
    }

    List<Writer> write() {
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
          if (any != null) {
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
}
