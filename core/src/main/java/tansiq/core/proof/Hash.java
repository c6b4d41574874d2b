package tansiq.core.proof;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** A SHA-256 hash: 32 bytes, ordered as unsigned bytes. Immutable. */
public record Hash(long a, long b, long c, long d) implements Comparable<Hash> {
  /** Length in bytes. */
  public static final int BYTES = 32;

  private static final int HEX = 2 * BYTES;

  /** A one in each byte. */
  private static final long ONES = 0x0101010101010101L;

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
    byte[] digits = text.getBytes(StandardCharsets.ISO_8859_1);
    return digits.length == HEX ? findHex(digits, 0) : Optional.empty();
  }

  /** The hash that the next 64 bytes spell in lower-case hexadecimal digits, if they do. */
  public static Optional<Hash> findHex(byte[] digits, int from) {
    long[] words = new long[4];
    long wrong = 0;
    // Eight digits at a time: a header has six hashes, and a node reads a million headers when it
    // starts.
    for (int i = 0; i < HEX / 8; i++) {
      long eight = (long) LONG.get(digits, from + 8 * i);
      long letters = (eight >>> 6) & ONES;
      long values = (eight & (15 * ONES)) + 9 * letters;
      long above9 = ((values + 6 * ONES) >>> 4) & ONES;
      long spelt = values + '0' * ONES + above9 * ('a' - '0' - 10);
      // What is no digit is not what its value is spelt as, or has none below 16.
      wrong |= (spelt ^ eight) | (values & ~(15 * ONES));
      words[i / 2] = (words[i / 2] << 32) | Long.compress(values, 15 * ONES);
    }
    return wrong != 0
        ? Optional.empty()
        : Optional.of(new Hash(words[0], words[1], words[2], words[3]));
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
