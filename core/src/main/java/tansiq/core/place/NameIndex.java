package tansiq.core.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;

/** Numbers by key, sorted, for exact and for prefix look-ups. Immutable. */
final class NameIndex {
  private final String[] keys;
  private final int[] numbers;

  private NameIndex(String[] keys, int[] numbers) {
    this.keys = keys;
    this.numbers = numbers;
  }

  /** Calls for each number whose key is exactly this. */
  void exact(String key, IntConsumer each) {
    for (int i = first(key); i < keys.length && keys[i].equals(key); i++) {
      each.accept(numbers[i]);
    }
  }

  /** Calls for each number whose key begins with this. */
  void prefix(String key, IntConsumer each) {
    for (int i = first(key); i < keys.length && keys[i].startsWith(key); i++) {
      each.accept(numbers[i]);
    }
  }

  /** The first place whose key is not less. */
  private int first(String key) {
    int low = 0;
    int high = keys.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (keys[middle].compareTo(key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Collects an index; not thread-safe. */
  static final class Builder {
    private record Pair(String key, int number) {}

    private final List<Pair> pairs = new ArrayList<>();

    void add(String key, int number) {
      if (!key.isEmpty()) {
        pairs.add(new Pair(key, number));
      }
    }

    NameIndex build() {
      pairs.sort(Comparator.comparing(Pair::key).thenComparingInt(Pair::number));
      List<Pair> distinct = new ArrayList<>(pairs.size());
      for (Pair pair : pairs) {
        if (distinct.isEmpty() || !distinct.getLast().equals(pair)) {
          distinct.add(pair);
        }
      }
      return new NameIndex(
          distinct.stream().map(Pair::key).toArray(String[]::new),
          distinct.stream().mapToInt(Pair::number).toArray());
    }
  }
}
