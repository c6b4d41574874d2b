package tansiq.core.incident;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tansiq.core.report.Text;

/**
 * A bounded sketch of a report's texts: at most {@value #MOST} hashed words and numbers, sorted.
 *
 * <p>Of many words those with the smallest hashes are kept, so that two sketches share about as
 * much as the texts do (bottom-k sampling: Broder, "On the resemblance and containment of
 * documents", 1997, section 4). Words are folded and cut to their first letters, which is a rough
 * stem in all four languages; numbers are the same in every script.
 */
final class Sketch {
  /** The most tokens. */
  static final int MOST = 16;

  /** How many of them are numbers at most. */
  static final int MOST_NUMBERS = 4;

  /** Texts are read up to so many characters. */
  private static final int LONGEST = 4096;

  private static final int WORD = 0;
  private static final int SMALL_NUMBER = 1;
  private static final int LARGE_NUMBER = 2;

  /** A word says little of an incident when every other report has it. */
  private static final Set<Integer> COMMON = common();

  /** No text. */
  static final Sketch EMPTY = new Sketch(new int[0], 0, 0);

  private final int[] tokens;
  private final int words;
  private final int languages;

  Sketch(int[] tokens, int words, int languages) {
    this.tokens = tokens;
    this.words = words;
    this.languages = languages;
  }

  /** The sketch of these texts. */
  static Sketch of(List<Text> texts) {
    if (texts.isEmpty()) {
      return EMPTY;
    }
    SortedMap<Integer, Set<Integer>> words = new TreeMap<>();
    Set<Integer> numbers = new HashSet<>();
    int languages = 0;
    for (Text text : texts) {
      int language = language(text.lang());
      languages |= 1 << language;
      new Words(text.value()).read(words.computeIfAbsent(language, l -> new HashSet<>()), numbers);
    }
    int[] someNumbers = least(numbers, MOST_NUMBERS);
    int quota = words.isEmpty() ? 0 : (MOST - MOST_NUMBERS) / words.size();
    int[] all = Arrays.copyOf(someNumbers, MOST);
    int size = someNumbers.length;
    for (Set<Integer> ofLanguage : words.values()) {
      for (int token : least(ofLanguage, quota)) {
        all[size++] = token;
      }
    }
    int[] tokens = Arrays.copyOf(all, size);
    Arrays.sort(tokens);
    return new Sketch(tokens, size - someNumbers.length, languages);
  }

  /** The tokens, sorted. */
  int[] tokens() {
    return tokens;
  }

  /** How many of the tokens are words. */
  int words() {
    return words;
  }

  /** One bit for each language; languages without a bit of their own share two. */
  int languages() {
    return languages;
  }

  static boolean isWord(int token) {
    return (token & 3) == WORD;
  }

  static boolean isLargeNumber(int token) {
    return (token & 3) == LARGE_NUMBER;
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

  private static int[] least(Set<Integer> tokens, int most) {
    int[] all = tokens.stream().mapToInt(Integer::intValue).sorted().toArray();
    return all.length <= most ? all : Arrays.copyOf(all, most);
  }

  private static int token(long hash, int kind) {
    long mixed = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return ((int) (mixed >>> 32) & ~3) | kind;
  }

  private static Set<Integer> common() {
    Set<Integer> common = new HashSet<>();
    Set<Integer> none = new HashSet<>();
    new Words(
            "the and for with from that this was were are has have had been near area about after "
                + "report reports reported reportedly said says according between several people "
                + "في من على إلى عن مع بعد قبل هذا هذه التي الذي كان كانت أفاد أفادت قرب منطقة حول "
                + "وقال قالت عدد أشخاص تقارير بين عند خلال "
                + "از در با که این آن را برای است بود شد شده نزدیک منطقه گزارش گفت چند نفر پس بین "
                + "что как для при было были был была после около район районе сообщил сообщили "
                + "сообщает сообщается между также его этого человек")
        .read(common, none);
    return Set.copyOf(common);
  }

  /** Reads one text into tokens. */
  private static final class Words {
    private static final long FNV = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private final String text;
    private final char[] word = new char[64];
    private int length;
    private int digits;
    private long number;

    Words(String text) {
      this.text = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    void read(Set<Integer> words, Set<Integer> numbers) {
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
          end(words, numbers);
        }
      }
      end(words, numbers);
    }

    private void put(char c) {
      if (length < word.length) {
        word[length++] = c;
      }
    }

    private void end(Set<Integer> words, Set<Integer> numbers) {
      if (length > 0 && digits == length) {
        if (number > 2) {
          numbers.add(token(number, number < 10 ? SMALL_NUMBER : LARGE_NUMBER));
        }
      } else if (length > 0) {
        int from = article();
        if (length - from > 2) {
          int token = token(hash(from, digits > 0 ? length : stem(from)), WORD);
          if (COMMON == null || !COMMON.contains(token)) {
            words.add(token);
          }
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
      return StrictMath.min(length, from + (word[from] < 'Ͱ' ? 6 : 5));
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
  }
}
