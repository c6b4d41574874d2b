package tansiq.core.incident;

import tansiq.core.report.Counts;

/**
 * How the facts that not every report has lie one after the other in a pool: a head, then up to
 * nine numbers (low, best and high of dead, injured and count, as far as known), the record passed
 * on, and the tokens.
 */
final class Extra {
  /** The most integers that one report takes. */
  static final int MOST = 1 + 9 + 1 + Sketch.MOST;

  private static final int PASSES_ON = 1 << 19;

  private Extra() {}

  static int write(int[] pool, int from, Facts facts, int passedOn) {
    int at = from + 1;
    int mask = 0;
    Counts[] counts = {facts.kind().dead(), facts.kind().injured(), facts.kind().count()};
    for (int which = 0; which < counts.length; which++) {
      int[] numbers = {counts[which].low(), counts[which].best(), counts[which].high()};
      for (int bit = 0; bit < numbers.length; bit++) {
        if (numbers[bit] != Counts.UNKNOWN) {
          mask |= 1 << (3 * which + bit);
          pool[at++] = numbers[bit];
        }
      }
    }
    if (passedOn >= 0) {
      pool[at++] = passedOn;
    }
    int[] tokens = facts.sketch().tokens();
    System.arraycopy(tokens, 0, pool, at, tokens.length);
    pool[from] =
        tokens.length
            | (facts.sketch().count(Sketch.WORD) << 5)
            | (facts.sketch().count(Sketch.MEANING) << 20)
            | (mask << 10)
            | (passedOn >= 0 ? PASSES_ON : 0);
    return at + tokens.length;
  }

  static int tokens(int head) {
    return head & 31;
  }

  static int words(int head) {
    return (head >>> 5) & 31;
  }

  static int meanings(int head) {
    return (head >>> 20) & 7;
  }

  /** Which of the nine numbers are there. */
  static int mask(int head) {
    return (head >>> 10) & 511;
  }

  static boolean passesOn(int head) {
    return (head & PASSES_ON) != 0;
  }

  /** Where the tokens begin, from the head. */
  static int tokensFrom(int head) {
    return 1 + Integer.bitCount(mask(head)) + (passesOn(head) ? 1 : 0);
  }
}
