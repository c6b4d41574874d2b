package tansiq.node.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;

/**
 * Counters, gauges and histograms of one node, written in the Prometheus text exposition format
 * 0.0.4. Safe for any number of threads; a count is one addition without a lock.
 */
public final class Metrics {
  /** The media type of {@link #text()}. */
  public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  /** Only ever grows. */
  public static final class Counter {
    private final LongAdder sum = new LongAdder();

    private Counter() {}

    /** One more. */
    public void add() {
      sum.increment();
    }

    /** So many more. */
    public void add(long more) {
      sum.add(more);
    }

    /** The count so far. */
    public long value() {
      return sum.sum();
    }
  }

  /** How often a duration fell under each bound. */
  public static final class Histogram {
    private final double[] bounds;
    private final AtomicLongArray counts;
    private final LongAdder nanos = new LongAdder();

    private Histogram(double[] bounds) {
      this.bounds = bounds;
      this.counts = new AtomicLongArray(bounds.length + 1);
    }

    /**
     * One more duration, in nanoseconds; a negative one (the clock was set back) counts as zero.
     */
    public void observe(long duration) {
      long clamped = Math.max(0, duration);
      int i = 0;
      while (i < bounds.length && clamped > bounds[i] * 1e9) {
        i++;
      }
      counts.incrementAndGet(i);
      nanos.add(clamped);
    }
  }

  private sealed interface Series {
    record Count(Counter counter) implements Series {}

    record Gauge(DoubleSupplier value) implements Series {}

    record Buckets(Histogram histogram) implements Series {}
  }

  private record Family(String type, String help, Map<String, Series> series) {}

  /** From half a millisecond to ten seconds, in steps of 1, 2 and 5. */
  private static final double[] SECONDS = {
    .0005, .001, .002, .005, .01, .02, .05, .1, .2, .5, 1, 2, 5, 10
  };

  private final Map<String, Family> families = new TreeMap<>();

  /** The counter of a name without labels; the same one at each call. */
  public Counter counter(String name, String help) {
    return counter(name, help, "", "");
  }

  /** The counter of a name and one label; an empty label name means none. */
  public synchronized Counter counter(String name, String help, String label, String value) {
    Series series =
        family(name, "counter", help)
            .series()
            .computeIfAbsent(labels(label, value), key -> new Series.Count(new Counter()));
    return switch (series) {
      case Series.Count count -> count.counter();
      case Series.Gauge _, Series.Buckets _ -> throw new IllegalArgumentException(name);
    };
  }

  /** A value that is asked for at each scrape; a later call of the same name replaces it. */
  public void gauge(String name, String help, DoubleSupplier value) {
    gauge(name, help, "", "", value);
  }

  /** The same with one label. */
  public synchronized void gauge(
      String name, String help, String label, String labelValue, DoubleSupplier value) {
    family(name, "gauge", help).series().put(labels(label, labelValue), new Series.Gauge(value));
  }

  /** The histogram of durations of a name; in the text it is in seconds. */
  public synchronized Histogram histogram(String name, String help) {
    Series series =
        family(name, "histogram", help)
            .series()
            .computeIfAbsent("", key -> new Series.Buckets(new Histogram(SECONDS)));
    return switch (series) {
      case Series.Buckets buckets -> buckets.histogram();
      case Series.Gauge _, Series.Count _ -> throw new IllegalArgumentException(name);
    };
  }

  /** All of it, families in the order of their names. */
  public synchronized String text() {
    StringBuilder out = new StringBuilder();
    families.forEach((name, family) -> {
      out.append("# HELP ").append(name).append(' ').append(family.help()).append('\n');
      out.append("# TYPE ").append(name).append(' ').append(family.type()).append('\n');
      family.series().forEach((labels, series) -> write(out, name, labels, series));
    });
    return out.toString();
  }

  private Family family(String name, String type, String help) {
    Family family = families.computeIfAbsent(name, key -> new Family(type, help, new TreeMap<>()));
    if (!family.type().equals(type)) {
      throw new IllegalArgumentException(name + " is a " + family.type());
    }
    return family;
  }

  private static String labels(String label, String value) {
    if (label.isEmpty()) {
      return "";
    }
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return "{" + label + "=\"" + escaped + "\"}";
  }

  private static void write(StringBuilder out, String name, String labels, Series series) {
    switch (series) {
      case Series.Count count -> line(out, name + labels, (double) count.counter().value());
      case Series.Gauge gauge -> line(out, name + labels, gauge.value().getAsDouble());
      case Series.Buckets buckets -> {
        Histogram histogram = buckets.histogram();
        long sum = 0;
        List<String> bounds = new ArrayList<>();
        for (double bound : histogram.bounds) {
          bounds.add(number(bound));
        }
        bounds.add("+Inf");
        for (int i = 0; i < bounds.size(); i++) {
          sum += histogram.counts.get(i);
          line(out, name + "_bucket{le=\"" + bounds.get(i) + "\"}", (double) sum);
        }
        line(out, name + "_sum", (double) histogram.nanos.sum() / 1e9);
        line(out, name + "_count", (double) sum);
      }
    }
  }

  private static void line(StringBuilder out, String name, double value) {
    out.append(name).append(' ').append(number(value)).append('\n');
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%d", (long) value)
        : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
