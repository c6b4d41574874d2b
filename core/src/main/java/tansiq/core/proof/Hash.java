package tansiq.core.proof;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Optional;

/** A SHA-256 hash: 32 bytes, ordered as unsigned bytes. Immutable. */
public record Hash(long a, long b, long c, long d) implements Comparable<Hash> {
  /** Length in bytes. */
  public static final int BYTES = 32;

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
    boolean digits =
        text.length() == 2 * BYTES
            && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    return digits ? Optional.of(ofHex(text)) : Optional.empty();
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
