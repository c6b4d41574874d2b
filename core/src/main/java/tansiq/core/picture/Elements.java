package tansiq.core.picture;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tansiq.core.proof.Hash;
import tansiq.core.proof.Sha256;

/**
 * What of a record each row shows: the names of its sections, and the hash that a digest is made
 * of. One thread adds rows, in step with the facts; a {@link #frozen} copy may be read by any
 * thread.
 */
final class Elements {
  private static final int ELEMENT = 4;
  private static final int BITS = 12;
  private static final int PAGE = 1 << BITS;

  /** A length, a name of a section and its digest. */
  private static final int MOST_OF_SECTION = 1 + 32 + Hash.BYTES;

  private final Map<SortedSet<String>, Integer> numbers;
  private final List<SortedSet<String>> names;
  private long[][] hashes;
  private final IntPages sections;
  private int size;

  /** The set that was looked up last, and its number: most rows show the same. */
  private @Nullable SortedSet<String> last;

  private int lastNumber;

  Elements() {
    this(new HashMap<>(), new ArrayList<>(), new long[0][], new IntPages(), 0);
  }

  private Elements(
      Map<SortedSet<String>, Integer> numbers,
      List<SortedSet<String>> names,
      long[][] hashes,
      IntPages sections,
      int size) {
    this.numbers = numbers;
    this.names = names;
    this.hashes = hashes;
    this.sections = sections;
    this.size = size;
  }

  /** What is there now, for readers. */
  Elements frozen() {
    return new Elements(Map.of(), List.copyOf(names), hashes, sections.frozen(), size);
  }

  /** Adds the next row. */
  void add(Hash element, SortedSet<String> visible) {
    if (size == hashes.length << BITS) {
      hashes = Arrays.copyOf(hashes, hashes.length + 1);
      hashes[hashes.length - 1] = new long[ELEMENT * PAGE];
    }
    long[] page = hashes[size >>> BITS];
    int at = ELEMENT * (size & (PAGE - 1));
    page[at] = element.a();
    page[at + 1] = element.b();
    page[at + 2] = element.c();
    page[at + 3] = element.d();
    if (!visible.equals(last)) {
      last = visible;
      lastNumber = number(visible);
    }
    sections.set(size++, lastNumber);
  }

  private int number(SortedSet<String> visible) {
    Integer known = numbers.get(visible);
    if (known != null) {
      return known;
    }
    int number = names.size();
    SortedSet<String> copy = Collections.unmodifiableSortedSet(new TreeSet<>(visible));
    numbers.put(copy, number);
    names.add(copy);
    return number;
  }

  /** The names of the sections that a row shows. */
  SortedSet<String> sections(int row) {
    return names.get(sections.get(row));
  }

  /** The row's hash; see {@link #of}. */
  Hash get(int row) {
    long[] page = hashes[row >>> BITS];
    int at = ELEMENT * (row & (PAGE - 1));
    return new Hash(page[at], page[at + 1], page[at + 2], page[at + 3]);
  }

  /**
   * SHA-256 over the record's id and, for each visible section in the order of names, the length of
   * its name, the name in UTF-8 and its digest.
   */
  static Hash of(Hash id, SortedMap<String, Hash> digests, SortedSet<String> visible) {
    byte[] out = new byte[Hash.BYTES + visible.size() * MOST_OF_SECTION];
    id.write(out, 0);
    int end = Hash.BYTES;
    for (String name : visible) {
      byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
      Hash section = digests.get(name);
      if (section == null) {
        throw new IllegalArgumentException("the header names no section " + name);
      }
      out[end++] = (byte) bytes.length;
      System.arraycopy(bytes, 0, out, end, bytes.length);
      section.write(out, end + bytes.length);
      end += bytes.length + Hash.BYTES;
    }
    return Sha256.hash(Digests.ELEMENT, out, end);
  }
}
