package tansiq.core.measure;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** For each figure of a part the incidents of the whole that it counts, by their place in it. */
final class Figures {
  private final Map<Figure, BitSet> sets = new EnumMap<>(Figure.class);

  Figures() {
    for (Figure figure : Figure.values()) {
      sets.put(figure, new BitSet());
    }
  }

  BitSet get(Figure figure) {
    return Objects.requireNonNull(sets.get(figure));
  }
}
