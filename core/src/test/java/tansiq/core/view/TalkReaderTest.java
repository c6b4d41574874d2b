package tansiq.core.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tansiq.core.council.Matter;
import tansiq.core.council.Talk;
import tansiq.core.council.TalkStory;
import tansiq.core.incident.Weights;
import tansiq.core.picture.Fold;
import tansiq.core.picture.Layer;
import tansiq.core.picture.Scope;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Status;

class TalkReaderTest {
  private static final Map<String, Entry.Held> STORY = TalkStory.records();

  private final Fold fold = new Fold(Weights.DEFAULT);
  private final Map<LedgerId, List<Entry>> ledgers = new HashMap<>();
  private int reads;
  private final TalkReader reader =
      new TalkReader((ledger, index) -> {
        reads++;
        return ledgers.get(ledger).get((int) index);
      });

  @BeforeEach
  void tell() {
    STORY.values().forEach(this::add);
  }

  private void add(Entry.Held record) {
    List<Entry> ledger = ledgers.computeIfAbsent(record.header().ledger(), id -> new ArrayList<>());
    fold.add(record.header().ledger(), ledger.size(), record);
    ledger.add(record);
  }

  private Layer layer() {
    return fold.picture().layer(new Scope.All(), Status.EXERCISE);
  }

  private static int records(TalkReader.Reading reading) {
    return reading.talks().all(Talk.class).stream()
        .mapToInt(matter -> matter.versions().size() + (matter.recall().isPresent() ? 1 : 0))
        .sum();
  }

  @Test
  void eachRecordIsReadOnceHoweverManyLayersShowIt() {
    assertThat(records(reader.read(layer()))).isEqualTo(STORY.size());
    assertThat(reader.read(layer()).isWhole()).isTrue();
    assertThat(reads).isEqualTo(STORY.size());
  }

  @Test
  void whatIsNotInItsPlaceYetIsLookedForAgainAndNotTakenForNothing() {
    Entry.Held answer = STORY.get("answer");
    List<Entry> ledger = ledgers.get(answer.header().ledger());
    int index = ledger.indexOf(answer);
    ledger.set(index, new Entry.Bare(answer.leaf(), Entry.Absence.LACKING));

    TalkReader.Reading before = reader.read(layer());
    assertThat(before.isWhole()).isFalse();
    assertThat(before.talks().find(answer.leaf())).isEmpty();

    ledger.set(index, answer);
    TalkReader.Reading after = reader.read(layer());
    assertThat(after.isWhole()).isTrue();
    assertThat(after.talks().find(answer.leaf()).map(Matter::latest))
        .hasValueSatisfying(said -> assertThat(said.id()).isEqualTo(answer.leaf()));
  }

  @Test
  void whatSaysNothingThatCanBeReadIsLookedAtOnce() {
    add(TalkStory.apart());

    assertThat(records(reader.read(layer()))).isEqualTo(STORY.size());
    assertThat(reader.read(layer()).isWhole()).isTrue();
    assertThat(reads).isEqualTo(STORY.size() + 1);
  }
}
