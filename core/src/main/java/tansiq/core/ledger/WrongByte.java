package tansiq.core.ledger;

/**
 * Finds the one byte that makes a CRC-32C disagree. The checksum is linear, so what a change of one
 * byte does to it depends on the change and on how many bytes follow, and on nothing else; each
 * place and change is tried in turn. Damage of more than one byte is found by nobody here.
 */
final class WrongByte {
  private static final int POLYNOMIAL = 0x82f63b78;
  private static final int[] TABLE = table();

  private WrongByte() {}

  /**
   * The place of the wrong byte: below {@code length} among the bytes that the checksum covers,
   * from {@code length} on in the checksum itself, and −1 when no single byte explains it.
   *
   * @param length number of bytes that the checksum covers
   * @param computed of the bytes as they are
   * @param stored big-endian, behind or before them
   */
  static int find(int length, int computed, int stored) {
    int syndrome = computed ^ stored;
    for (int k = 0; k < Integer.BYTES; k++) {
      if ((syndrome & ~(0xff << (24 - 8 * k))) == 0) {
        return length + k;
      }
    }
    int[] effects = TABLE.clone();
    for (int at = length - 1; at >= 0; at--) {
      for (int change = 1; change < 256; change++) {
        if (effects[change] == syndrome) {
          return at;
        }
        effects[change] = (effects[change] >>> 8) ^ TABLE[effects[change] & 0xff];
      }
    }
    return -1;
  }

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < 256; i++) {
      int value = i;
      for (int bit = 0; bit < 8; bit++) {
        value = (value & 1) == 0 ? value >>> 1 : (value >>> 1) ^ POLYNOMIAL;
      }
      table[i] = value;
    }
    return table;
  }
}
