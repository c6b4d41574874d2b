package tansiq.cli.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NdjsonTest {
  private static final int LIMIT = 1 << 20;

  @Test
  void linesComeWholeInOrderAndWithTheirNumbers() throws IOException {
    List<Line> lines = read("{\"a\":1}\n\n{\"b\":2}\r\n   \n{\"c\":3}", 1 << 21, 10);

    assertThat(lines)
        .containsExactly(
            new Line(1, "{\"a\":1}"), new Line(3, "{\"b\":2}"), new Line(5, "{\"c\":3}"));
  }

  @Test
  void nothingIsNothing() throws IOException {
    assertThat(read("", 1 << 21, 10)).isEmpty();
    assertThat(read("\n\n\n", 1 << 21, 10)).isEmpty();
  }

  @Test
  void aLineThatNoReportNeedsIsPassedOverAndTheRestGoesOn() throws IOException {
    Ndjson source =
        new Ndjson(
            new SequenceInputStream(
                new SequenceInputStream(text("{\"a\":1}\n"), new Endless(100L << 20, 'x')),
                text("\n{\"b\":2}\n")));
    Batch batch = new Batch(1 << 22, 10);

    assertThat(source.fill(batch)).isTrue();

    assertThat(lines(batch)).containsExactly(new Line(1, "{\"a\":1}"), new Line(3, "{\"b\":2}"));
    assertThat(batch.rejected())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.line()).isEqualTo(2);
          assertThat(line.reason()).contains("104857601 bytes");
          assertThat(line.input()).hasSize(1_000);
        });
    assertThat(source.fill(batch)).isFalse();
  }

  @Test
  void aLineOfTheGreatestLengthStillGoes() throws IOException {
    String longest = "x".repeat(LIMIT);
    List<Line> lines = read("a\n" + longest + "\nb\n", 1 << 21, 10);

    assertThat(lines).extracting(Line::number).containsExactly(1L, 2L, 3L);
    assertThat(lines.get(1).text()).hasSize(64 << 10);
  }

  @Test
  void whateverTheSizesOfReadsAndBatchesTheLinesAreTheSame() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      List<Line> expected = new ArrayList<>();
      StringBuilder file = new StringBuilder();
      int count = random.nextInt(400);
      for (int number = 1; number <= count; number++) {
        String line = random.nextInt(5) == 0 ? "" : "é".repeat(1 + random.nextInt(3_000));
        file.append(line).append('\n');
        if (!line.isEmpty()) {
          expected.add(new Line(number, line));
        }
      }
      Ndjson source = new Ndjson(new Dribbling(text(file.toString()), random));
      Batch batch = new Batch(1 << 21, 1 + random.nextInt(100));
      List<Line> lines = new ArrayList<>();
      while (source.fill(batch)) {
        lines.addAll(lines(batch));
      }
      assertThat(lines).as("seed %d, round %d", seed, round).isEqualTo(expected);
    }
  }

  private record Line(long number, String text) {}

  private static List<Line> read(String file, int bytes, int lines) throws IOException {
    Ndjson source = new Ndjson(text(file));
    Batch batch = new Batch(bytes, lines);
    List<Line> read = new ArrayList<>();
    while (source.fill(batch)) {
      read.addAll(lines(batch));
    }
    return read;
  }

  private static List<Line> lines(Batch batch) {
    List<Line> lines = new ArrayList<>();
    for (int line = 1; line <= batch.lines(); line++) {
      lines.add(new Line(batch.number(line), batch.text(line)));
    }
    return lines;
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** So many bytes of one kind, never held at once. */
  private static final class Endless extends InputStream {
    private final char of;
    private long left;

    Endless(long count, char of) {
      this.left = count;
      this.of = of;
    }

    @Override
    public int read() {
      return left-- > 0 ? of : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(left, length);
      Arrays.fill(into, offset, offset + count, (byte) of);
      left -= count;
      return count;
    }
  }

  /** Gives a few bytes at a time, as a slow pipe does. */
  private static final class Dribbling extends InputStream {
    private final InputStream in;
    private final Random random;

    Dribbling(InputStream in, Random random) {
      this.in = in;
      this.random = random;
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return in.read(into, offset, Math.min(length, 1 + random.nextInt(10_000)));
    }
  }
}
