package tansiq.bench.fold;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tansiq.bench.quality.Correlation;
import tansiq.bench.quality.Known;
import tansiq.core.incident.Weights;
import tansiq.core.picture.Fold;
import tansiq.core.picture.Layer;
import tansiq.core.picture.Picture;
import tansiq.core.picture.Scope;
import tansiq.core.proof.Hash;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Status;

/**
 * Prints what the fold takes. Arguments: {@code hotspots:REPORTS}, or {@code
 * alerts:TIMES:DIRECTORY} for the air-raid data so many times over.
 */
public final class FoldRun {
  private static final int SINGLES = 2_000;
  private static final int MEMBERS = 20;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Fold fold = new Fold(Weights.DEFAULT);
  private final Map<String, Long> sizes = new TreeMap<>();
  private long adding;

  private FoldRun() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    for (String arg : args) {
      new FoldRun().run(arg);
    }
  }

  private void run(String arg) throws IOException {
    String[] parts = arg.split(":", 3);
    List<Known> later = new ArrayList<>();
    int reports;
    if (parts[0].equals("hotspots")) {
      reports = Integer.parseInt(parts[1]);
      new Hotspots(1, MEMBERS).reports(reports, this::add);
      new Hotspots(2, MEMBERS).reports(SINGLES, later::add);
    } else {
      reports = alerts(Integer.parseInt(parts[1]), Path.of(parts[2]), later);
    }
    long start = now();
    Picture picture = fold.picture();
    long settled = now();
    Layer layer = picture.layer(new Scope.All(), Status.EXERCISE);
    String digest = layer.digest();
    long digested = now();
    out.printf(
        Locale.ROOT,
        "%s: %,d reports, %,d incidents: facts %.2f s, settled %.2f s, digest %.2f s, heap %,d MB%n",
        arg,
        reports,
        layer.size(),
        adding / 1e9,
        (settled - start) / 1e9,
        (digested - settled) / 1e9,
        heap());
    out.printf(Locale.ROOT, "  digest %s%n", digest);
    single(later);
    out.printf(Locale.ROOT, "  heap after that %,d MB%n", heap());
  }

  private void add(Known known) {
    LedgerId ledger = new LedgerId(known.member(), 1);
    long index = sizes.merge(known.member(), 1L, Long::sum) - 1;
    Entry.Held entry = Correlation.entry(ledger, index, known.report());
    long start = now();
    fold.add(ledger, index, entry);
    adding += now() - start;
  }

  /** One report at a time: added, settled and digested. */
  private void single(List<Known> later) {
    long[] took = new long[later.size()];
    for (int i = 0; i < took.length; i++) {
      Known known = later.get(i);
      LedgerId ledger = new LedgerId(known.member(), 1);
      long index = sizes.merge(known.member(), 1L, Long::sum) - 1;
      Entry.Held entry = Correlation.entry(ledger, index, known.report());
      long start = now();
      fold.add(ledger, index, entry);
      fold.picture().layer(new Scope.All(), Status.EXERCISE).digest();
      took[i] = now() - start;
    }
    Arrays.sort(took);
    out.printf(
        Locale.ROOT,
        "  one more report, picture and digest: p50 %.3f ms, p99 %.3f ms, most %.3f ms%n",
        took[took.length / 2] / 1e6,
        took[took.length * 99 / 100] / 1e6,
        took[took.length - 1] / 1e6);
  }

  private int alerts(int times, Path directory, List<Known> later) throws IOException {
    List<Alerts.Alert> alerts = Alerts.read(directory);
    for (int time = 0; time < times; time++) {
      for (int i = 0; i < alerts.size(); i++) {
        add(alerts.get(i).report(i, "alert/" + time + "/" + i));
      }
    }
    for (int i = 0; i < SINGLES; i++) {
      int which = i * (alerts.size() / SINGLES);
      later.add(alerts.get(which).report(which, "alert/more/" + i));
    }
    if (times == 1) {
      judge(alerts);
    }
    return times * alerts.size();
  }

  /** How many of the pairs that are known by their ends are one incident by their starts. */
  private void judge(List<Alerts.Alert> alerts) {
    Map<Integer, Integer> pairs = Alerts.pairs(alerts);
    Layer layer = fold.picture().layer(new Scope.All(), Status.EXERCISE);
    Map<Integer, String> incidents = new HashMap<>();
    LedgerId ledger = new LedgerId("ua", 1);
    for (int i = 0; i < alerts.size(); i++) {
      Hash id =
          Correlation.entry(ledger, i, alerts.get(i).report(i, "alert/0/" + i).report()).leaf();
      incidents.put(i, layer.incidentOf(id).orElseThrow());
    }
    long together = pairs.entrySet().stream().filter(pair -> isSame(incidents, pair)).count();
    out.printf(
        Locale.ROOT, "  of %,d known pairs %,d are together%n", pairs.size() / 2, together / 2);
  }

  private static boolean isSame(Map<Integer, String> incidents, Map.Entry<Integer, Integer> pair) {
    return incidents.getOrDefault(pair.getKey(), "").equals(incidents.get(pair.getValue()));
  }

  /** This thread's own time, which the machine's other work disturbs less than the clock. */
  private static long now() {
    return THREADS.getCurrentThreadCpuTime();
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }
}
