package tansiq.core.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tansiq.core.incident.Weights;
import tansiq.core.picture.Writer.Draft;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Section;
import tansiq.core.record.Status;

class CompareTest {
  private final Writer sy = new Writer("sy");
  private final Writer iq = new Writer("iq");

  private static Layer layer(Fold fold) {
    return fold.picture().layer(new Scope.All(), Status.EXERCISE);
  }

  private Fold fold(int lacking) {
    Fold fold = new Fold(Weights.DEFAULT);
    for (Writer writer : List.of(sy, iq)) {
      for (int i = 0; i < writer.entries().size(); i++) {
        fold.add(
            writer.ledger(),
            i,
            i == lacking ? less(writer.entries().get(i)) : writer.entries().get(i));
      }
    }
    return fold;
  }

  private static Entry less(Entry entry) {
    Entry.Held held = (Entry.Held) entry;
    TreeMap<String, Section> sections = new TreeMap<>(held.sections());
    sections.remove("text");
    return new Entry.Held(held.leaf(), held.header(), held.bytes(), sections);
  }

  @Test
  void cutsSayWhichLedgerIsBehind() {
    Cut a = Cut.find("iq/1:3,sy/1:7").orElseThrow();
    Cut b = Cut.find("ru/1:1,sy/1:7").orElseThrow();

    assertThat(Compare.cuts(a, b))
        .containsExactly(
            new Compare.Behind(new LedgerId("iq", 1), 3, 0),
            new Compare.Behind(new LedgerId("ru", 1), 0, 1));
    assertThat(a.meet(b).toString()).isEqualTo("sy/1:7");
    assertThat(Cut.find(a.toString())).contains(a);
    assertThat(Cut.find("")).contains(Cut.EMPTY);
    for (String bad : List.of("sy", "sy/1", "sy/1:", "sy/0:1", "SY/1:1", "sy/1:1,sy/1:2", "/1:1")) {
      assertThat(Cut.find(bad)).as(bad).isEmpty();
    }
  }

  @Test
  void outlinesLeadFromTheRootToTheRecordThatDiffers() {
    sy.report(new Draft());
    Entry.Held differing = sy.report(new Draft().where(Writer.at(35, 40, 500)).text("en", "smoke"));
    iq.report(new Draft());
    Layer one = layer(fold(-1));
    Layer other = layer(fold(1));

    assertThat(one.digest()).isNotEqualTo(other.digest());
    String path = "";
    for (int depth = 0; depth < 4; depth++) {
      List<Compare.Difference> differences =
          Compare.outlines(one.outline(path).orElseThrow(), other.outline(path).orElseThrow());
      assertThat(differences).as(path).hasSize(1);
      path = differences.getFirst().path();
    }
    assertThat(path).endsWith("/" + differing.leaf().hex());
    assertThat(one.outline("no such month")).isEmpty();
  }

  @Test
  void treesAreWalkedOnlyWhereTheyDiffer() {
    sy.report(new Draft());
    Entry.Held differing = sy.report(new Draft().where(Writer.at(35, 40, 500)).text("en", "smoke"));
    iq.report(new Draft());
    Layer one = layer(fold(-1));
    Layer other = layer(fold(1));
    List<String> asked = new ArrayList<>();

    List<Compare.Difference> found =
        Compare.trees(
            path -> {
              asked.add(path);
              return one.outline(path).orElseThrow();
            },
            path -> other.outline(path).orElseThrow(),
            20);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().path()).endsWith("/" + differing.leaf().hex());
    assertThat(asked).hasSize(Outline.DEPTH);
    assertThat(
            Compare.trees(p -> one.outline(p).orElseThrow(), p -> one.outline(p).orElseThrow(), 20))
        .isEmpty();
  }

  @Test
  void whatOneSideAloneHasIsToldInOne() {
    sy.report(new Draft());
    Layer all = layer(fold(-1));
    Layer none = new Fold(Weights.DEFAULT).picture().layer(new Scope.All(), Status.EXERCISE);

    List<Compare.Difference> found =
        Compare.trees(
            path -> all.outline(path).orElseThrow(), path -> none.outline(path).orElseThrow(), 20);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().a()).isEqualTo(1);
    assertThat(found.getFirst().b()).isZero();
  }

  @Test
  void equalPicturesHaveNoDifference() {
    sy.report(new Draft());

    assertThat(
            Compare.outlines(
                layer(fold(-1)).outline("").orElseThrow(),
                layer(fold(-1)).outline("").orElseThrow()))
        .isEmpty();
  }
}
