package tansiq.core.place;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A name reduced to what its usual spellings share, so that names compare across keyboards and
 * transliterations: no case, no diacritics, no Arabic vowel signs or tatweel, one alef, one yeh,
 * one kaf, heh for teh marbuta, no article, no {@code h} after a final {@code a}, nothing but
 * letters and digits. Words for an admin area, such as {@code governorate}, are taken out and
 * remembered.
 *
 * @param key letters and digits; may be empty
 * @param area whether a word for an admin area was among them
 */
public record Spelling(String key, boolean area) {
  private static final Set<String> AREA_WORDS =
      Set.of(
          "governorate",
          "province",
          "oblast",
          "region",
          "muhafazah",
          "district",
          "область",
          "провинция",
          "мухафаза",
          "محافظه",
          "استان",
          "ili",
          "اوبلاست");

  private static final Set<String> ARTICLES =
      Set.of(
          "al", "el", "ar", "as", "ash", "at", "ath", "ad", "an", "az", "er", "es", "esh", "et",
          "ed", "en", "ez", "эль", "эр", "эс", "эт", "эш", "эд", "эн", "эз", "аль");

  private static final int LONGEST = 200;

  /** The spelling of a name. */
  public static Spelling of(String name) {
    List<String> words = words(fold(name));
    boolean area = false;
    StringBuilder key = new StringBuilder(name.length());
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (words.size() > 1 && AREA_WORDS.contains(word)) {
        area = true;
      } else if (i + 1 == words.size() || !ARTICLES.contains(word)) {
        key.append(bare(word));
      }
    }
    return new Spelling(key.toString(), area);
  }

  /** The key of a name. */
  public static String key(String name) {
    return of(name).key;
  }

  /** Lower case without marks, with one letter for each group that spellings mix up. */
  private static String fold(String name) {
    String text = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    String plain = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); ) {
      int c = plain.codePointAt(i);
      i += Character.charCount(c);
      int letter = fold(c);
      if (letter >= 0) {
        folded.appendCodePoint(letter);
      }
    }
    return folded.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** The letter that stands for a code point, a space where a word ends, or -1 for nothing. */
  private static int fold(int c) {
    return switch (c) {
      case 'ٱ' -> 'ا';
      case 'ى', 'ی', 'ے' -> 'ي';
      case 'ک' -> 'ك';
      case 'ة', 'ە', 'ھ', 'ہ', 'ۀ' -> 'ه';
      case 'ı' -> 'i';
      case 'ø' -> 'o';
      case 'Ø' -> 'O';
      case 'đ', 'ð' -> 'd';
      case 'ł' -> 'l';
      // Apostrophes and ayns stand inside a word, and so does the zero-width joiner of Persian.
      case '\'', '’', '‘', '`', 'ʼ', 'ʿ', 'ʾ', '´', 'ء', 'ـ', '\u200c', '\u200d' -> -1;
      default -> foldOther(c);
    };
  }

  private static int foldOther(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.MODIFIER_LETTER) {
      return -1;
    }
    if (Character.isDigit(c)) {
      return '0' + Character.digit(c, 10);
    }
    return Character.isLetter(c) ? c : ' ';
  }

  private static List<String> words(String folded) {
    List<String> words = new ArrayList<>(4);
    int start = 0;
    for (int i = 0; i <= folded.length(); i++) {
      if (i == folded.length() || folded.charAt(i) == ' ') {
        if (i > start) {
          words.add(folded.substring(start, i));
        }
        start = i + 1;
      }
    }
    return words;
  }

  private static String bare(String word) {
    if (word.length() >= 5 && word.startsWith("ال")) {
      return word.substring(2);
    }
    if (word.length() >= 4 && word.endsWith("ah")) {
      return word.substring(0, word.length() - 1);
    }
    return word;
  }
}
