package tansiq.core.picture;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tansiq.core.record.LedgerId;

/**
 * A size for each ledger: the exact set of records that a picture was made from. A ledger of size 0
 * is left out. Written {@code iq/1:77,sy/1:1284}.
 */
public record Cut(SortedMap<LedgerId, Long> sizes) {
  /** Nothing at all. */
  public static final Cut EMPTY = new Cut(new TreeMap<>());

  /** Copies the map in and drops empty ledgers; throws on a negative size. */
  public Cut {
    SortedMap<LedgerId, Long> copy = new TreeMap<>(sizes);
    copy.values().removeIf(size -> size == 0);
    if (copy.values().stream().anyMatch(size -> size < 0)) {
      throw new IllegalArgumentException(sizes.toString());
    }
    sizes = Collections.unmodifiableSortedMap(copy);
  }

  /** The size of a ledger, 0 when it is not there. */
  public long size(LedgerId ledger) {
    return sizes.getOrDefault(ledger, 0L);
  }

  /** The smaller size of each ledger: what both cuts hold. */
  public Cut meet(Cut other) {
    SortedMap<LedgerId, Long> meet = new TreeMap<>();
    sizes.forEach((ledger, size) -> meet.put(ledger, Long.min(size, other.size(ledger))));
    return new Cut(meet);
  }

  /** The cut that a text writes, or nothing when it writes none. */
  public static Optional<Cut> find(String text) {
    SortedMap<LedgerId, Long> sizes = new TreeMap<>();
    if (text.isEmpty()) {
      return Optional.of(EMPTY);
    }
    for (String part : text.split(",", -1)) {
      int slash = part.indexOf('/');
      int colon = part.indexOf(':');
      if (slash < 0
          || colon < slash
          || !LedgerId.isMember(part.substring(0, slash))
          || !isNumber(part.substring(slash + 1, colon), 9)
          || !isNumber(part.substring(colon + 1), 18)) {
        return Optional.empty();
      }
      int epoch = Integer.parseInt(part.substring(slash + 1, colon));
      long size = Long.parseLong(part.substring(colon + 1));
      if (epoch < 1 || sizes.put(new LedgerId(part.substring(0, slash), epoch), size) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new Cut(sizes));
  }

  private static boolean isNumber(String text, int digits) {
    return !text.isEmpty()
        && text.length() <= digits
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    sizes.forEach((ledger, size) ->
        out.append(out.isEmpty() ? "" : ",").append(ledger).append(':').append(size));
    return out.toString();
  }
}
