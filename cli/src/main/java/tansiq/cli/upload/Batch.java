package tansiq.cli.upload;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Whole lines on their way to the node. Filled by one thread, read by another afterwards; used
 * again for later lines.
 */
public final class Batch {
  /** A line of the input that never reaches the node. */
  public record Rejected(long line, String field, String reason, String input) {}

  /** So much of a refused line is told: enough to find it again. */
  private static final int SHOWN = 64 << 10;

  private final byte[] bytes;
  private final int[] ends;
  private final long[] numbers;
  private final List<Rejected> rejected = new ArrayList<>();
  private int lines;
  private int length;
  private long consumed;

  /** A batch of at most so many bytes and lines. */
  public Batch(int bytes, int lines) {
    this.bytes = new byte[bytes];
    this.ends = new int[lines];
    this.numbers = new long[lines];
  }

  void clear() {
    lines = 0;
    length = 0;
    rejected.clear();
  }

  boolean isFull() {
    return lines == ends.length;
  }

  int capacity() {
    return bytes.length;
  }

  int room() {
    return bytes.length - length;
  }

  /** Appends a line, its end included; there must be room. */
  void add(byte[] source, int from, int count, long number) {
    System.arraycopy(source, from, bytes, length, count);
    length += count;
    ends[lines] = length;
    numbers[lines] = number;
    lines++;
  }

  void reject(Rejected line) {
    rejected.add(line);
  }

  void consumed(long bytesOfFile) {
    consumed = bytesOfFile;
  }

  /** The lines' bytes; only the first {@link #length()} count. */
  public byte[] bytes() {
    return bytes;
  }

  /** How many bytes there are. */
  public int length() {
    return length;
  }

  /** How many lines there are. */
  public int lines() {
    return lines;
  }

  /** What never reaches the node, in the order of the file. */
  public List<Rejected> rejected() {
    return List.copyOf(rejected);
  }

  /** How much of the file has been read when this batch was filled. */
  public long consumed() {
    return consumed;
  }

  /** The number in the file of a line of this batch, both counted from 1. */
  public long number(int line) {
    return numbers[line - 1];
  }

  /** A line of this batch as text, counted from 1; a very long one is cut. */
  public String text(int line) {
    int from = line == 1 ? 0 : ends[line - 2];
    int count = Math.min(ends[line - 1] - from, SHOWN);
    return new String(bytes, from, count, StandardCharsets.UTF_8).stripTrailing();
  }
}
