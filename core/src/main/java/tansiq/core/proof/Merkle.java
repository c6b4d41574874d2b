package tansiq.core.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes and verifies the proofs of a Merkle tree (RFC 6962, section 2.1; RFC 9162, section 2.1).
 */
public final class Merkle {
  /** The root of a tree without leaves. */
  public static final Hash EMPTY = Sha256.hash(new byte[0]);

  private Merkle() {}

  /** The leaves of a tree, by index from 0. */
  @FunctionalInterface
  public interface Leaves {
    /** The hash of a leaf. */
    Hash leaf(long index);
  }

  /** The root of the first leaves. Reads all of them. */
  public static Hash root(Leaves leaves, long size) {
    return root(leaves, 0, size);
  }

  private static Hash root(Leaves leaves, long from, long to) {
    CompactRange range = new CompactRange();
    for (long i = from; i < to; i++) {
      range.append(leaves.leaf(i));
    }
    return range.root();
  }

  /**
   * The audit path of a leaf in the tree of the first leaves (RFC 9162, section 2.1.3.1). Reads all
   * of them.
   */
  public static List<Hash> inclusion(Leaves leaves, long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException(index + " of " + size);
    }
    List<Hash> path = new ArrayList<>();
    long from = 0;
    long to = size;
    while (to - from > 1) {
      long middle = from + split(to - from);
      if (index < middle) {
        path.add(root(leaves, middle, to));
        to = middle;
      } else {
        path.add(root(leaves, from, middle));
        from = middle;
      }
    }
    return path.reversed();
  }

  /**
   * The proof that the tree of the first {@code older} leaves is a beginning of that of the first
   * {@code newer} (RFC 9162, section 2.1.4.1). Reads all of them.
   */
  public static List<Hash> consistency(Leaves leaves, long older, long newer) {
    if (older < 1 || older > newer) {
      throw new IllegalArgumentException(older + " of " + newer);
    }
    List<Hash> proof = new ArrayList<>();
    long from = 0;
    long to = newer;
    // The old tree's own root is left out of the proof: the verifier has it.
    boolean whole = true;
    while (older != to) {
      long middle = from + split(to - from);
      if (older <= middle) {
        proof.add(root(leaves, middle, to));
        to = middle;
      } else {
        proof.add(root(leaves, from, middle));
        from = middle;
        whole = false;
      }
    }
    if (!whole) {
      proof.add(root(leaves, from, to));
    }
    return proof.reversed();
  }

  /** Whether the path proves the leaf at the index (RFC 9162, section 2.1.3.2). */
  public static boolean included(Hash leaf, long index, long size, List<Hash> path, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    CompactRange.Hasher hasher = new CompactRange.Hasher();
    long f = index;
    long s = size - 1;
    Hash r = leaf;
    for (Hash p : path) {
      if (s == 0) {
        return false;
      }
      if ((f & 1) == 1 || f == s) {
        r = hasher.node(p, r);
        while ((f & 1) == 0 && f != 0) {
          f >>= 1;
          s >>= 1;
        }
      } else {
        r = hasher.node(r, p);
      }
      f >>= 1;
      s >>= 1;
    }
    return s == 0 && r.equals(root);
  }

  /**
   * Whether the proof shows that the newer tree extends the older one (RFC 9162, section 2.1.4.2).
   * Of an older tree without leaves there is nothing to prove, and the answer is no.
   */
  public static boolean consistent(
      long older, Hash olderRoot, long newer, Hash newerRoot, List<Hash> proof) {
    if (older < 1 || older > newer) {
      return false;
    }
    if (older == newer) {
      return proof.isEmpty() && olderRoot.equals(newerRoot);
    }
    boolean perfect = Long.bitCount(older) == 1;
    if (!perfect && proof.isEmpty()) {
      return false;
    }
    CompactRange.Hasher hasher = new CompactRange.Hasher();
    long f = older - 1;
    long s = newer - 1;
    while ((f & 1) == 1) {
      f >>= 1;
      s >>= 1;
    }
    Hash first = perfect ? olderRoot : proof.getFirst();
    Hash fr = first;
    Hash sr = first;
    for (Hash c : perfect ? proof : proof.subList(1, proof.size())) {
      if (s == 0) {
        return false;
      }
      if ((f & 1) == 1 || f == s) {
        fr = hasher.node(c, fr);
        sr = hasher.node(c, sr);
        while ((f & 1) == 0 && f != 0) {
          f >>= 1;
          s >>= 1;
        }
      } else {
        sr = hasher.node(sr, c);
      }
      f >>= 1;
      s >>= 1;
    }
    return s == 0 && fr.equals(olderRoot) && sr.equals(newerRoot);
  }

  /** The largest power of two below a number greater than one. */
  private static long split(long size) {
    return Long.highestOneBit(size - 1);
  }
}
