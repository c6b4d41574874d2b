package tansiq.core.proof;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** A SHA-256 hash: 32 bytes, ordered as unsigned bytes. Immutable. */
public record Hash(long a, long b, long c, long d) implements Comparable<Hash> {
  /** Length in bytes. */
  public static final int BYTES = 32;

  private static final byte[] DIGITS = digits();

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** The hash that these 32 bytes hold, from an offset. */
  public static Hash of(byte[] bytes, int offset) {
    return new Hash(
        (long) LONG.get(bytes, offset),
        (long) LONG.get(bytes, offset + 8),
        (long) LONG.get(bytes, offset + 16),
        (long) LONG.get(bytes, offset + 24));
  }

  /** The hash that exactly these 32 bytes hold. */
  public static Hash of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("not 32 bytes: " + bytes.length);
    }
    return of(bytes, 0);
  }

  /** The hash that 64 hexadecimal digits spell; throws on anything else. */
  public static Hash ofHex(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  /** The hash that 64 lower-case hexadecimal digits spell, or nothing for anything else. */
  public static Optional<Hash> findHex(String text) {
    if (text.length() != 2 * BYTES) {
      return Optional.empty();
    }
    long[] words = new long[4];
    int wrong = 0;
    // By hand, because a header has six of these and a node reads a million headers when it starts.
    for (int word = 0; word < 4; word++) {
      long value = 0;
      for (int i = 16 * word; i < 16 * word + 16; i++) {
        char c = text.charAt(i);
        int digit = c < DIGITS.length ? DIGITS[c] : -1;
        wrong |= digit;
        value = (value << 4) | digit;
      }
      words[word] = value;
    }
    return wrong < 0
        ? Optional.empty()
        : Optional.of(new Hash(words[0], words[1], words[2], words[3]));
  }

  private static byte[] digits() {
    byte[] digits = new byte['f' + 1];
    Arrays.fill(digits, (byte) -1);
    for (int i = 0; i < 16; i++) {
      digits["0123456789abcdef".charAt(i)] = (byte) i;
    }
    return digits;
  }

  /** The 32 bytes. */
  public byte[] bytes() {
    byte[] out = new byte[BYTES];
    write(out, 0);
    return out;
  }

  /** Writes the 32 bytes at an offset. */
  public void write(byte[] out, int offset) {
    LONG.set(out, offset, a);
    LONG.set(out, offset + 8, b);
    LONG.set(out, offset + 16, c);
    LONG.set(out, offset + 24, d);
  }

  /** The 64 lower-case hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  @Override
  public int compareTo(Hash other) {
    int order = Long.compareUnsigned(a, other.a);
    if (order == 0) {
      order = Long.compareUnsigned(b, other.b);
    }
    if (order == 0) {
      order = Long.compareUnsigned(c, other.c);
    }
    return order != 0 ? order : Long.compareUnsigned(d, other.d);
  }

  @Override
  public int hashCode() {
    return (int) a;
  }

  @Override
  public String toString() {
    return hex();
  }
}
