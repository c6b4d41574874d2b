package tansiq.node.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tansiq.core.alliance.Ceiling;
import tansiq.core.exchange.Message;
import tansiq.core.member.Draft;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Level;

@Timeout(30)
final class MailboxTest {
  private static final Message.ToTaker MESSAGE = new Message.Offer(List.of());
  private static final Draft DRAFT =
      new Acts(Clock.systemUTC()).of(new LedgerId("sy", 1), new Ceiling("iq", Level.OPEN));

  private final Mailbox mailbox = new Mailbox();

  private static Submission submission(int drafts) {
    return new Submission(Collections.nCopies(drafts, DRAFT), 0, new CompletableFuture<>());
  }

  @Test
  void eachTurnTakesOneMessageOfEachPeerWhateverTheBacklogOfOne() throws Exception {
    mailbox.open("ru");
    mailbox.open("iq");
    mailbox.put("ru", MESSAGE);
    mailbox.put("ru", MESSAGE);
    mailbox.put("ru", MESSAGE);
    mailbox.put("iq", MESSAGE);
    mailbox.put(submission(1));

    Mailbox.Turn turn = mailbox.take(0).orElseThrow();
    assertThat(turn.received())
        .extracting(Mailbox.Received::peer)
        .containsExactlyInAnyOrder("iq", "ru");
    assertThat(turn.submissions()).hasSize(1);
    assertThat(mailbox.take(0).orElseThrow().received())
        .extracting(Mailbox.Received::peer)
        .containsExactly("ru");
  }

  @Test
  void aTurnKeepsWhatWaitsTogetherButNotWithoutEnd() throws Exception {
    mailbox.put(submission(10));
    mailbox.put(submission(20));
    mailbox.put(submission(Mailbox.DRAFTS_A_TURN));

    assertThat(mailbox.take(0).orElseThrow().submissions()).hasSize(2);
    assertThat(mailbox.drafts()).isEqualTo(Mailbox.DRAFTS_A_TURN);
    assertThat(mailbox.take(0).orElseThrow().submissions()).hasSize(1);
    assertThat(mailbox.drafts()).isZero();
  }

  @Test
  void aSenderWaitsWhileItsPlaceIsFullAndNobodyElseDoes() throws Exception {
    mailbox.open("ru");
    mailbox.open("iq");
    for (int i = 0; i < Mailbox.MOST_MESSAGES; i++) {
      mailbox.put("ru", MESSAGE);
    }
    CountDownLatch through = new CountDownLatch(1);
    Thread full =
        Thread.ofVirtual()
            .start(() -> {
              try {
                mailbox.put("ru", MESSAGE);
                through.countDown();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    mailbox.put("iq", MESSAGE);
    while (full.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(through.getCount()).isOne();

    mailbox.take(0);
    assertThat(through.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void closingGivesBackWhatWasNotTakenAndFreesWhoWaits() throws Exception {
    Submission left = submission(1);
    mailbox.put(left);

    assertThat(mailbox.close()).containsExactly(left);
    assertThat(mailbox.take(10_000)).isEmpty();
    assertThat(mailbox.put(submission(1))).isFalse();
  }

  @Test
  void aPeerWithoutAPlaceIsNotHeard() throws Exception {
    mailbox.open("ru");
    mailbox.put("ru", MESSAGE);
    mailbox.shut("ru");
    mailbox.put("ru", MESSAGE);

    assertThat(mailbox.take(0).orElseThrow().received()).isEmpty();
  }
}
