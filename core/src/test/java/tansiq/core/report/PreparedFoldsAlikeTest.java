package tansiq.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tansiq.core.incident.Weights;
import tansiq.core.picture.Fold;
import tansiq.core.picture.Scope;
import tansiq.core.picture.Unfolded;
import tansiq.core.record.Status;

/** What a node folds from memory is what every other folds from the bytes. */
class PreparedFoldsAlikeTest {
  private static final List<String> INPUTS =
      List.of(
          Inputs.FULL,
          Inputs.of("force.shelling", ",'text':[{'lang':'ru','value':'Обстрел, 12 раненых'}]"),
          Inputs.of("posture.x-tanks", ",'origin':'post 4'"),
          "{'what':{'category':'calm.observed-quiet'},'when':{'from':'2017-05-21'},"
              + "'where':{'place':'Nowhere at all'}}",
          "{'what':{'category':'border.x-tunnel'},'when':{'from':'2017-05-21T14:10:00.5Z',"
              + "'precision':'PT3H'},'where':{'place':{'ar':'درعا'}}}",
          // More than 24 hours ahead by a part of a millisecond would be refused, this is not.
          "{'what':{'category':'hazard.flood'},'when':{'from':'2017-05-22T15:00:00.123Z'},"
              + "'where':{'area':{'type':'Polygon','coordinates':"
              + "[[[36.1234567,32],[37,33],[37,32],[36.1234567,32]]]}}}",
          "{'kind':'retraction','retracts':'desk-7/2017-05-21/13','reason':'a mistake'}",
          Inputs.of("hazard.flood", ",'origin':{'record':'" + "ab".repeat(32) + "'}"));

  @Test
  void theSamePictureFromMemoryAndFromBytes() {
    Fold memory = new Fold(Weights.DEFAULT);
    Fold bytes = new Fold(Weights.DEFAULT);
    SplittableRandom order = new SplittableRandom(1);
    for (int i = 0; i < 200; i++) {
      Prepared prepared = Inputs.prepared(INPUTS.get(order.nextInt(INPUTS.size())), i);
      memory.add(Inputs.LEDGER, i, Unfolded.of(prepared));
      bytes.add(Inputs.LEDGER, i, Unfolded.of(prepared.entry()));
      if (i % 40 == 0) {
        memory.settle();
      }
    }
    for (Status status : Status.values()) {
      assertThat(digest(memory, status)).isEqualTo(digest(bytes, status));
    }
    assertThat(memory.picture().layer(new Scope.All(), Status.EXERCISE).size()).isPositive();
  }

  private static String digest(Fold fold, Status status) {
    return fold.picture().layer(new Scope.All(), status).digest();
  }
}
