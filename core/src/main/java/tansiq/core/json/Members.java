package tansiq.core.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object in the order in which they came, immutable. Objects in reports have a
 * handful of members, so two arrays searched in order are smaller and faster than a hash table; a
 * large object gets one, so that a hostile text cannot make the search quadratic.
 */
final class Members extends AbstractMap<String, Json> {
  private static final int SEARCHED_IN_ORDER = 8;

  private final String[] names;
  private final Json[] values;
  private final @Nullable Map<String, Integer> index;

  private Members(String[] names, Json[] values, @Nullable Map<String, Integer> index) {
    this.names = names;
    this.values = values;
    this.index = index;
  }

  static Members copyOf(Map<String, Json> map) {
    if (map instanceof Members members) {
      return members;
    }
    Collector collector = new Collector();
    map.forEach(collector::add);
    return collector.build();
  }

  /** Where the name is, or −1. */
  int indexOf(String name) {
    if (index != null) {
      return index.getOrDefault(name, -1);
    }
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  String nameAt(int i) {
    return names[i];
  }

  Json valueAt(int i) {
    return values[i];
  }

  /** The places of the members, ordered by the UTF-16 code units of their names. */
  int[] sorted() {
    int[] order = new int[names.length];
    if (order.length <= SEARCHED_IN_ORDER) {
      for (int i = 0; i < order.length; i++) {
        int j = i;
        for (; j > 0 && names[order[j - 1]].compareTo(names[i]) > 0; j--) {
          order[j] = order[j - 1];
        }
        order[j] = i;
      }
      return order;
    }
    Integer[] boxed = new Integer[order.length];
    Arrays.setAll(boxed, i -> i);
    Arrays.sort(boxed, (a, b) -> names[a].compareTo(names[b]));
    Arrays.setAll(order, i -> boxed[i]);
    return order;
  }

  @Override
  public @Nullable Json get(@Nullable Object name) {
    int i = name instanceof String text ? indexOf(text) : -1;
    return i < 0 ? null : values[i];
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return name instanceof String text && indexOf(text) >= 0;
  }

  @Override
  public int size() {
    return names.length;
  }

  @Override
  public Set<Entry<String, Json>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return names.length;
      }

      @Override
      public Iterator<Entry<String, Json>> iterator() {
        return new Iterator<>() {
          private int next;

          @Override
          public boolean hasNext() {
            return next < names.length;
          }

          @Override
          public Entry<String, Json> next() {
            if (!hasNext()) {
              throw new NoSuchElementException();
            }
            Entry<String, Json> entry = Map.entry(names[next], values[next]);
            next++;
            return entry;
          }
        };
      }
    };
  }

  /** Collects members and notices a name that comes twice; not thread-safe. */
  static final class Collector {
    private String[] names = new String[SEARCHED_IN_ORDER];
    private Json[] values = new Json[SEARCHED_IN_ORDER];
    private @Nullable Map<String, Integer> index;
    private int size;

    /** Adds a member; false, and nothing added, when the name is there already. */
    boolean add(String name, Json value) {
      if (contains(name)) {
        return false;
      }
      if (size == names.length) {
        names = Arrays.copyOf(names, size * 2);
        values = Arrays.copyOf(values, size * 2);
      }
      names[size] = name;
      values[size] = value;
      if (index != null) {
        index.put(name, size);
      }
      size++;
      return true;
    }

    private boolean contains(String name) {
      if (index == null && size == SEARCHED_IN_ORDER) {
        index = new HashMap<>();
        for (int i = 0; i < size; i++) {
          index.put(names[i], i);
        }
      }
      if (index != null) {
        return index.containsKey(name);
      }
      for (int i = 0; i < size; i++) {
        if (names[i].equals(name)) {
          return true;
        }
      }
      return false;
    }

    /** The members; the collector is not to be used after it. */
    Members build() {
      return new Members(Arrays.copyOf(names, size), Arrays.copyOf(values, size), index);
    }
  }
}
