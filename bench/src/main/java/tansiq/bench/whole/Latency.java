package tansiq.bench.whole;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import tansiq.bench.figures.Samples;
import tansiq.bench.figures.Sheet;
import tansiq.bench.input.Invented;

/**
 * How long a report takes from its filing at one member of the example alliance to the picture at
 * another, at a steady rate. Time counts from the moment that a report was due to be filed, so that
 * a node which makes the sender wait is not let off.
 */
public final class Latency {
  private static final String FILER = "sy";
  private static final String OBSERVER = "iq";
  private static final String QUERY = "?to=group:four&level=restricted";
  private static final int WARM_UP_SECONDS = 20;
  private static final int SEED = 7;
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private final Api filer;
  private final Api observer;
  private final String ledger;
  private final int rate;

  private Latency(Demo demo, int rate) throws IOException, InterruptedException {
    Map<String, Api> nodes = demo.nodes();
    this.filer = node(nodes, FILER);
    this.observer = node(nodes, OBSERVER);
    this.ledger = filer.own();
    this.rate = rate;
  }

  private static Api node(Map<String, Api> nodes, String name) {
    return Objects.requireNonNull(nodes.get(name), name);
  }

  /** That the observer's picture had so many records of the filer's ledger, and when. */
  private record Seen(long size, long nanos) {}

  /** A report that was kept. */
  private record Filed(long index, long due, long acknowledged) {}

  /**
   * Measures.
   *
   * @param clone the clone whose launcher is run
   * @param disk where the nodes' files shall be
   * @param rate reports a second
   * @param seconds of each round
   */
  public static void run(Path clone, Path disk, int rate, int seconds, int rounds, Sheet sheet)
      throws IOException, InterruptedException {
    Launcher launcher = new Launcher(clone, Map.of());
    try (Directories directories = new Directories(disk);
        Demo demo = Demo.start(launcher, directories.get("demo"), Demo.freePort())) {
      demo.awaitUp();
      Agreement.await(demo);
      Latency latency = new Latency(demo, rate);
      latency.round("warm-up/", WARM_UP_SECONDS);
      for (int round = 1; round <= rounds; round++) {
        sheet.say("round " + round + " of " + rounds);
        latency.round("round-" + round + "/", seconds).note(sheet);
        Starts.awaitSame(demo);
      }
      demo.running().stop();
    }
  }

  /** What one round gave, in milliseconds. */
  private record Round(Samples kept, Samples pictured, Samples told) {
    void note(Sheet sheet) {
      note(sheet, "filed to acknowledged", kept);
      note(sheet, "filed to the picture at another member", pictured);
      note(sheet, "filed to the page being told there", told);
    }

    private static void note(Sheet sheet, String what, Samples samples) {
      sheet.note(what + ", p50", samples.median(), "ms");
      sheet.note(what + ", p99", samples.quantile(.99), "ms");
      sheet.note(what + ", longest", samples.max(), "ms");
    }
  }

  private Round round(String prefix, int seconds) throws IOException, InterruptedException {
    List<Seen> pictured = new ArrayList<>();
    List<Seen> told = new ArrayList<>();
    Thread poller = Thread.ofPlatform().name("poller").start(() -> poll(pictured));
    try (HttpClient events = Api.client()) {
      InputStream stream = events.send(observer.events(), BodyHandlers.ofInputStream()).body();
      Thread listener = Thread.ofPlatform().name("listener").start(() -> listen(stream, told));
      List<Filed> filed = file(prefix, seconds);
      long last = filed.stream().mapToLong(Filed::index).max().orElseThrow();
      await(pictured, last);
      await(told, last);
      poller.interrupt();
      poller.join();
      events.shutdownNow();
      listener.join();
      return new Round(samples(filed), samples(filed, pictured), samples(filed, told));
    }
  }

  /** Files at the rate, whether or not earlier ones are acknowledged. */
  private List<Filed> file(String prefix, int seconds) {
    Invented reports = new Invented(rate * seconds, SEED, prefix);
    List<CompletableFuture<Filed>> answers = new ArrayList<>();
    long begun = System.nanoTime();
    for (int number = 0; number < reports.size(); number++) {
      byte[] line = reports.line(number);
      long due = begun + number * 1_000_000_000L / rate;
      for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
        LockSupport.parkNanos(due - now);
      }
      answers.add(
          filer
              .report(QUERY, line)
              .thenApply(kept -> new Filed(Api.number(kept, "index"), due, System.nanoTime())));
    }
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private void poll(List<Seen> seen) {
    try {
      while (!Thread.interrupted()) {
        note(seen);
        LockSupport.parkNanos(2_000_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** After each event of a new picture asks what it has, as a page would. */
  private void listen(InputStream events, List<Seen> seen) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals("event: picture")) {
          note(seen);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // The round is over and the stream closed.
      return;
    }
  }

  private void note(List<Seen> seen) throws InterruptedException {
    try {
      long size = observer.folded(ledger);
      long now = System.nanoTime();
      synchronized (seen) {
        seen.add(new Seen(size, now));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(List<Seen> seen, long index) throws InterruptedException {
    long begun = System.nanoTime();
    while (true) {
      synchronized (seen) {
        if (!seen.isEmpty() && seen.getLast().size() > index) {
          return;
        }
      }
      if (System.nanoTime() - begun > PATIENCE_NANOS) {
        throw new IllegalStateException("record " + index + " never came");
      }
      Thread.sleep(5);
    }
  }

  private static Samples samples(List<Filed> filed) {
    Samples samples = new Samples();
    filed.forEach(each -> samples.add((each.acknowledged() - each.due()) / 1e6));
    return samples;
  }

  private static Samples samples(List<Filed> filed, List<Seen> seen) {
    List<Seen> observed;
    synchronized (seen) {
      observed = List.copyOf(seen);
    }
    Samples samples = new Samples();
    for (Filed each : filed) {
      samples.add((first(observed, each.index()).nanos() - each.due()) / 1e6);
    }
    return samples;
  }

  /** The first observation of a picture that has a record; sizes never fall. */
  private static Seen first(List<Seen> seen, long index) {
    int low = 0;
    int high = seen.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (seen.get(middle).size() > index) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return seen.get(low);
  }
}
