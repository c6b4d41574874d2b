package tansiq.core.picture;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Short lists of integers by number, in pages that are copied when they are written for the first
 * time after a {@link #frozen} copy was taken. A list grows in place, beyond the size that a frozen
 * copy knows, and is copied before anything leaves it. One thread writes; frozen copies never
 * change.
 */
final class ListPages {
  private static final int BITS = 10;
  private static final int PAGE = 1 << BITS;
  private static final int[] NONE = {};

  private final IntPages sizes;
  private int[] @Nullable [] @Nullable [] pages;
  private boolean[] mine;

  ListPages() {
    this(new IntPages(), new int[0][][], new boolean[0]);
  }

  private ListPages(IntPages sizes, int[] @Nullable [] @Nullable [] pages, boolean[] mine) {
    this.sizes = sizes;
    this.pages = pages;
    this.mine = mine;
  }

  /** How long the list of a number is. */
  int size(int number) {
    return sizes.get(number);
  }

  /** The list of a number, of which the first {@link #size} count; not to be changed. */
  int[] get(int number) {
    int page = number >>> BITS;
    int @Nullable [] @Nullable [] lists = page < pages.length ? pages[page] : null;
    int[] list = lists == null ? null : lists[number & (PAGE - 1)];
    return list == null ? NONE : list;
  }

  void add(int number, int value) {
    int size = size(number);
    int[] list = get(number);
    if (size == list.length) {
      list = Arrays.copyOf(list, size + size / 2 + 1);
      set(number, list);
    }
    list[size] = value;
    sizes.set(number, size + 1);
  }

  /** Removes a value, which is there once; the order of the others is kept. */
  void remove(int number, int value) {
    int size = size(number);
    int[] list = get(number);
    int[] shorter = new int[size - 1];
    int at = 0;
    for (int i = 0; i < size; i++) {
      if (list[i] != value) {
        shorter[at++] = list[i];
      }
    }
    set(number, size == 1 ? null : shorter);
    sizes.set(number, size - 1);
  }

  private void set(int number, int @Nullable [] list) {
    int page = number >>> BITS;
    if (page >= pages.length) {
      int length = StrictMath.max(page + 1, pages.length + pages.length / 2);
      pages = Arrays.copyOf(pages, length);
      mine = Arrays.copyOf(mine, length);
    }
    int @Nullable [] @Nullable [] lists = pages[page];
    if (lists == null || !mine[page]) {
      lists = lists == null ? new int[PAGE][] : lists.clone();
      pages[page] = lists;
      mine[page] = true;
    }
    lists[number & (PAGE - 1)] = list;
  }

  /** What is there now, for readers. */
  ListPages frozen() {
    Arrays.fill(mine, false);
    return new ListPages(sizes.frozen(), pages.clone(), new boolean[pages.length]);
  }
}
