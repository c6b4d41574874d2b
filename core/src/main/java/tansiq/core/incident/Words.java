package tansiq.core.incident;

/**
 * Reads a text into hashed words and numbers. Used once for each text; the result depends on it
 * alone.
 */
final class Words {
  /** Texts are read up to so many characters. */
  private static final int LONGEST = 4096;

  private static final long FNV = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  private final String text;
  private final Rows tokens = new Rows();
  private final char[] word = new char[64];
  private int length;
  private int digits;
  private long number;

  private Words(String text) {
    this.text = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  /** The tokens of a text, in its order: words, and numbers above two. */
  static int[] tokens(String text) {
    Words words = new Words(text);
    words.read();
    return words.tokens.toArray();
  }

  private void read() {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int type = Character.getType(c);
      int digit = type == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(c, 10) : -1;
      if (digit >= 0) {
        put((char) ('0' + digit));
        digits++;
        number = StrictMath.min(number * 10 + digit, 1_000_000_000L);
      } else if (Character.isLetter(c)) {
        put(fold(c));
      } else if (type != Character.NON_SPACING_MARK && c != '\u0640') {
        end();
      }
    }
    end();
  }

  private void put(char c) {
    if (length < word.length) {
      word[length++] = c;
    }
  }

  private void end() {
    if (length > 0 && digits == length) {
      if (number > 2) {
        tokens.add(token(number, number < 10 ? Sketch.SMALL_NUMBER : Sketch.LARGE_NUMBER));
      }
    } else if (length > 0) {
      int from = article();
      // A word of one letter says nothing; Persian and Arabic have many of two that do.
      if (length - from > 1) {
        tokens.add(token(hash(from, digits > 0 ? length : stem(from)), Sketch.WORD));
      }
    }
    length = 0;
    digits = 0;
    number = 0;
  }

  /** How many letters of an Arabic article and of what is written together with it. */
  private int article() {
    if (length > 5 && word[1] == 'ا' && word[2] == 'ل' && "وبكف".indexOf(word[0]) >= 0) {
      return 3;
    }
    if (length > 4 && word[0] == 'ل' && word[1] == 'ل') {
      return 2;
    }
    return length > 4 && word[0] == 'ا' && word[1] == 'ل' ? 2 : 0;
  }

  private int stem(int from) {
    boolean latin = word[from] < '\u0370';
    return StrictMath.min(length, from + (latin ? 6 : 5));
  }

  private long hash(int from, int to) {
    long hash = FNV;
    for (int i = from; i < to; i++) {
      hash = (hash ^ word[i]) * FNV_PRIME;
    }
    return hash;
  }

  private static char fold(char c) {
    return switch (c) {
      case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
      case 'ى', 'ی', 'ئ' -> 'ي';
      case 'ة', 'ۀ', 'ە' -> 'ه';
      case 'ک' -> 'ك';
      case 'ؤ' -> 'و';
      case 'ё', 'Ё' -> 'е';
      default -> Character.toLowerCase(c);
    };
  }

  /** A hash with what it is in its two lowest bits. */
  static int token(long hash, int kind) {
    long mixed = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return ((int) (mixed >>> 32) & ~3) | kind;
  }
}
