package tansiq.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ByNameTest {
  @Test
  void itIsTheSortedMapThatItIsACopyOf() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 500; i++) {
      TreeMap<String, Integer> tree = new TreeMap<>();
      for (int n = random.nextInt(9); n > 0; n--) {
        tree.put("n" + random.nextInt(20), n);
      }
      SortedMap<String, Integer> copy = ByName.copyOf(tree);
      assertThat(copy).isEqualTo(tree).hasSameHashCodeAs(tree);
      assertThat(tree).isEqualTo(copy);
      assertThat(new ArrayList<>(copy.entrySet())).isEqualTo(new ArrayList<>(tree.entrySet()));
      assertThat(copy.keySet()).containsExactlyElementsOf(tree.keySet()).isEqualTo(tree.keySet());
      assertThat(copy.values()).containsExactlyElementsOf(tree.values());
      List<String> visited = new ArrayList<>();
      copy.forEach((name, value) -> visited.add(name + value));
      assertThat(visited).hasSameSizeAs(tree.keySet());
      for (int n = 0; n < 20; n++) {
        String name = "n" + n;
        assertThat(copy.get(name)).isEqualTo(tree.get(name));
        assertThat(copy.containsKey(name)).isEqualTo(tree.containsKey(name));
        assertThat(copy.keySet().contains(name)).isEqualTo(tree.containsKey(name));
        assertThat(copy.headMap(name)).isEqualTo(tree.headMap(name));
        assertThat(copy.tailMap(name)).isEqualTo(tree.tailMap(name));
        assertThat(copy.subMap("n", name)).isEqualTo(tree.subMap("n", name));
      }
      if (!tree.isEmpty()) {
        assertThat(copy.firstKey()).isEqualTo(tree.firstKey());
        assertThat(copy.lastKey()).isEqualTo(tree.lastKey());
      }
    }
  }

  @Test
  void nothingChangesItAndACopyIsItself() {
    TreeMap<String, Integer> tree = new TreeMap<>();
    tree.put("what", 1);
    SortedMap<String, Integer> copy = ByName.copyOf(tree);
    tree.put("when", 2);
    assertThat(copy).hasSize(1);
    assertThat(ByName.copyOf(copy)).isSameAs(copy);
    assertThatThrownBy(() -> copy.put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> copy.keySet().remove("what"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> copy.entrySet().iterator().next().setValue(3))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> ByName.copyOf(new TreeMap<String, Integer>()).firstKey())
        .isInstanceOf(NoSuchElementException.class);
  }
}
