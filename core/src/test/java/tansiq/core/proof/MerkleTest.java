package tansiq.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tansiq.core.json.Json;
import tansiq.core.json.JsonBool;
import tansiq.core.json.JsonNumber;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;

class MerkleTest {
  private static final int MOST = 70;
  private static final List<Hash> LEAVES = leaves(new SplittableRandom(6962));

  @Test
  void theRootsOfTransparencyDev() {
    JsonObject file = Vectors.read("/merkle/tree_roots.json");
    CompactRange range = new CompactRange();
    List<Json> roots = Vectors.items(file, "root_hashes_hex_by_tree_size");
    List<Json> inputs = Vectors.items(file, "leaf_inputs_hex");

    for (int size = 0; size < roots.size(); size++) {
      assertThat(range.root().hex()).isEqualTo(((JsonString) roots.get(size)).value());
      if (size < inputs.size()) {
        byte[] input = HexFormat.of().parseHex(((JsonString) inputs.get(size)).value());
        range.append(Sha256.hash(Sha256.LEAF, input));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0/happy-path",
        "1/happy-path",
        "2/happy-path",
        "3/happy-path",
        "4/happy-path",
        "single-entry/matching-root-and-leaf"
      })
  void theInclusionProofsOfTransparencyDev(String name) {
    JsonObject test = Vectors.read("/merkle/inclusion/" + name + ".json");
    boolean included =
        Merkle.included(
            Vectors.hash(Vectors.text(test, "leafHash")),
            number(test, "leafIdx"),
            number(test, "treeSize"),
            proof(test),
            Vectors.hash(Vectors.text(test, "root")));

    assertThat(included).isEqualTo(test.find("wantErr").equals(new JsonBool(false)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0/happy-path",
        "1/happy-path",
        "2/happy-path",
        "3/happy-path",
        "4/happy-path",
        "additional/sizes-are-equal-one-and-proof-is-empty"
      })
  void theConsistencyProofsOfTransparencyDev(String name) {
    JsonObject test = Vectors.read("/merkle/consistency/" + name + ".json");
    boolean consistent =
        Merkle.consistent(
            number(test, "size1"),
            Vectors.hash(Vectors.text(test, "root1")),
            number(test, "size2"),
            Vectors.hash(Vectors.text(test, "root2")),
            proof(test));

    assertThat(consistent).isEqualTo(test.find("wantErr").equals(new JsonBool(false)));
  }

  @Test
  void theGrowingEdgeAgreesWithTheDefinition() {
    CompactRange range = new CompactRange();
    for (int size = 0; size <= MOST; size++) {
      assertThat(range.root()).as("size %d", size).isEqualTo(byDefinition(0, size));
      assertThat(CompactRange.of(size, range.nodes()).root()).isEqualTo(range.root());
      range.append(LEAVES.get(size));
    }
    assertThatThrownBy(() -> CompactRange.of(3, List.of(LEAVES.getFirst())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCopyGrowsApart() {
    CompactRange range = new CompactRange();
    LEAVES.subList(0, 5).forEach(range::append);
    Hash root = range.root();

    range.copy().append(LEAVES.get(5));

    assertThat(range.root()).isEqualTo(root);
    assertThat(range.size()).isEqualTo(5);
  }

  @Test
  void everyInclusionIsProvenAndNothingElse() {
    for (int size = 1; size <= MOST; size++) {
      Hash root = byDefinition(0, size);
      for (int index = 0; index < size; index++) {
        Hash leaf = LEAVES.get(index);
        List<Hash> path = Merkle.inclusion(i -> LEAVES.get((int) i), index, size);

        assertThat(Merkle.included(leaf, index, size, path, root)).isTrue();
        assertThat(Merkle.included(LEAVES.get(index + 1), index, size, path, root)).isFalse();
        assertThat(Merkle.included(leaf, index, size, path, leaf)).isEqualTo(size == 1);
        assertThat(Merkle.included(leaf, index, size, longer(path), root)).isFalse();
        for (int other = 0; other < size; other++) {
          assertThat(Merkle.included(leaf, other, size, path, root)).isEqualTo(other == index);
        }
        for (List<Hash> bad : mutations(path)) {
          assertThat(Merkle.included(leaf, index, size, bad, root)).isFalse();
        }
      }
      assertThat(Merkle.included(LEAVES.get(0), size, size, List.of(), root)).isFalse();
      assertThat(Merkle.included(LEAVES.get(0), -1, size, List.of(), root)).isFalse();
    }
  }

  @Test
  void everyExtensionIsProvenAndNothingElse() {
    for (int newer = 1; newer <= 40; newer++) {
      Hash newerRoot = byDefinition(0, newer);
      for (int older = 1; older <= newer; older++) {
        Hash olderRoot = byDefinition(0, older);
        List<Hash> proof = Merkle.consistency(i -> LEAVES.get((int) i), older, newer);

        assertThat(Merkle.consistent(older, olderRoot, newer, newerRoot, proof)).isTrue();
        assertThat(Merkle.consistent(older, newerRoot, newer, newerRoot, proof))
            .isEqualTo(older == newer);
        assertThat(Merkle.consistent(older, olderRoot, newer, olderRoot, proof))
            .isEqualTo(older == newer);
        assertThat(Merkle.consistent(older, olderRoot, newer, newerRoot, longer(proof))).isFalse();
        assertThat(Merkle.consistent(newer + 1, newerRoot, newer, newerRoot, proof)).isFalse();
        for (List<Hash> bad : mutations(proof)) {
          assertThat(Merkle.consistent(older, olderRoot, newer, newerRoot, bad)).isFalse();
        }
      }
      assertThat(Merkle.consistent(0, Merkle.EMPTY, newer, newerRoot, List.of())).isFalse();
    }
  }

  @Test
  void hashesReadBackFromTheirDigitsAndAreOrderedAsBytes() {
    Hash hash = LEAVES.get(3);

    assertThat(Hash.ofHex(hash.hex())).isEqualTo(hash);
    assertThat(Hash.findHex(hash.hex())).contains(hash);
    assertThat(Hash.findHex(hash.hex().replaceFirst("[a-f]", "A"))).isEmpty();
    for (String bad : new String[] {"", "00", "0".repeat(63) + "g", "0".repeat(63) + "/"}) {
      assertThat(Hash.findHex(bad)).isEmpty();
    }
    assertThat(Hash.ofHex("ff" + "00".repeat(31))).isGreaterThan(Hash.ofHex("7f".repeat(32)));
    for (int b = 0; b < 256; b++) {
      byte[] digits = hash.hex().getBytes(StandardCharsets.ISO_8859_1);
      for (int at = 0; at < digits.length; at++) {
        byte before = digits[at];
        digits[at] = (byte) b;
        boolean digit = "0123456789abcdef".indexOf(b) >= 0;
        Optional<Hash> changed = Hash.findHex(digits, 0);
        assertThat(changed.isPresent()).isEqualTo(digit);
        changed.ifPresent(found ->
            assertThat(found.hex()).isEqualTo(new String(digits, StandardCharsets.ISO_8859_1)));
        digits[at] = before;
      }
    }
  }

  /** RFC 6962, section 2.1, as it stands there. */
  private static Hash byDefinition(int from, int to) {
    int n = to - from;
    if (n == 0) {
      return Sha256.hash(new byte[0]);
    }
    if (n == 1) {
      return LEAVES.get(from);
    }
    int k = Integer.highestOneBit(n - 1);
    byte[] both = new byte[64];
    byDefinition(from, from + k).write(both, 0);
    byDefinition(from + k, to).write(both, 32);
    return Sha256.hash(Sha256.NODE, both);
  }

  private static List<Hash> longer(List<Hash> proof) {
    List<Hash> longer = new ArrayList<>(proof);
    longer.add(LEAVES.getLast());
    return longer;
  }

  private static List<List<Hash>> mutations(List<Hash> proof) {
    List<List<Hash>> all = new ArrayList<>();
    for (int i = 0; i < proof.size(); i++) {
      List<Hash> other = new ArrayList<>(proof);
      other.set(i, LEAVES.getLast());
      all.add(other);
      List<Hash> shorter = new ArrayList<>(proof);
      shorter.remove(i);
      all.add(shorter);
    }
    return all;
  }

  private static List<Hash> leaves(SplittableRandom random) {
    List<Hash> leaves = new ArrayList<>();
    for (int i = 0; i < MOST + 2; i++) {
      leaves.add(
          new Hash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()));
    }
    return leaves;
  }

  private static long number(JsonObject object, String name) {
    return ((JsonNumber) object.find(name)).toLong();
  }

  private static List<Hash> proof(JsonObject object) {
    return Vectors.items(object, "proof").stream()
        .map(item -> Vectors.hash(((JsonString) item).value()))
        .toList();
  }
}
