package tansiq.core.picture;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tansiq.core.proof.Hash;
import tansiq.core.proof.Sha256;

/**
 * The digest of a layer: a tree of SHA-256 hashes over its months, days, blocks and visible
 * records, in a fixed order, each kind with a prefix of its own. What has not changed is not hashed
 * again.
 *
 * <p>A record's line is its element (id and visible sections) followed by the id of the incident
 * that it is part of, of the record that it hangs on, or 32 zeros where it does not count. So equal
 * digests mean that equal records of which equal sections are visible settled alike.
 */
final class Digests {
  /** Begins the hash of a record and its visible sections. */
  static final int ELEMENT = 0x10;

  private static final int BLOCK = 0x11;
  private static final int DAY = 0x12;
  private static final int MONTH = 0x13;
  private static final int ROOT = 0x14;
  private static final byte[] NONE = new byte[Hash.BYTES];

  private final LayerData data;

  Digests(LayerData data) {
    this.data = data;
  }

  Hash of(Blocks.Root root) {
    Hash known = root.digest;
    if (known == null) {
      MessageDigest digest = begin(ROOT);
      // The rules are part of the picture: other weights may settle the same records otherwise.
      put(digest, data.weights().version());
      for (int i = 0; i < root.size; i++) {
        put(digest, root.numbers[i]);
        digest.update(of(root.month(i)).bytes());
      }
      known = Hash.of(digest.digest());
      root.digest = known;
    }
    return known;
  }

  Hash of(Blocks.Month month) {
    Hash known = month.digest;
    if (known == null) {
      MessageDigest digest = begin(MONTH);
      for (int i = 0; i < month.days.length; i++) {
        Blocks.@Nullable Day day = month.days[i];
        if (day != null) {
          put(digest, i);
          digest.update(of(day).bytes());
        }
      }
      known = Hash.of(digest.digest());
      month.digest = known;
    }
    return known;
  }

  Hash of(Blocks.Day day) {
    Hash known = day.digest;
    if (known == null) {
      MessageDigest digest = begin(DAY);
      for (int i = 0; i < day.size; i++) {
        put(digest, day.keys[i]);
        digest.update(of(day.block(i)).bytes());
      }
      known = Hash.of(digest.digest());
      day.digest = known;
    }
    return known;
  }

  Hash of(Block block) {
    Hash known = block.digest;
    if (known == null) {
      MessageDigest digest = begin(BLOCK);
      for (int row : byId(block)) {
        digest.update(data.elements().get(row).bytes());
        digest.update(link(row));
      }
      known = Hash.of(digest.digest());
      block.digest = known;
    }
    return known;
  }

  /** What a comparison shows of one record: the hash of its line. */
  Hash ofLine(int row) {
    MessageDigest digest = Sha256.digest();
    digest.update(data.elements().get(row).bytes());
    digest.update(link(row));
    return Hash.of(digest.digest());
  }

  /** The rows of a block, by record id. */
  List<Integer> byId(Block block) {
    List<Integer> rows = new ArrayList<>(block.size());
    for (int i = 0; i < block.size(); i++) {
      rows.add(block.get(i));
    }
    if (rows.size() > 1) {
      rows.sort((a, b) -> data.id(a).compareTo(data.id(b)));
    }
    return rows;
  }

  private byte[] link(int row) {
    int on = data.hangsOnOf(row);
    int to = on >= 0 ? on : data.pivotOf(row);
    return to < 0 ? NONE : data.id(to).bytes();
  }

  private static MessageDigest begin(int prefix) {
    MessageDigest digest = Sha256.digest();
    digest.update((byte) prefix);
    return digest;
  }

  private static void put(MessageDigest digest, long number) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      digest.update((byte) (number >>> shift));
    }
  }
}
