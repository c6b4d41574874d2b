package tansiq.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tansiq.core.Records;
import tansiq.core.incident.Incident;
import tansiq.core.incident.Weights;
import tansiq.core.json.JsonText;
import tansiq.core.picture.Fold;
import tansiq.core.picture.Layer;
import tansiq.core.picture.Picture;
import tansiq.core.picture.Scope;
import tansiq.core.picture.World;
import tansiq.core.picture.Writer;
import tansiq.core.picture.Writer.Draft;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.Label;
import tansiq.core.record.Level;
import tansiq.core.record.Status;
import tansiq.core.report.Where;
import tansiq.core.view.WholeJson;

class WholeTest {
  private static final int SEEDS = 25;
  private static final String ALL = "group:four";
  private static final Where DARAA = Writer.at(32.62, 36.10, 1000);
  private static final Where HOMS = Writer.at(34.73, 36.71, 1000);

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

  private Layer layer() {
    return fold(List.of(sy, iq, ru)).layer(new Scope.All(), Status.EXERCISE);
  }

  private static Whole whole(Layer layer) {
    SortedMap<String, SortedSet<String>> groups = new TreeMap<>();
    groups.put("group:border", new TreeSet<>(Set.of("sy", "iq")));
    groups.put("group:astana", new TreeSet<>(Set.of("ru", "tr")));
    return Whole.of(layer, ALL, new TreeSet<>(Set.of("sy", "iq", "ru")), groups);
  }

  /** A part's figures in the order of {@link Figure}. */
  private static List<Integer> figures(Whole whole, String part) {
    Row row = whole.find(part).orElseThrow();
    return List.of(Figure.values()).stream().map(row::count).toList();
  }

  private static Hash incident(Layer layer, Entry.Held report) {
    return layer.find(report.leaf().hex()).orElseThrow().id();
  }

  private static List<Hash> list(Whole whole, String part, Figure figure) {
    return whole.list(whole.find(part).orElseThrow(), figure);
  }

  @Test
  void anEmptyPictureHasMembersAndNoFigures() {
    Whole whole = whole(layer());

    assertThat(whole.incidents()).isZero();
    assertThat(whole.rows())
        .extracting(row -> row.part().kind().word() + " " + row.part().name())
        .containsExactly(
            "member iq", "member ru", "member sy", "group group:border", "whole group:four");
    for (Row row : whole.rows()) {
      assertThat(figures(whole, row.part().name())).containsOnly(0);
      assertThat(row.earlier()).isEmpty();
    }
  }

  @Test
  void twoWhoEachSawOneEndOfIt() {
    sy.filing(Duration.ofHours(1)).report(new Draft().where(DARAA));
    iq.filing(Duration.ofHours(4)).report(new Draft().where(DARAA));
    Entry.Held homs = ru.filing(Duration.ofHours(2)).report(new Draft().where(HOMS));
    Layer layer = layer();

    Whole whole = whole(layer);

    // told, joined, together, first, later, afterwards, never
    assertThat(whole.incidents()).isEqualTo(2);
    assertThat(figures(whole, "sy")).containsExactly(1, 0, 0, 1, 0, 0, 1);
    assertThat(figures(whole, "iq")).containsExactly(1, 0, 0, 0, 1, 0, 1);
    assertThat(figures(whole, "ru")).containsExactly(1, 0, 0, 1, 0, 0, 1);
    assertThat(figures(whole, "group:border")).containsExactly(1, 1, 1, 1, 0, 0, 1);
    assertThat(figures(whole, ALL)).containsExactly(2, 1, 1, 2, 0, 0, 0);
    assertThat(whole.find("iq").orElseThrow().earlier())
        .contains(new Row.Earlier(Duration.ofHours(3), Duration.ofHours(3), Duration.ofHours(3)));
    assertThat(list(whole, "sy", Figure.NEVER)).containsExactly(incident(layer, homs));
    assertThat(list(whole, "group:border", Figure.NEVER)).containsExactly(incident(layer, homs));
  }

  @Test
  void hoursAreThoseOfTheIncidentsThatSomebodyToldBefore() {
    for (int day = 1; day <= 4; day++) {
      Duration when = Duration.ofDays(day);
      sy.filing(when.plusHours(1)).report(new Draft().after(when));
      iq.filing(when.plusHours(1 + day)).report(new Draft().after(when));
    }
    iq.filing(Duration.ofDays(5)).report(new Draft().after(Duration.ofDays(5)));

    Whole whole = whole(layer());

    // One, two, three and four hours: of an even number the lesser of the two in the middle.
    assertThat(whole.find("iq").orElseThrow().earlier())
        .contains(new Row.Earlier(Duration.ofHours(2), Duration.ofHours(1), Duration.ofHours(4)));
    assertThat(figures(whole, "iq")).containsExactly(5, 0, 0, 1, 4, 0, 0);
    assertThat(figures(whole, "sy")).containsExactly(4, 0, 0, 4, 0, 0, 1);
  }

  @Test
  void whatIsEnteredLongAfterwardsTellsNoHours() {
    sy.filing(Duration.ofDays(1)).report(new Draft());
    iq.filing(Duration.ofDays(7)).report(new Draft());
    ru.filing(Duration.ofDays(7).plusMillis(1)).report(new Draft());

    Whole whole = whole(layer());

    assertThat(figures(whole, "iq")).containsExactly(1, 0, 0, 0, 1, 0, 0);
    assertThat(figures(whole, "ru")).containsExactly(1, 0, 0, 0, 0, 1, 0);
    assertThat(whole.find("ru").orElseThrow().earlier()).isEmpty();
  }

  @Test
  void whoPassesOnSeesNothingByItself() {
    Entry.Held first = sy.report(new Draft());
    iq.passOn(first, new Draft());

    Whole whole = whole(layer());

    assertThat(figures(whole, "iq")).containsExactly(0, 0, 0, 0, 0, 0, 1);
    assertThat(whole.find("iq").orElseThrow().alone()).isEqualTo(new Row.Alone(0, 0, 0));
    assertThat(figures(whole, "group:border")).containsExactly(1, 0, 0, 1, 0, 0, 0);
  }

  @Test
  void whatIsOnlyHeardFromOutsideIsToldByNobody() {
    Entry.Held outside = new Writer("tr").report(new Draft());
    sy.passOn(outside, new Draft());

    Whole whole = whole(layer());

    assertThat(whole.incidents()).isEqualTo(1);
    assertThat(figures(whole, "sy")).containsExactly(0, 0, 0, 0, 0, 0, 1);
    assertThat(figures(whole, ALL)).containsExactly(0, 0, 0, 0, 0, 0, 1);
  }

  @Test
  void aRetractionTakesTheMemberOut() {
    Entry.Held first = sy.report(new Draft());
    iq.report(new Draft());
    sy.retract(first);

    Whole whole = whole(layer());

    assertThat(whole.incidents()).isEqualTo(1);
    assertThat(figures(whole, "sy")).containsExactly(0, 0, 0, 0, 0, 0, 1);
    assertThat(figures(whole, "iq")).containsExactly(1, 0, 0, 1, 0, 0, 0);
    assertThat(figures(whole, ALL)).containsExactly(1, 0, 0, 1, 0, 0, 0);
  }

  @Test
  void aCorrectionThatMovesAReportChangesTheCounts() {
    sy.report(new Draft().where(DARAA));
    Entry.Held first = iq.report(new Draft().where(DARAA));
    assertThat(figures(whole(layer()), ALL)).containsExactly(1, 1, 1, 1, 0, 0, 0);

    iq.amend(first, new Draft().where(HOMS));

    assertThat(figures(whole(layer()), ALL)).containsExactly(2, 0, 0, 2, 0, 0, 0);
  }

  @Test
  void contestedIsCountedLikeAnyOther() {
    sy.report(new Draft().dead(2));
    iq.report(new Draft().dead(9));
    Layer layer = layer();
    assertThat(layer.incidents()).extracting(Incident::contested).containsExactly(true);

    assertThat(figures(whole(layer), ALL)).containsExactly(1, 1, 1, 1, 0, 0, 0);
  }

  @Test
  void onePatrolHeardTwiceIsOneOrigin() {
    sy.report(new Draft().origin("post 4"));
    sy.report(new Draft().origin("post 4"));
    assertThat(figures(whole(layer()), "sy")).containsExactly(1, 0, 0, 1, 0, 0, 0);

    sy.report(new Draft().origin("post 5"));
    Whole whole = whole(layer());

    assertThat(figures(whole, "sy")).containsExactly(1, 1, 0, 1, 0, 0, 0);
    assertThat(whole.find("sy").orElseThrow().alone()).isEqualTo(new Row.Alone(3, 1, 2));
    assertThat(figures(whole, ALL)).as("one member joins it").containsExactly(1, 1, 0, 1, 0, 0, 0);
  }

  @Test
  void nobodyIsInTimeForWhatHasNoTime() {
    arrange(sy);
    sy.label(forSyria(forSyria(Records.label(Level.OPEN, "all"), "when"), "coarse"));
    sy.report(new Draft());
    Picture picture = fold(List.of(sy));

    assertThat(figures(whole(picture.layer(new Scope.All(), Status.EXERCISE)), "sy"))
        .containsExactly(1, 0, 0, 1, 0, 0, 0);
    assertThat(figures(whole(picture.layer(new Scope.Group("four"), Status.EXERCISE)), "sy"))
        .containsExactly(1, 0, 0, 0, 0, 1, 0);
  }

  private static void arrange(Writer writer) {
    List.of("sy", "iq", "ru").forEach(member -> writer.say(Records.pin(member)));
    writer.say(Records.roster("four", "sy", "iq", "ru"));
  }

  private static Label forSyria(Label label, String section) {
    return Records.narrower(
        label, section, Optional.empty(), Optional.of(Records.label(Level.OPEN, "sy").audience()));
  }

  @Test
  void isTheSameAtEachMemberOfTheGroup() {
    arrange(sy);
    arrange(iq);
    sy.label(Records.label(Level.OPEN, "group:four")).report(new Draft());
    iq.label(Records.label(Level.OPEN, "group:four")).report(new Draft());
    Entry.Held home = sy.label(Records.label(Level.OPEN, "sy")).report(new Draft().where(HOMS));
    Picture atSyria = fold(List.of(sy, iq));
    Fold fold = new Fold(Weights.DEFAULT);
    for (Writer writer : List.of(iq, sy)) {
      for (int i = 0; i < writer.entries().size(); i++) {
        Entry entry = writer.entries().get(i);
        fold.add(
            writer.ledger(),
            i,
            entry == home ? new Entry.Bare(home.leaf(), Entry.Absence.WITHHELD) : entry);
      }
    }
    Picture atIraq = fold.picture();
    Scope four = new Scope.Group("four");

    assertThat(text(atIraq.layer(four, Status.EXERCISE)))
        .isEqualTo(text(atSyria.layer(four, Status.EXERCISE)));
    assertThat(text(atIraq.layer(new Scope.All(), Status.EXERCISE)))
        .isNotEqualTo(text(atSyria.layer(new Scope.All(), Status.EXERCISE)));
  }

  @Test
  void whoFiledToTheGroupWithoutBelongingToItIsCountedToo() {
    List.of(sy, iq).forEach(writer -> writer.report(new Draft()));

    Whole whole = Whole.of(layer(), ALL, new TreeSet<>(Set.of("sy")), new TreeMap<>());

    assertThat(whole.rows()).extracting(row -> row.part().name()).containsExactly("iq", "sy", ALL);
    assertThat(whole.find(ALL).orElseThrow().part().members()).containsExactly("iq", "sy");
  }

  private static String text(Layer layer) {
    SortedMap<String, SortedSet<String>> groups = new TreeMap<>();
    groups.put("group:pair", new TreeSet<>(Set.of("sy", "iq")));
    Whole whole = Whole.of(layer, ALL, new TreeSet<>(World.MEMBERS), groups);
    StringBuilder text =
        new StringBuilder(
            new String(JsonText.canonical(WholeJson.of(whole)), StandardCharsets.UTF_8));
    for (Row row : whole.rows()) {
      for (Figure figure : Figure.values()) {
        text.append('\n').append(row.part().name()).append(figure).append(whole.list(row, figure));
      }
    }
    return text.toString();
  }

  @Test
  void theOrderOfArrivalChangesNothing() {
    for (long seed = 0; seed < SEEDS; seed++) {
      List<Writer> writers = World.of(seed).write();
      Fold shuffled = new Fold(Weights.DEFAULT);
      SplittableRandom random = new SplittableRandom(seed);
      int[] next = new int[writers.size()];
      for (int left = writers.stream().mapToInt(w -> w.entries().size()).sum(); left > 0; ) {
        int which = random.nextInt(writers.size());
        Writer writer = writers.get(which);
        if (next[which] < writer.entries().size()) {
          shuffled.add(writer.ledger(), next[which], writer.entries().get(next[which]));
          next[which]++;
          left--;
          if (left % 50 == 0) {
            shuffled.picture();
          }
        }
      }
      for (Scope scope : List.of(new Scope.All(), new Scope.Group("four"))) {
        assertThat(text(shuffled.picture().layer(scope, Status.EXERCISE)))
            .as("seed %d, %s", seed, scope)
            .isEqualTo(text(fold(writers).layer(scope, Status.EXERCISE)));
      }
    }
  }

  @Test
  void figuresAddUpAndLieWithinEachOther() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Layer layer = fold(World.of(seed).write()).layer(new Scope.All(), Status.EXERCISE);
      Whole whole = Whole.of(layer, "all", new TreeSet<>(World.MEMBERS), new TreeMap<>());

      assertThat(whole.incidents()).isEqualTo((int) layer.size());
      BitSet anybody = new BitSet();
      for (Row row : whole.rows()) {
        String as = "seed " + seed + " " + row.part().name();
        assertThat(row.count(Figure.TOLD) + row.count(Figure.NEVER))
            .as(as)
            .isEqualTo(whole.incidents());
        assertThat(row.count(Figure.FIRST) + row.count(Figure.LATER) + row.count(Figure.AFTERWARDS))
            .as(as)
            .isEqualTo(row.count(Figure.TOLD));
        assertThat(whole.list(row, Figure.TOLD)).as(as).containsAll(whole.list(row, Figure.JOINED));
        assertThat(row.earlier().isPresent()).as(as).isEqualTo(row.count(Figure.LATER) > 0);
        for (Hash joined : whole.list(row, Figure.JOINED)) {
          assertThat(layer.find(joined.hex()).orElseThrow().origins()).as(as).isGreaterThan(1);
        }
        if (row.part().kind() == Part.Kind.MEMBER) {
          anybody.or(row.set(Figure.TOLD));
        } else {
          assertThat(row.count(Figure.LATER)).as(as).isZero();
          assertThat(row.set(Figure.TOLD)).as(as).isEqualTo(anybody);
        }
      }
    }
  }
}
