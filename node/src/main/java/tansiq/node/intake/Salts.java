package tansiq.node.intake;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Where salts come from: bytes that nobody can guess. Tests give their own; a node takes {@link
 * #secure}.
 */
@FunctionalInterface
public interface Salts {
  /** So many fresh bytes. */
  byte[] draw(int bytes);

  /** From the operating system's generator, fetched in blocks; thread-safe. */
  static Salts secure() {
    SecureRandom random = new SecureRandom();
    ThreadLocal<Block> block = ThreadLocal.withInitial(() -> new Block(random));
    return bytes -> block.get().draw(bytes);
  }

  /** One thread's stock. A byte is given out once and wiped. */
  final class Block {
    private static final int SIZE = 1 << 14;

    private final SecureRandom random;
    private final byte[] stock = new byte[SIZE];
    private int used = SIZE;

    private Block(SecureRandom random) {
      this.random = random;
    }

    private byte[] draw(int bytes) {
      if (bytes > SIZE) {
        throw new IllegalArgumentException("at most " + SIZE + " bytes at once: " + bytes);
      }
      if (used + bytes > SIZE) {
        random.nextBytes(stock);
        used = 0;
      }
      byte[] drawn = Arrays.copyOfRange(stock, used, used + bytes);
      Arrays.fill(stock, used, used + bytes, (byte) 0);
      used += bytes;
      return drawn;
    }
  }
}
