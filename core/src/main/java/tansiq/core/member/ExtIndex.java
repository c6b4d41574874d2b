package tansiq.core.member;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import tansiq.core.proof.Sha256;

/**
 * Where the record of an {@code ext} is, in 16 bytes an entry: a hash table by open addressing of
 * the first 64 bits of a SHA-256. That two texts share them is not excluded, so whoever asks looks
 * at the record too.
 */
final class ExtIndex {
  private static final int BEGIN = 1 << 10;

  private long[] keys = new long[BEGIN];

  /** One more than the place; 0 is empty. */
  private long[] places = new long[BEGIN];

  private int size;

  /** The place of the record with this text, if one of those that share its key is the one. */
  OptionalLong find(String ext, LongPredicate isIt) {
    long key = key(ext);
    for (int slot = slot(key); places[slot] != 0; slot = (slot + 1) & (keys.length - 1)) {
      if (keys[slot] == key && isIt.test(places[slot] - 1)) {
        return OptionalLong.of(places[slot] - 1);
      }
    }
    return OptionalLong.empty();
  }

  /** Remembers where the record of a text is; the text must not be there yet. */
  void put(String ext, long place) {
    if (2 * (size + 1) > keys.length) {
      grow();
    }
    insert(key(ext), place + 1);
    size++;
  }

  private void insert(long key, long mark) {
    int slot = slot(key);
    while (places[slot] != 0) {
      slot = (slot + 1) & (keys.length - 1);
    }
    keys[slot] = key;
    places[slot] = mark;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldPlaces = places;
    keys = new long[oldKeys.length * 2];
    places = new long[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldPlaces[i] != 0) {
        insert(oldKeys[i], oldPlaces[i]);
      }
    }
  }

  private int slot(long key) {
    return (int) (key >>> 32) & (keys.length - 1);
  }

  private static long key(String ext) {
    return Sha256.hash(ext.getBytes(StandardCharsets.UTF_8)).a();
  }
}
