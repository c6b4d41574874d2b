package tansiq.core.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tansiq.core.incident.Stance;
import tansiq.core.incident.Told;
import tansiq.core.incident.Weights;
import tansiq.core.picture.Writer.Draft;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.Status;

/** A layer of some authors is what their ledgers alone fold into. */
class OfAuthorsTest {
  private static final int SEEDS = 30;
  private static final List<Set<String>> SUBSETS =
      List.of(
          Set.of("ru"),
          Set.of("sy"),
          Set.of("sy", "iq"),
          Set.of("ru", "iq", "ir"),
          Set.copyOf(World.MEMBERS),
          Set.of("nobody"));
  private static final List<Scope> SCOPES =
      List.of(new Scope.All(), new Scope.Group("four"), new Scope.Group("pair"));

  private final Writer sy = new Writer("sy");
  private final Writer iq = new Writer("iq");
  private final Writer ru = new Writer("ru");

  private static Picture fold(List<Writer> writers) {
    Fold fold = new Fold(Weights.DEFAULT);
    for (Writer writer : writers) {
      for (int i = 0; i < writer.entries().size(); i++) {
        fold.add(writer.ledger(), i, writer.entries().get(i));
      }
    }
    return fold.picture();
  }

  @Test
  void isWhatTheirLedgersAloneFoldInto() {
    for (long seed = 0; seed < SEEDS; seed++) {
      List<Writer> writers = World.ofOwnReports(seed).write();
      Picture whole = fold(writers);
      for (Set<String> authors : SUBSETS) {
        Picture alone =
            fold(writers.stream().filter(w -> authors.contains(w.ledger().member())).toList());
        for (Scope scope : SCOPES) {
          for (Status status : Status.values()) {
            Layer expected = alone.layer(scope, status);
            Layer layer = whole.layer(scope, status).ofAuthors(authors);
            assertThat(layer.digest())
                .as("seed %d, %s, %s, %s", seed, authors, scope, status)
                .isEqualTo(expected.digest());
            assertThat(layer.incidents()).isEqualTo(expected.incidents());
            assertThat(layer.reports()).isEqualTo(expected.reports());
            assertThat(layer.origins()).isEqualTo(expected.origins());
          }
        }
      }
    }
  }

  @Test
  void whatAnAuthorObservedCountsWithAndWithoutOthers() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Layer layer = fold(World.of(seed).write()).layer(new Scope.All(), Status.EXERCISE);
      for (Set<String> authors : SUBSETS) {
        Layer alone = layer.ofAuthors(authors);
        assertThat(told(alone, Set.of(Stance.REPORTS), authors))
            .as("seed %d, %s", seed, authors)
            .isEqualTo(told(layer, Set.of(Stance.REPORTS), authors));
        Set<Stance> all = Set.of(Stance.values());
        assertThat(told(layer, all, authors)).containsAll(told(alone, all, authors));
      }
    }
  }

  /** The reports of some authors that count. */
  private static Set<Hash> told(Layer layer, Set<Stance> stances, Set<String> authors) {
    return layer.incidents().stream()
        .flatMap(incident -> incident.reports().stream())
        .filter(report -> stances.contains(report.stance()))
        .filter(report -> authors.contains(report.ledger().member()))
        .map(Told::id)
        .collect(Collectors.toSet());
  }

  @Test
  void leavesTheLayerAsItWas() {
    Picture picture = fold(World.of(7).write());
    Layer layer = picture.layer(new Scope.All(), Status.EXERCISE);
    String before = layer.digest() + layer.incidents();

    layer.ofAuthors(Set.of("sy")).digest();

    assertThat(picture.layer(new Scope.All(), Status.EXERCISE).digest() + layer.incidents())
        .isEqualTo(before);
  }

  @Test
  void whatWasHeardFromOthersCountsOnlyWithItsOriginal() {
    Entry.Held first = sy.report(new Draft());
    Entry.Held passed = iq.passOn(first, new Draft());
    Entry.Held again = ru.passOn(passed, new Draft());
    Entry.Held hidden =
        ru.passOn(new Writer("ir").report(new Draft().dead(9)), new Draft().dead(9));
    Layer layer = fold(List.of(sy, iq, ru)).layer(new Scope.All(), Status.EXERCISE);

    assertThat(layer.ofAuthors(Set.of("iq")).size()).isZero();
    assertThat(layer.ofAuthors(Set.of("iq", "ru")).size()).isZero();
    assertThat(counted(layer.ofAuthors(Set.of("sy", "iq")), first, passed, again, hidden))
        .containsExactly(first.leaf(), passed.leaf());
    assertThat(counted(layer.ofAuthors(Set.of("sy", "iq", "ru")), first, passed, again, hidden))
        .containsExactly(first.leaf(), passed.leaf(), again.leaf());
  }

  private static List<Hash> counted(Layer layer, Entry.Held... reports) {
    return List.of(reports).stream()
        .map(Entry.Held::leaf)
        .filter(id -> layer.incidentOf(id).isPresent())
        .toList();
  }

  @Test
  void aReportIsToldFirstByItsEarliestShownVersion() {
    sy.filing(Duration.ofHours(1));
    Entry.Held first = sy.report(new Draft());
    sy.filing(Duration.ofHours(5));
    Entry.Held second = sy.amend(first, new Draft().dead(1));
    iq.filing(Duration.ZERO).amend(first, new Draft());
    Layer layer = fold(List.of(sy, iq)).layer(new Scope.All(), Status.EXERCISE);

    assertThat(layer.toldFirst(second.leaf())).isEqualTo(Writer.DAY.plus(Duration.ofHours(1)));
    assertThat(layer.toldFirst(first.leaf())).isEqualTo(Writer.DAY.plus(Duration.ofHours(1)));
  }
}
