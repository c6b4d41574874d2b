package tansiq.core.incident;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import tansiq.core.report.Text;

/**
 * A bounded sketch of a report's texts: at most {@value #MOST} hashed words, meanings and numbers,
 * sorted.
 *
 * <p>Of many words those with the smallest hashes are kept, so that two sketches share about as
 * much as the texts do (bottom-k sampling: Broder, "On the resemblance and containment of
 * documents", 1997, section 4). Words are folded and cut to their first letters, which is a rough
 * stem in all four languages. Numbers are the same in every script; words that {@link Meanings}
 * knows are the same in all four languages.
 */
final class Sketch {
  /** The most tokens; they are counted in five bits. */
  static final int MOST = 21;

  private static final int MOST_NUMBERS = 4;
  private static final int MOST_MEANINGS = 5;

  /** What a token is, in its two lowest bits. */
  static final int WORD = 0;

  static final int SMALL_NUMBER = 1;
  static final int LARGE_NUMBER = 2;
  static final int MEANING = 3;

  /** No text. */
  static final Sketch EMPTY = new Sketch(new int[0], 0);

  private final int[] tokens;
  private final int languages;

  Sketch(int[] tokens, int languages) {
    this.tokens = tokens;
    this.languages = languages;
  }

  /** The sketch of these texts. */
  static Sketch of(List<Text> texts) {
    if (texts.isEmpty()) {
      return EMPTY;
    }
    SortedMap<Integer, Rows> words = new TreeMap<>();
    Rows meanings = new Rows();
    Rows numbers = new Rows();
    int languages = 0;
    for (Text text : texts) {
      int language = language(text.lang());
      languages |= 1 << language;
      Rows ofLanguage = words.computeIfAbsent(language, l -> new Rows());
      for (int token : Words.tokens(text.value())) {
        switch (token & 3) {
          case WORD -> add(token, ofLanguage, meanings);
          default -> numbers.add(token);
        }
      }
    }
    int quota = (MOST - MOST_NUMBERS - MOST_MEANINGS) / words.size();
    int[] all = new int[MOST];
    int size = append(all, 0, least(numbers, MOST_NUMBERS));
    size = append(all, size, least(meanings, MOST_MEANINGS));
    for (Rows ofLanguage : words.values()) {
      size = append(all, size, least(ofLanguage, quota));
    }
    int[] tokens = Arrays.copyOf(all, size);
    Arrays.sort(tokens);
    return new Sketch(tokens, languages);
  }

  private static void add(int word, Rows words, Rows meanings) {
    int meaning = Meanings.find(word);
    if (meaning != Meanings.COMMON) {
      (meaning == Meanings.NONE ? words : meanings).add(meaning == Meanings.NONE ? word : meaning);
    }
  }

  private static int append(int[] all, int size, int[] some) {
    System.arraycopy(some, 0, all, size, some.length);
    return size + some.length;
  }

  /** The tokens, sorted. */
  int[] tokens() {
    return tokens;
  }

  /** How many of the tokens are of a kind. */
  int count(int kind) {
    int count = 0;
    for (int token : tokens) {
      count += (token & 3) == kind ? 1 : 0;
    }
    return count;
  }

  /** One bit for each language; languages without a bit of their own share two. */
  int languages() {
    return languages;
  }

  private static int language(String tag) {
    int dash = tag.indexOf('-');
    String language = (dash < 0 ? tag : tag.substring(0, dash)).toLowerCase(Locale.ROOT);
    return switch (language) {
      case "en" -> 0;
      case "ar" -> 1;
      case "fa" -> 2;
      case "ru" -> 3;
      case "tr" -> 4;
      case "uk" -> 5;
      default -> 6 + (language.hashCode() & 1);
    };
  }

  /** The least of some tokens, none twice, in order. */
  private static int[] least(Rows tokens, int most) {
    int[] all = tokens.toArray();
    Arrays.sort(all);
    int size = 0;
    for (int i = 0; i < all.length && size < most; i++) {
      if (i == 0 || all[i] != all[i - 1]) {
        all[size++] = all[i];
      }
    }
    return Arrays.copyOf(all, size);
  }
}
