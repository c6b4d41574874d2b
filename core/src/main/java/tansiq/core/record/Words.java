package tansiq.core.record;

import java.util.function.Predicate;
import tansiq.core.json.CanonicalWriter;

/** The forms of the words in a header, in one place. */
final class Words {
  /** Longest caveat, in UTF-16 units. */
  static final int CAVEAT = 64;

  private static final int LONGEST = 32;

  private Words() {}

  /**
   * 1 to 32 of {@code a-z 0-9 -}, beginning with a letter: a kind, a section, a member, a group.
   */
  static boolean isWord(String text) {
    if (text.isEmpty() || text.length() > LONGEST || !isLetter(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isLetter(c) && (c < '0' || c > '9') && c != '-') {
        return false;
      }
    }
    return true;
  }

  /** Whether each of them is a word. */
  static boolean areWords(Iterable<String> texts) {
    return are(Words::isWord, texts);
  }

  /** Whether each of them has a form. */
  static boolean are(Predicate<String> form, Iterable<String> texts) {
    for (String text : texts) {
      if (!form.test(text)) {
        return false;
      }
    }
    return true;
  }

  /** A word, or a word, a colon and a word, such as {@code group:border}. */
  static boolean isParty(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? isWord(text)
        : isWord(text.substring(0, colon)) && isWord(text.substring(colon + 1));
  }

  /** 1 to 64 UTF-16 units of text on one line, which a person is to read. */
  static boolean isCaveat(String text) {
    return !text.isEmpty()
        && text.length() <= CAVEAT
        && text.codePoints().noneMatch(c -> Character.isISOControl(c));
  }

  static void write(CanonicalWriter out, Iterable<String> words) {
    out.beginArray();
    words.forEach(out::string);
    out.endArray();
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }
}
