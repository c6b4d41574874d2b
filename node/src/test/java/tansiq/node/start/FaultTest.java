package tansiq.node.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tansiq.core.ledger.Disk;
import tansiq.core.ledger.DiskFailure;
import tansiq.node.disk.Backup;

/** What a node does when the machine under it does not do what it should. */
@Timeout(90)
final class FaultTest {
  @TempDir private Path directory;

  /** A disk that can be filled from outside. */
  private record Fillable(Disk disk, AtomicBoolean full) implements Disk {
    private void room(String path) {
      if (full.get()) {
        throw new DiskFailure(DiskFailure.Kind.FULL, path, "no space left on device");
      }
    }

    @Override
    public boolean exists(String path) {
      return disk.exists(path);
    }

    @Override
    public List<String> list(String path) {
      return disk.list(path);
    }

    @Override
    public long size(String path) {
      return disk.size(path);
    }

    @Override
    public void put(String path, byte[] content) {
      room(path);
      disk.put(path, content);
    }

    @Override
    public void delete(String path) {
      disk.delete(path);
    }

    @Override
    public void extend(String path, long size) {
      room(path);
      disk.extend(path, size);
    }

    @Override
    public void write(String path, long offset, byte[] bytes, int length) {
      room(path);
      disk.write(path, offset, bytes, length);
    }

    @Override
    public void sync(String path) {
      room(path);
      disk.sync(path);
    }

    @Override
    public void read(String path, long offset, byte[] into, int at, int length) {
      disk.read(path, offset, into, at, length);
    }
  }

  @Test
  void aFullDiskIsSaidReadsGoOnAndWritingRecoversByItself() throws Exception {
    AtomicBoolean full = new AtomicBoolean();
    try (Nodes nodes = new Nodes(directory, "sy").onDisk(disk -> new Fillable(disk, full))) {
      nodes.start("sy");
      String first = nodes.file("sy", Nodes.report("a/1"));
      Nodes.await("the picture", () -> nodes.reports("sy", "").equals(List.of(first)));
      full.set(true);
      HttpResponse<String> one =
          nodes.post("sy", "/api/v1/reports", "application/json", Nodes.report("a/2"));
      HttpResponse<String> stream =
          nodes.post("sy", "/api/v1/reports", "application/x-ndjson", Nodes.report("a/2"));
      HttpResponse<String> health = nodes.send(HttpRequest.newBuilder(nodes.uri("sy", "/health")));

      for (HttpResponse<String> answer : List.of(one, stream, health)) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.body()).contains("disk-full", "make room");
      }
      assertThat(nodes.reports("sy", "")).containsExactly(first);
      assertThat(Nodes.text(nodes.get("sy", "/api/v1/node"), "state")).isEqualTo("disk-full");

      full.set(false);
      String second = nodes.file("sy", Nodes.report("a/2"));
      Nodes.await(
          "both", () -> nodes.reports("sy", "").equals(Stream.of(first, second).sorted().toList()));
      assertThat(Nodes.text(nodes.get("sy", "/health"), "state")).isEqualTo("serving");
    }
  }

  @Test
  void aFullDiskAtOneMemberDoesNotStopTheOthersAndItCatchesUp() throws Exception {
    AtomicBoolean full = new AtomicBoolean();
    try (Nodes nodes = new Nodes(directory, "iq", "ru", "sy")) {
      nodes.start("ru");
      nodes.start("sy");
      nodes.onDisk(disk -> new Fillable(disk, full)).start("iq");
      nodes.connect("iq", "sy");
      nodes.connect("ru", "sy");
      String first = nodes.file("sy", Nodes.report("a/1"));
      Nodes.await("at iq", () -> nodes.reports("iq", "").equals(List.of(first)));
      full.set(true);
      String second = nodes.file("sy", Nodes.report("a/2"));
      Nodes.await("at ru", () -> nodes.reports("ru", "").size() == 2);
      assertThat(nodes.reports("iq", "")).containsExactly(first);
      full.set(false);

      Nodes.await(
          "at iq",
          () -> nodes.reports("iq", "").equals(Stream.of(first, second).sorted().toList()));
    }
  }

  /** A clock that goes on from wherever it is set. */
  private static final class Settable extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    void set(Instant to) {
      ahead = Duration.between(Instant.now(), to);
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void aClockThatJumpsLosesNothingAndWhatWasKnownThenStaysSo() throws Exception {
    Settable clock = new Settable();
    clock.set(Instant.parse("2017-06-01T12:00:00Z"));
    try (Nodes nodes = new Nodes(directory, "iq", "sy").at(clock)) {
      nodes.startAll();
      String first = nodes.file("sy", Nodes.report("a/1"));
      Nodes.await("the first", () -> nodes.reports("iq", "").equals(List.of(first)));
      Nodes.await("its cut", () -> known(nodes, clock.instant()).equals(List.of(first)));
      Instant latest = clock.instant();
      clock.set(Instant.parse("2016-05-01T12:00:00Z"));
      String second = nodes.file("sy", Nodes.report("a/2").replace("2017-05-21", "2016-04-01"));
      Nodes.await("the second", () -> nodes.reports("iq", "").size() == 2);
      // Cuts noted while the clock is wrong carry the latest time noted before.
      Nodes.await(
          "its cut", () -> known(nodes, latest).equals(Stream.of(first, second).sorted().toList()));
      clock.set(Instant.parse("2027-01-01T00:00:00Z"));
      nodes.file("sy", Nodes.report("a/3"));
      Nodes.await("the third", () -> nodes.reports("iq", "").size() == 3);

      assertThat(known(nodes, Instant.parse("2017-06-01T11:59:59Z"))).isEmpty();
      assertThat(known(nodes, latest)).hasSize(2);
    }
  }

  private static List<String> known(Nodes nodes, Instant at) throws Exception {
    return nodes.reports("iq", "?asOf=" + at);
  }

  @Test
  void aRestoredNodeFetchesItsOwnTailBeforeItKeepsAnythingNew() throws Exception {
    Path copy = directory.resolve("copy");
    try (Nodes nodes = new Nodes(directory, "iq", "sy")) {
      nodes.startAll();
      String first = nodes.file("sy", Nodes.report("a/1"));
      Nodes.await("the first", () -> nodes.reports("iq", "").equals(List.of(first)));
      assertThat(Backup.take(directory.resolve("sy"), "sy", copy))
          .isInstanceOf(Backup.Outcome.Done.class);
      String second = nodes.file("sy", Nodes.report("a/2"));
      Nodes.await("the second", () -> nodes.reports("iq", "").size() == 2);
      nodes.stop("sy");

      Path data = directory.resolve("again");
      assertThat(Backup.restore(copy, "sy", data)).isInstanceOf(Backup.Outcome.Done.class);
      NodeSettings.Listen iq =
          new NodeSettings.Listen("127.0.0.1", nodes.get("iq").exchangeUri().getPort());
      ConfFile.Read read = ConfFile.read(data, Files.readString(data.resolve(ConfFile.NAME)));
      assertThat(read).isInstanceOf(ConfFile.Read.Settings.class);
      nodes.change("sy", settings -> Nodes.at(settings, data, "iq", iq));
      nodes.start("sy");
      Nodes.await(
          "its tail", () -> Nodes.text(nodes.get("sy", "/api/v1/node"), "state").equals("serving"));
      Nodes.await(
          "both", () -> nodes.reports("sy", "").equals(Stream.of(first, second).sorted().toList()));
      String third = nodes.file("sy", Nodes.report("a/3"));
      Nodes.await("the third at iq", () -> nodes.reports("iq", "").contains(third));
      assertThat(Nodes.text(nodes.get("sy", "/api/v1/node"), "ledger")).isEqualTo("sy/1");
    }
  }

  @Test
  void aRestoredNodeWithoutPeersWaitsUntilAPersonOpensANewEpoch() throws Exception {
    Path copy = directory.resolve("copy");
    try (Nodes nodes = new Nodes(directory, "iq", "sy")) {
      nodes.startAll();
      String first = nodes.file("sy", Nodes.report("a/1"));
      Backup.take(directory.resolve("sy"), "sy", copy);
      nodes.stop("sy");
      nodes.stop("iq");
      Path data = directory.resolve("again");
      Backup.restore(copy, "sy", data);
      nodes.change(
          "sy",
          settings -> Nodes.at(settings, data, "iq", new NodeSettings.Listen("127.0.0.1", 1)));
      nodes.start("sy");
      HttpResponse<String> waiting =
          nodes.post("sy", "/api/v1/reports", "application/json", Nodes.report("a/2"));
      assertThat(waiting.statusCode()).isEqualTo(503);
      assertThat(waiting.body()).contains("restoring", "new epoch");

      HttpResponse<String> epoch = nodes.post("sy", "/api/v1/epochs", "application/json", "{}");
      assertThat(epoch.statusCode()).as(epoch.body()).isEqualTo(201);
      assertThat(epoch.body()).contains("sy/2");
      String second = nodes.file("sy", Nodes.report("a/2"));
      Nodes.await(
          "both", () -> nodes.reports("sy", "").equals(Stream.of(first, second).sorted().toList()));
      assertThat(nodes.post("sy", "/api/v1/epochs", "application/json", "{}").statusCode())
          .isEqualTo(409);
    }
  }
}
