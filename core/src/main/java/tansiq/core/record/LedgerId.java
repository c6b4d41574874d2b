package tansiq.core.record;

import java.util.regex.Pattern;

/**
 * Names one ledger: its member and the numbered continuation (epoch) after a loss.
 *
 * @param member 1 to 32 of {@code a-z 0-9 -}, beginning with a letter
 * @param epoch from 1
 */
public record LedgerId(String member, int epoch) implements Comparable<LedgerId> {
  private static final Pattern MEMBER = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /** Checks the form. */
  public LedgerId {
    if (!isMember(member) || epoch < 1) {
      throw new IllegalArgumentException(member + "/" + epoch);
    }
  }

  /** Whether the text is a member's name by form. */
  public static boolean isMember(String text) {
    return MEMBER.matcher(text).matches();
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
