package tansiq.core.record;

import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The few named parts of a record in the order of their names, immutable. A node holds them by the
 * million for a moment each, and two arrays are smaller than a tree and made in less time.
 */
@SuppressWarnings("JdkObsolete") // Records speak of sorted maps; nothing more is asked of one here.
final class ByName<V> extends AbstractMap<String, V> implements SortedMap<String, V> {
  private final String[] names;
  private final Object[] values;

  private ByName(String[] names, Object[] values) {
    this.names = names;
    this.values = values;
  }

  /** The same names and values; a map of this kind is its own copy. */
  static <V> SortedMap<String, V> copyOf(SortedMap<String, V> map) {
    if (map instanceof ByName<V> copied) {
      return copied;
    }
    String[] names = new String[map.size()];
    Object[] values = new Object[names.length];
    int size = 0;
    for (Map.Entry<String, V> entry : map.entrySet()) {
      names[size] = entry.getKey();
      values[size++] = entry.getValue();
    }
    return new ByName<>(names, values);
  }

  /** The names of another map, each with a value of these in order. */
  static <V> SortedMap<String, V> of(SortedMap<String, ?> names, V[] values) {
    String[] same =
        names instanceof ByName<?> map ? map.names : names.keySet().toArray(String[]::new);
    if (same.length != values.length) {
      throw new IllegalArgumentException(same.length + " names, " + values.length + " values");
    }
    return new ByName<>(same, values.clone());
  }

  @SuppressWarnings("unchecked") // Nothing but values of V is ever put in.
  private V value(int index) {
    return (V) values[index];
  }

  private int find(@Nullable Object name) {
    return name instanceof String text ? Arrays.binarySearch(names, text) : -1;
  }

  @Override
  public int size() {
    return names.length;
  }

  @Override
  public @Nullable V get(@Nullable Object name) {
    int index = find(name);
    return index < 0 ? null : value(index);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return find(name) >= 0;
  }

  @Override
  public @Nullable Comparator<? super String> comparator() {
    return null;
  }

  @Override
  public String firstKey() {
    return name(0);
  }

  @Override
  public String lastKey() {
    return name(names.length - 1);
  }

  private String name(int index) {
    if (names.length == 0) {
      throw new NoSuchElementException();
    }
    return names[index];
  }

  @Override
  public SortedMap<String, V> subMap(String from, String to) {
    return copyOf(new TreeMap<>(this).subMap(from, to));
  }

  @Override
  public SortedMap<String, V> headMap(String to) {
    return copyOf(new TreeMap<>(this).headMap(to));
  }

  @Override
  public SortedMap<String, V> tailMap(String from) {
    return copyOf(new TreeMap<>(this).tailMap(from));
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super V> action) {
    for (int i = 0; i < names.length; i++) {
      action.accept(names[i], value(i));
    }
  }

  @Override
  public Set<String> keySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return names.length;
      }

      @Override
      public boolean contains(@Nullable Object name) {
        return find(name) >= 0;
      }

      @Override
      public Iterator<String> iterator() {
        return each(ByName.this::name);
      }
    };
  }

  @Override
  public Collection<V> values() {
    return new AbstractCollection<>() {
      @Override
      public int size() {
        return names.length;
      }

      @Override
      public Iterator<V> iterator() {
        return each(ByName.this::value);
      }
    };
  }

  @Override
  public Set<Entry<String, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return names.length;
      }

      @Override
      public Iterator<Entry<String, V>> iterator() {
        return each(index -> Map.entry(names[index], value(index)));
      }
    };
  }

  private <T> Iterator<T> each(IntFunction<T> item) {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < names.length;
      }

      @Override
      public T next() {
        if (next == names.length) {
          throw new NoSuchElementException();
        }
        return item.apply(next++);
      }
    };
  }
}
