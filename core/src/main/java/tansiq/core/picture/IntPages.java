package tansiq.core.picture;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Integers by number, 0 where none was set, in pages that are copied when they are written for the
 * first time after a {@link #frozen} copy was taken. One thread writes; frozen copies never change.
 */
final class IntPages {
  private static final int BITS = 11;
  private static final int PAGE = 1 << BITS;

  private int[] @Nullable [] pages;
  private boolean[] mine;

  IntPages() {
    this(new int[0][], new boolean[0]);
  }

  private IntPages(int[] @Nullable [] pages, boolean[] mine) {
    this.pages = pages;
    this.mine = mine;
  }

  int get(int number) {
    int page = number >>> BITS;
    int[] values = page < pages.length ? pages[page] : null;
    return values == null ? 0 : values[number & (PAGE - 1)];
  }

  void set(int number, int value) {
    int page = number >>> BITS;
    if (page >= pages.length) {
      int length = StrictMath.max(page + 1, pages.length + pages.length / 2);
      pages = Arrays.copyOf(pages, length);
      mine = Arrays.copyOf(mine, length);
    }
    int[] values = pages[page];
    if (values == null || !mine[page]) {
      values = values == null ? new int[PAGE] : values.clone();
      pages[page] = values;
      mine[page] = true;
    }
    values[number & (PAGE - 1)] = value;
  }

  /** What is there now, for readers. */
  IntPages frozen() {
    Arrays.fill(mine, false);
    return new IntPages(pages.clone(), new boolean[pages.length]);
  }
}
