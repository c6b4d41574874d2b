package tansiq.core.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tansiq.core.incident.Aspect;
import tansiq.core.incident.Incident;
import tansiq.core.incident.Told;
import tansiq.core.incident.Weights;
import tansiq.core.picture.Writer.Draft;
import tansiq.core.record.Entry;
import tansiq.core.record.Status;

/**
 * Claims stand side by side, and no merge loses one. What a merge of the rules' own making joined
 * comes apart again when what joined it is taken back.
 */
class ContestedStaysContestedTest {
  private final Writer sy = new Writer("sy");
  private final Writer iq = new Writer("iq");
  private final Writer ru = new Writer("ru");

  private Layer layer(Writer... writers) {
    Fold fold = new Fold(Weights.DEFAULT);
    for (Writer writer : writers) {
      for (int i = 0; i < writer.entries().size(); i++) {
        fold.add(writer.ledger(), i, writer.entries().get(i));
      }
    }
    return fold.picture().layer(new Scope.All(), Status.EXERCISE);
  }

  @Test
  void claimsStandSideBySide() {
    sy.report(new Draft().dead(2));
    iq.report(new Draft().dead(9));
    ru.report(new Draft().dead(0));

    Incident incident = layer(sy, iq, ru).incidents().getFirst();

    assertThat(incident.contested()).isTrue();
    assertThat(incident.differs()).contains(Aspect.DEAD);
    assertThat(incident.counts().get(Aspect.DEAD).values()).containsExactlyInAnyOrder(0, 2, 9);
    assertThat(incident.reports()).hasSize(3);
  }

  @Test
  void howeverManyAgreeTheOneWhoDoesNotIsSeen() {
    IntStream.range(0, 50).forEach(i -> sy.report(new Draft().dead(4).origin("team " + i)));
    Entry.Held alone = iq.report(new Draft().dead(1));

    Incident incident = layer(sy, iq).incidents().getFirst();

    assertThat(incident.contested()).isTrue();
    assertThat(incident.counts().get(Aspect.DEAD).values()).containsExactlyInAnyOrder(1, 4);
    assertThat(incident.reports()).extracting(Told::id).contains(alone.leaf());
    assertThat(incident.accounts()).isEqualTo(2);
  }

  @Test
  void aMergeComesApartWhenWhatJoinedItIsTakenBack() {
    sy.report(new Draft());
    iq.report(new Draft().after(Duration.ofHours(40)).precision(Duration.ofMinutes(15)));
    List<String> before = ids(layer(sy, iq));
    assertThat(before).hasSize(2);
    Entry.Held joins =
        ru.report(new Draft().after(Duration.ofHours(20)).precision(Duration.ofHours(30)));
    assertThat(layer(sy, iq, ru).reports()).isEqualTo(3);

    ru.retract(joins);

    assertThat(ids(layer(sy, iq, ru))).isEqualTo(before);
  }

  private static List<String> ids(Layer layer) {
    return layer.incidents().stream().map(incident -> incident.id().hex()).sorted().toList();
  }
}
