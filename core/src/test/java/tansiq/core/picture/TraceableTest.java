package tansiq.core.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tansiq.core.incident.Incident;
import tansiq.core.incident.Teller;
import tansiq.core.incident.Told;
import tansiq.core.incident.Weights;
import tansiq.core.picture.Writer.Draft;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Status;

/** Each figure and mark of a picture leads to the records behind it, and to no others. */
class TraceableTest {
  private final Map<LedgerId, Writer> writers = new HashMap<>();
  private final List<Entry.Held> reports = new ArrayList<>();

  @Test
  void eachFigureLeadsToItsRecords() {
    SplittableRandom random = new SplittableRandom(1);
    for (String member : List.of("sy", "iq", "ru")) {
      Writer writer = new Writer(member);
      writers.put(writer.ledger(), writer);
    }
    for (int i = 0; i < 400; i++) {
      write(random, List.copyOf(writers.values()).get(random.nextInt(3)));
    }
    Fold fold = new Fold(Weights.DEFAULT);
    writers.forEach((ledger, writer) -> {
      for (int i = 0; i < writer.entries().size(); i++) {
        fold.add(ledger, i, writer.entries().get(i));
      }
    });
    Layer layer = fold.picture().layer(new Scope.All(), Status.EXERCISE);

    Set<Hash> seen = new HashSet<>();
    long origins = 0;
    for (Incident incident : layer.incidents()) {
      trace(layer, incident, seen);
      origins += incident.origins();
    }
    assertThat(layer.incidents()).hasSizeGreaterThan(20).hasSize((int) layer.size());
    assertThat(seen).hasSize((int) layer.reports());
    assertThat(origins).isEqualTo(layer.origins());
    // What counts nowhere says why: it was corrected or taken back, or hangs on what was.
    for (Entry.Held report : reports) {
      if (!seen.contains(report.leaf())) {
        Layer.Standing standing = layer.standing(report.leaf()).orElseThrow();
        assertThat(standing.incident()).isEmpty();
        assertThat(
                !standing.amendedBy().isEmpty()
                    || standing.retractedBy().isPresent()
                    || !report.header().refs().isEmpty())
            .as("%s", standing)
            .isTrue();
      }
    }
  }

  private void trace(Layer layer, Incident incident, Set<Hash> seen) {
    Set<String> members = new TreeSet<>();
    for (Told told : incident.reports()) {
      assertThat(seen.add(told.id())).as("told once").isTrue();
      Entry entry = writers.get(told.ledger()).entries().get((int) told.index());
      assertThat(entry.leaf()).isEqualTo(told.id());
      assertThat(layer.incidentOf(told.id())).contains(incident.id().hex());
      assertThat(layer.find(told.id().hex()).orElseThrow().id()).isEqualTo(incident.id());
      members.add(told.ledger().member());
    }
    assertThat(incident.reports()).extracting(Told::id).contains(incident.id());
    assertThat(members).isNotEmpty();
    assertThat(incident.tellers().stream().map(Teller::member)).hasSameElementsAs(members);
  }

  private void write(SplittableRandom random, Writer writer) {
    int dice = random.nextInt(10);
    Draft draft =
        new Draft()
            .after(Duration.ofMinutes(random.nextInt(20 * 24 * 60)))
            .where(Writer.at(32 + random.nextInt(5) * .5, 36 + random.nextInt(5) * .5, 1000))
            .dead(random.nextInt(9))
            .origin("team " + random.nextInt(6));
    if (dice == 0 && !reports.isEmpty()) {
      reports.add(writer.amend(any(random), draft));
    } else if (dice == 1 && !reports.isEmpty()) {
      writer.retract(any(random));
    } else if (dice == 2 && !reports.isEmpty()) {
      reports.add(writer.passOn(any(random), draft));
    } else {
      reports.add(writer.report(draft));
    }
  }

  private Entry.Held any(SplittableRandom random) {
    return reports.get(random.nextInt(reports.size()));
  }
}
