package tansiq.node.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tansiq.core.json.Verdict;
import tansiq.core.place.Gazetteer;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Status;
import tansiq.core.report.Context;
import tansiq.core.report.Defaults;
import tansiq.core.report.Prepared;
import tansiq.core.report.ReportReader;

class IntakeTest {
  private static final ReportReader READER =
      new ReportReader(
          new Context(Gazetteer.EMPTY, Set.of("sy", "iq"), Optional.empty(), List.of("SY")));
  private static final Defaults DEFAULTS = Defaults.of(Status.EXERCISE);

  private final Intake intake =
      new Intake(
          () -> new LedgerId("sy", 1),
          byte[]::new,
          InstantSource.fixed(Instant.parse("2017-05-21T15:00:00Z")));

  @AfterEach
  void close() {
    intake.close();
  }

  @Test
  void manyLinesComeOutInTheirOrder() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= 5000; i++) {
      lines.append(i % 7 == 0 ? "{}\n" : report("r" + i));
    }
    List<Item> items = take(stream(lines.toString()));
    assertThat(items).hasSize(5000);
    for (int i = 1; i <= 5000; i++) {
      assertThat(items.get(i - 1).line()).isEqualTo(i);
      if (i % 7 == 0) {
        assertThat(items.get(i - 1)).isEqualTo(new Item.Rejected(i, "what", "is missing"));
      } else {
        assertThat(((Item.Ready) items.get(i - 1)).prepared().ext()).isEqualTo("r" + i);
      }
    }
  }

  @Test
  void aLineOf100MegabytesIsRefusedByNumberAndTheRestGoesOn() throws IOException {
    long length = 100L << 20;
    InputStream in =
        new SequenceInputStream(
            Collections.enumeration(
                List.of(
                    stream(report("a")),
                    new Repeated((byte) 'x', length),
                    stream("\n" + report("b")))));
    List<Item> items = take(in);
    assertThat(items).hasSize(3);
    assertThat(items.get(1))
        .isEqualTo(new Item.Rejected(2, "", "is longer than 1 MiB: " + length + " bytes"));
    assertThat(((Item.Ready) items.get(2)).prepared().ext()).isEqualTo("b");
  }

  @Test
  void aTruncatedLastLineIsRefusedAndWhatCameBeforeIsReady() throws IOException {
    String whole = report("a") + report("b");
    List<Item> items = take(stream(whole.substring(0, whole.length() - 20)));
    assertThat(items).hasSize(2);
    assertThat(items.get(0)).isInstanceOf(Item.Ready.class);
    assertThat(items.get(1))
        .isInstanceOfSatisfying(
            Item.Rejected.class, rejected -> assertThat(rejected.reason()).contains("at byte"));
  }

  @Test
  void aLastLineNeedsNoEnd() throws IOException {
    assertThat(take(stream(report("a").strip()))).hasSize(1).first().isInstanceOf(Item.Ready.class);
  }

  @Test
  void duplicatedAndReorderedLinesAreEachTheSameContent() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      lines.add(report("r" + i));
      lines.add(report("r" + i));
    }
    List<Item> first = take(stream(String.join("", lines)));
    Collections.shuffle(lines, new Random(1));
    List<Item> second = take(stream(String.join("", lines)));
    assertThat(contents(second)).containsExactlyInAnyOrderElementsOf(contents(first));
    assertThat(Set.copyOf(contents(first))).hasSize(50);
  }

  @Test
  void aByteOrderMarkAndEmptyLinesArePassedOver() throws IOException {
    List<Item> items = take(stream("\uFEFF" + report("a") + "\r\n  \n" + report("b")));
    assertThat(items).extracting(Item::line).containsExactly(1L, 4L);
    assertThat(items).allSatisfy(item -> assertThat(item).isInstanceOf(Item.Ready.class));
  }

  @Test
  void aSenderOfSingleBytesIsReadAsAnyOther() throws IOException {
    byte[] bytes = (report("a") + report("b")).getBytes(StandardCharsets.UTF_8);
    InputStream single =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] out, int from, int length) {
            return super.read(out, from, Math.min(1, length));
          }

          @Override
          public synchronized int available() {
            return 0;
          }
        };
    assertThat(take(single)).hasSize(2).allMatch(Item.Ready.class::isInstance);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          nested 100,000 deep      | DEEP
          a name twice             | {'ext':'a','ext':'b'}
          a lone surrogate         | {'ext':'\\ud800'}
          an integer beyond 2^53   | {'ext':9007199254740993}
          no JSON                  | report: shelling at the mill
          a list                   | []
          nothing but a word       | null
          two values               | {} {}
          """)
  void refusesWhatIsNoStrictJson(String name, String line) throws IOException {
    String text = line.equals("DEEP") ? "[".repeat(100_000) : line.replace('\'', '"');
    List<Item> items = take(stream(text + "\n" + report("b")));
    assertThat(items.get(0))
        .isInstanceOfSatisfying(
            Item.Rejected.class,
            rejected -> {
              assertThat(rejected.line()).isEqualTo(1);
              assertThat(rejected.field()).isEmpty();
              assertThat(rejected.reason()).isNotBlank();
            });
    assertThat(items.get(1)).isInstanceOf(Item.Ready.class);
  }

  @Test
  void refusesBadUtf8() throws IOException {
    byte[] bytes = report("aXb").getBytes(StandardCharsets.UTF_8);
    bytes[new String(bytes, StandardCharsets.UTF_8).indexOf('X')] = (byte) 0xC3;
    assertThat(take(new ByteArrayInputStream(bytes)))
        .hasSize(1)
        .first()
        .isInstanceOf(Item.Rejected.class);
  }

  @Test
  void oneReportIsMadeReadyAlone() {
    Verdict<Prepared> verdict =
        intake.one(report("a").getBytes(StandardCharsets.UTF_8), READER, DEFAULTS);
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void saltsAreNotGivenOutTwice() {
    Salts salts = Salts.secure();
    byte[] first = salts.draw(Prepared.SALT_BYTES);
    assertThat(first).isNotEqualTo(new byte[Prepared.SALT_BYTES]);
    for (int i = 0; i < 200; i++) {
      assertThat(salts.draw(Prepared.SALT_BYTES)).isNotEqualTo(first);
    }
  }

  private List<Item> take(InputStream in) throws IOException {
    List<Item> all = new ArrayList<>();
    intake.ndjson(in, READER, DEFAULTS, all::addAll);
    return all;
  }

  private static List<String> contents(List<Item> items) {
    return items.stream().map(item -> ((Item.Ready) item).prepared().content().hex()).toList();
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String report(String ext) {
    return ("{'ext':'%s','what':{'category':'force.shelling'},"
            + "'when':{'from':'2017-05-21T14:10:00Z'},'where':{'lat':32.62,'lon':36.10}}\n")
        .formatted(ext)
        .replace('\'', '"');
  }

  /** One byte over and over, without holding them. */
  private static final class Repeated extends InputStream {
    private final byte value;
    private long left;

    Repeated(byte value, long length) {
      this.value = value;
      this.left = length;
    }

    @Override
    public int read() {
      return left-- > 0 ? value : -1;
    }

    @Override
    public int read(byte[] out, int from, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(length, left);
      java.util.Arrays.fill(out, from, from + count, value);
      left -= count;
      return count;
    }
  }
}
