package tansiq.core.picture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Goes through the pivots of a layer, newest first, without looking at days out of question. */
final class Walk {
  /**
   * An incident's time is near its pivot's: no report that joins is farther than two reaches in
   * time, at most some 11 days, and none states more than three days on either side.
   */
  private static final int SLACK_DAYS = 15;

  private final LayerData data;
  private final Blocks.Root root;

  Walk(LayerData data, Blocks.Root root) {
    this.data = data;
    this.root = root;
  }

  /** Gives pivots whose incident may lie in the window until the visitor wants no more. */
  void pivots(Window window, IntPredicate visitor) {
    long from = window.from().map(Walk::day).orElse((long) Integer.MIN_VALUE) - SLACK_DAYS;
    long to = window.to().map(Walk::day).orElse((long) Integer.MAX_VALUE) + SLACK_DAYS;
    for (int i = root.size - 1; i >= 0; i--) {
      Blocks.Month month = root.month(i);
      for (int d = month.days.length - 1; d >= 0; d--) {
        Blocks.@Nullable Day day = month.days[d];
        int number = month.day(d);
        boolean inside = number >= from && number <= to;
        // A report that joins no other may state years: it is looked for on every day.
        if (day != null && !pivots(day, inside, visitor)) {
          return;
        }
      }
    }
  }

  private boolean pivots(Blocks.Day day, boolean inside, IntPredicate visitor) {
    int first = inside ? 0 : day.from(Grid.firstKey(Grid.ALONE));
    List<Integer> pivots = new ArrayList<>();
    for (int i = first; i < day.size && Grid.level(day.keys[i]) < Grid.ASIDE; i++) {
      Block block = day.block(i);
      for (int p = 0; p < block.pivots(); p++) {
        pivots.add(block.get(p));
      }
    }
    pivots.sort((a, b) -> {
      int order = Long.compare(data.facts().timeMs(b), data.facts().timeMs(a));
      return order != 0 ? order : data.id(a).compareTo(data.id(b));
    });
    for (int pivot : pivots) {
      if (!visitor.test(pivot)) {
        return false;
      }
    }
    return true;
  }

  private static long day(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), 86_400L);
  }
}
