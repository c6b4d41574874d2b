package tansiq.core.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tansiq.core.incident.Incident;
import tansiq.core.incident.Weights;
import tansiq.core.record.Entry;
import tansiq.core.record.Section;
import tansiq.core.record.Status;
import tansiq.core.report.Report;

/**
 * The same records give the same picture, whatever the order of arrival across ledgers, whenever
 * what was lacking comes, and however often a picture is taken in between.
 */
class SameRecordsSamePictureTest {
  private static final int SEEDS = 40;

  @Test
  void sameRecordsSamePicture() {
    for (long seed = 0; seed < SEEDS; seed++) {
      List<Writer> writers = World.of(seed).write();
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
}
