package tansiq.bench.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tansiq.bench.figures.Sheet;
import tansiq.bench.quality.Correlation;
import tansiq.bench.quality.Known;
import tansiq.core.incident.Weights;
import tansiq.core.measure.Figure;
import tansiq.core.measure.Row;
import tansiq.core.measure.Whole;
import tansiq.core.picture.Fold;
import tansiq.core.picture.Layer;
import tansiq.core.picture.Scope;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Status;

/**
 * What the whole sees beside each of its members and two smaller groups, counted in one thread over
 * a picture that is there. The first count is that of a program that has just begun.
 */
public final class WholeRun {
  private static final int SEED = 1;
  private static final String FIRST = "what the whole sees, first time";
  private static final String AGAIN = "what the whole sees, again";

  private WholeRun() {}

  /** Measures. */
  public static void run(int reports, int members, int rounds, Sheet sheet) {
    List<Known> known = new ArrayList<>();
    new Hotspots(SEED, members).reports(reports, known::add);
    Layer layer = layer(known);
    SortedSet<String> names = new TreeSet<>();
    known.forEach(each -> names.add(each.member()));
    SortedMap<String, SortedSet<String>> groups = new TreeMap<>();
    groups.put("group:half", new TreeSet<>(names.stream().limit(names.size() / 2).toList()));
    groups.put("group:pair", new TreeSet<>(names.stream().skip(names.size() - 2).toList()));
    for (int round = 0; round <= rounds; round++) {
      long start = System.nanoTime();
      Whole whole = Whole.of(layer, "all", names, groups);
      sheet.note(round == 0 ? FIRST : AGAIN, (System.nanoTime() - start) / 1e9, "s");
      if (round == 0) {
        check(whole, layer, known);
        Row all = whole.rows().getLast();
        sheet.say(
            reports
                + " reports of "
                + names.size()
                + " members: "
                + whole.incidents()
                + " incidents, "
                + all.count(Figure.JOINED)
                + " of two or more origins, "
                + all.count(Figure.TOGETHER)
                + " of these by no member alone");
      }
    }
  }

  private static Layer layer(List<Known> reports) {
    Fold fold = new Fold(Weights.DEFAULT);
    Map<String, Long> sizes = new TreeMap<>();
    for (Known known : reports) {
      LedgerId ledger = new LedgerId(known.member(), 1);
      long index = sizes.merge(known.member(), 1L, Long::sum) - 1;
      Entry.Held entry = Correlation.entry(ledger, index, known.report());
      fold.add(ledger, index, entry);
    }
    return fold.picture().layer(new Scope.All(), Status.EXERCISE);
  }

  /** What was counted of each member is what its reports alone fold into. */
  private static void check(Whole whole, Layer layer, List<Known> reports) {
    for (Row row : whole.rows()) {
      Set<String> members = row.part().members();
      Layer folded =
          layer(reports.stream().filter(known -> members.contains(known.member())).toList());
      if (!layer.ofAuthors(members).digest().equals(folded.digest())
          || row.alone().incidents() != folded.size()
          || row.count(Figure.TOLD) + row.count(Figure.NEVER) != layer.size()) {
        throw new IllegalStateException(row.part() + " alone is not what it folds into");
      }
    }
  }
}
