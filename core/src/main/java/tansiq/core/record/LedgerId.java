package tansiq.core.record;

import java.util.Optional;

/**
 * Names one ledger: its member and the numbered continuation (epoch) after a loss.
 *
 * @param member 1 to 32 of {@code a-z 0-9 -}, beginning with a letter
 * @param epoch from 1 to 999,999,999
 */
public record LedgerId(String member, int epoch) implements Comparable<LedgerId> {

  /** Checks the form. */
  public LedgerId {
    if (!isMember(member) || epoch < 1 || epoch > 999_999_999) {
      throw new IllegalArgumentException(member + "/" + epoch);
    }
  }

  /** Whether the text is a member's name by form. */
  public static boolean isMember(String text) {
    return Words.isWord(text);
  }

  /** The ledger of an origin as a checkpoint writes it, or nothing when the text is none. */
  public static Optional<LedgerId> find(String origin) {
    int slash = origin.indexOf('/');
    if (slash < 0 || !isMember(origin.substring(0, slash))) {
      return Optional.empty();
    }
    String digits = origin.substring(slash + 1);
    if (digits.isEmpty()
        || digits.length() > 9
        || digits.charAt(0) == '0'
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    return Optional.of(new LedgerId(origin.substring(0, slash), Integer.parseInt(digits)));
  }

  @Override
  public int compareTo(LedgerId other) {
    int order = member.compareTo(other.member);
    return order != 0 ? order : Integer.compare(epoch, other.epoch);
  }

  /** The origin as a checkpoint writes it: {@code member/epoch}. */
  @Override
  public String toString() {
    return member + "/" + epoch;
  }
}
