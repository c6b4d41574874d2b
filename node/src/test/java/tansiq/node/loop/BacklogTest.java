package tansiq.node.loop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tansiq.core.json.Verdict;
import tansiq.core.member.Draft;
import tansiq.core.member.Outcome;
import tansiq.core.picture.Unfolded;
import tansiq.core.place.Gazetteer;
import tansiq.core.proof.Sha256;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Status;
import tansiq.core.report.Context;
import tansiq.core.report.Defaults;
import tansiq.core.report.Prepared;
import tansiq.core.report.ReportReader;
import tansiq.node.intake.Intake;

class BacklogTest {
  private static final LedgerId LEDGER = new LedgerId("sy", 1);
  private static final ReportReader READER =
      new ReportReader(new Context(Gazetteer.EMPTY, Set.of(), Optional.empty(), List.of()));

  private final Readers readers = new Readers("sy");
  private final Backlog backlog = new Backlog(readers);
  private final Intake intake =
      new Intake(
          () -> LEDGER, byte[]::new, InstantSource.fixed(Instant.parse("2017-05-21T15:00:00Z")));

  @AfterEach
  void close() {
    intake.close();
    readers.close();
  }

  @Test
  void whatIsKeptIsFoldedInItsOrderWithoutTheDisk() throws InterruptedException {
    List<Prepared> records = records(600, "");
    keep(5, records);

    long at = 5;
    for (int i = 0; at < 605; i++) {
      Stretch next = backlog.take(LEDGER, at, 605).orElseThrow();
      assertThat(next.from()).isEqualTo(at);
      for (Unfolded read : next.read().get()) {
        assertThat(read.entry()).isEqualTo(records.get((int) at - 5).entry());
        at++;
      }
      assertThat(at).isEqualTo(next.end());
      assertThat(i).isLessThan(600);
    }
    assertThat(backlog.take(LEDGER, 605, 700)).isEmpty();
  }

  @Test
  void holesAreLeftToTheDisk() {
    List<Prepared> records = records(5, "");
    List<Draft> drafts = new ArrayList<>();
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      drafts.add(new Draft.Filed(records.get(i)));
      outcomes.add(new Outcome.Kept(records.get(i).entry().leaf(), i, false));
    }
    // The writer gave one of them refs, which makes it another record; another was there before.
    outcomes.set(2, new Outcome.Kept(Sha256.hash(new byte[1]), 2, false));
    outcomes.set(4, new Outcome.Kept(records.get(4).entry().leaf(), 0, true));
    backlog.kept(LEDGER, drafts, outcomes);

    assertThat(backlog.take(LEDGER, 0, 4)).map(Stretch::end).contains(2L);
    assertThat(backlog.take(LEDGER, 2, 4)).isEmpty();
    assertThat(backlog.next(LEDGER, 2)).isEqualTo(3);
    assertThat(backlog.take(LEDGER, 3, 4)).map(Stretch::end).contains(4L);
    assertThat(backlog.next(LEDGER, 4)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void whatWasFoldedFromTheDiskOrIsNotYetVisibleIsNotGiven() {
    keep(0, records(10, ""));
    keep(10, records(10, "later "));
    assertThat(backlog.take(LEDGER, 3, 20)).isEmpty();
    assertThat(backlog.take(LEDGER, 10, 15)).isEmpty();
    assertThat(backlog.take(LEDGER, 10, 20)).map(Stretch::from).contains(10L);
  }

  @Test
  void memoryIsBoundedAndWhoWaitsGoesOnOnceSomeIsFolded() {
    List<Prepared> large = records(10, "x".repeat(60_000));
    long at = 0;
    do {
      keep(at, large);
      at += 10;
      assertThat(at * 60_000).isLessThan(200L << 20);
    } while (backlog.next(LEDGER, at - 11) < Long.MAX_VALUE);
    CompletableFuture<Void> waits = CompletableFuture.runAsync(this::await);
    for (long from = 0; !waits.isDone() && from < at; from += 10) {
      backlog.take(LEDGER, from, at);
    }
    waits.join();
    assertThat(at).isGreaterThan(1_000);
  }

  @Test
  void nobodyWaitsForAFoldThatIsOver() {
    List<Prepared> large = records(10, "x".repeat(60_000));
    for (int i = 0; i < 150; i++) {
      keep(10L * i, large);
    }
    CompletableFuture<Void> waits = CompletableFuture.runAsync(this::await);
    backlog.close();
    waits.join();
    keep(1_500, records(1, ""));
    assertThat(backlog.next(LEDGER, 1_499)).isEqualTo(Long.MAX_VALUE);
  }

  private void await() {
    try {
      backlog.awaitRoom();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keep(long from, List<Prepared> records) {
    List<Draft> drafts = new ArrayList<>();
    List<Outcome> outcomes = new ArrayList<>();
    for (Prepared record : records) {
      outcomes.add(new Outcome.Kept(record.entry().leaf(), from + drafts.size(), false));
      drafts.add(new Draft.Filed(record));
    }
    backlog.kept(LEDGER, drafts, outcomes);
  }

  private List<Prepared> records(int count, String text) {
    List<Prepared> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String json =
          "{\"ext\":\"r%d\",\"what\":{\"category\":\"hazard.flood\"},\"when\":{\"from\":\"2017-05-21\"},"
                  .formatted(i)
              + "\"text\":[{\"lang\":\"en\",\"value\":\"flood "
              + text
              + "\"}],\"where\":{\"lat\":32.6,\"lon\":36.1}}";
      Verdict<Prepared> verdict =
          intake.one(json.getBytes(UTF_8), READER, Defaults.of(Status.EXERCISE));
      assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
      records.add(((Verdict.Accepted<Prepared>) verdict).value());
    }
    return records;
  }
}
