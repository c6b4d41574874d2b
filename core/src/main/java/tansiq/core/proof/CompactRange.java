package tansiq.core.proof;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The growing edge of a Merkle tree (RFC 6962, section 2.1): the hashes of the perfect subtrees
 * that cover all leaves so far, from left to right. It takes leaves one by one in O(1) amortised
 * and gives the root in O(log n), without keeping the leaves. Not thread-safe.
 */
public final class CompactRange {
  private static final int DEEPEST = 63;

  private final Hash[] nodes = new Hash[DEEPEST];
  private final Hasher hasher = new Hasher();
  private int count;
  private long size;

  /** The range of no leaves. */
  public CompactRange() {}

  /**
   * The range whose nodes were kept; throws when their number does not fit the size.
   *
   * @param size number of leaves
   * @param nodes as {@link #nodes()} gave them
   */
  public static CompactRange of(long size, List<Hash> nodes) {
    if (size < 0 || Long.bitCount(size) != nodes.size()) {
      throw new IllegalArgumentException(nodes.size() + " nodes for " + size + " leaves");
    }
    CompactRange range = new CompactRange();
    range.size = size;
    for (Hash node : nodes) {
      range.nodes[range.count++] = node;
    }
    return range;
  }

  /** A copy that grows apart from this one. */
  public CompactRange copy() {
    return of(size, nodes());
  }

  /** How many leaves. */
  public long size() {
    return size;
  }

  /** The subtrees' hashes, the largest first. */
  public List<Hash> nodes() {
    return new ArrayList<>(Arrays.asList(nodes).subList(0, count));
  }

  /** Adds the hash of the next leaf. */
  public void append(Hash leaf) {
    Hash node = leaf;
    for (long s = size; (s & 1) == 1; s >>= 1) {
      node = hasher.node(nodes[--count], node);
    }
    nodes[count++] = node;
    size++;
  }

  /** The root; of no leaves it is the hash of nothing. */
  public Hash root() {
    if (count == 0) {
      return Merkle.EMPTY;
    }
    Hash root = nodes[count - 1];
    for (int i = count - 2; i >= 0; i--) {
      root = hasher.node(nodes[i], root);
    }
    return root;
  }

  /** Hashes inner nodes, with its buffers kept from one to the next; not thread-safe. */
  static final class Hasher {
    private final MessageDigest digest = Sha256.digest();
    private final byte[] in = new byte[1 + 2 * Hash.BYTES];

    Hash node(Hash left, Hash right) {
      in[0] = Sha256.NODE;
      left.write(in, 1);
      right.write(in, 1 + Hash.BYTES);
      return Hash.of(digest.digest(in));
    }
  }
}
