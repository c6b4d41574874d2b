package tansiq.bench.quality;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tansiq.core.incident.Weights;
import tansiq.core.json.JsonObject;
import tansiq.core.picture.Fold;
import tansiq.core.picture.Layer;
import tansiq.core.picture.Scope;
import tansiq.core.proof.Hash;
import tansiq.core.record.Audience;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.Label;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Level;
import tansiq.core.record.Section;
import tansiq.core.record.Status;
import tansiq.core.report.Report;
import tansiq.core.report.ReportSections;

/** Folds known reports as records of their members, and compares the incidents with the truth. */
public final class Correlation {
  private Correlation() {}

  /** How well the fold does on some reports. */
  public static Quality of(List<Known> reports, Weights weights) {
    Fold fold = new Fold(weights);
    Map<String, Long> sizes = new TreeMap<>();
    List<Hash> ids = new ArrayList<>();
    List<Integer> truths = new ArrayList<>();
    for (Known known : reports) {
      LedgerId ledger = new LedgerId(known.member(), 1);
      long index = sizes.merge(known.member(), 1L, Long::sum) - 1;
      Entry.Held entry = entry(ledger, index, known.report());
      fold.add(ledger, index, entry);
      ids.add(entry.leaf());
      truths.add(known.incident());
    }
    Layer layer = fold.picture().layer(new Scope.All(), Status.EXERCISE);
    List<String> clusters = new ArrayList<>();
    ids.forEach(id -> clusters.add(layer.incidentOf(id).orElseThrow()));
    return Quality.of(clusters, truths);
  }

  /** A record of a report, salted by its place so that a run can be repeated. */
  public static Entry.Held entry(LedgerId ledger, long index, Report report) {
    List<Section> sections = new ArrayList<>();
    SortedMap<String, Hash> digests = new TreeMap<>();
    byte[] salt = new byte[Section.SALT_BYTES];
    for (int i = 0; i < Long.BYTES; i++) {
      salt[i] = (byte) (index >>> (8 * i));
    }
    for (Map.Entry<String, JsonObject> content : ReportSections.write(report).entrySet()) {
      Section section = Section.of(ledger.member(), content.getKey(), salt, content.getValue());
      sections.add(section);
      digests.put(section.name(), section.digest());
    }
    Instant at = report.when().end().plusSeconds(3600);
    Label label = Label.of(Level.OPEN, Audience.ALL);
    return Entry.Held.of(
        new Header(ledger, "report", Status.EXERCISE, at, label, List.of(), digests), sections);
  }
}
