package tansiq.core.json;

/** Checks UTF-8 beyond ASCII byte by byte (Unicode 16, table 3-7: well-formed sequences). */
final class Utf8 {
  private Utf8() {}

  /**
   * The length of the well-formed sequence at an offset whose byte is beyond ASCII; refuses
   * overlong forms, surrogates, what lies beyond U+10FFFF, and a sequence that is cut short.
   */
  static int sequence(byte[] in, int at) {
    int first = in[at] & 0xff;
    int length;
    int low = 0x80;
    int high = 0xbf;
    if (first >= 0xc2 && first <= 0xdf) {
      length = 2;
    } else if (first >= 0xe0 && first <= 0xef) {
      length = 3;
      if (first == 0xe0) {
        low = 0xa0;
      } else if (first == 0xed) {
        high = 0x9f;
      }
    } else if (first >= 0xf0 && first <= 0xf4) {
      length = 4;
      if (first == 0xf0) {
        low = 0x90;
      } else if (first == 0xf4) {
        high = 0x8f;
      }
    } else {
      throw bad(at);
    }
    if (at + length > in.length || !within(in[at + 1], low, high)) {
      throw bad(at);
    }
    for (int i = 2; i < length; i++) {
      if (!within(in[at + i], 0x80, 0xbf)) {
        throw bad(at);
      }
    }
    return length;
  }

  private static boolean within(byte value, int low, int high) {
    int unsigned = value & 0xff;
    return unsigned >= low && unsigned <= high;
  }

  private static Reader.Stop bad(int at) {
    return new Reader.Stop("bad UTF-8", at);
  }
}
