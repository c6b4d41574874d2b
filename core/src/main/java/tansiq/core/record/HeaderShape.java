package tansiq.core.record;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import tansiq.core.proof.Hash;

/**
 * A header's text with holes where the time and the digests are. Most records of a ledger differ in
 * these alone, so who reads many headers parses the first of each shape and of the others only the
 * holes. Immutable.
 */
final class HeaderShape {
  /** JCS sorts {@code at} before all else. */
  private static final int AT = "{\"at\":".length();

  private static final int DIGEST = 2 * Hash.BYTES;

  /** The shapes met of late, each in a place that its length decides. Any thread may put one. */
  private static final AtomicReferenceArray<@Nullable HeaderShape> KNOWN =
      new AtomicReferenceArray<>(64);

  private final byte[] text;
  private final Header header;
  private final int atEnd;

  /** Where each digest begins, in the order of the sections' names. */
  private final int[] digests;

  private HeaderShape(byte[] text, Header header, int atEnd, int[] digests) {
    this.text = text;
    this.header = header;
    this.atEnd = atEnd;
    this.digests = digests;
  }

  /** The header that canonical bytes spell, if one of that shape was {@link #learn learnt}. */
  static @Nullable Header find(byte[] bytes) {
    HeaderShape shape = KNOWN.get(bytes.length % KNOWN.length());
    return shape == null ? null : shape.read(bytes);
  }

  /** Learns the shape of a header that was parsed from canonical bytes; one with refs has none. */
  static void learn(byte[] bytes, Header header) {
    if (!header.refs().isEmpty()) {
      return;
    }
    int[] digests = new int[header.sections().size()];
    int end = bytes.length - ("\"},\"status\":\"" + header.status().word() + "\"}").length();
    List<String> names = List.copyOf(header.sections().keySet());
    for (int i = digests.length - 1; i >= 0; i--) {
      digests[i] = end - DIGEST;
      end = digests[i] - (",\"" + names.get(i) + "\":\"").length() - 1;
    }
    int atEnd = AT + Long.toString(header.at().toEpochMilli()).length();
    HeaderShape shape = new HeaderShape(bytes.clone(), header, atEnd, digests);
    if (header.equals(shape.read(bytes))) {
      KNOWN.set(bytes.length % KNOWN.length(), shape);
    }
  }

  private @Nullable Header read(byte[] bytes) {
    if (bytes.length != text.length || !isAlike(bytes)) {
      return null;
    }
    long at = 0;
    for (int i = AT; i < atEnd; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return null;
      }
      at = at * 10 + (bytes[i] - '0');
    }
    Hash[] read = new Hash[digests.length];
    for (int i = 0; i < digests.length; i++) {
      Hash digest = Hash.findHex(bytes, digests[i]).orElse(null);
      if (digest == null) {
        return null;
      }
      read[i] = digest;
    }
    SortedMap<String, Hash> sections = ByName.of(header.sections(), read);
    return new Header(
        header.ledger(),
        header.kind(),
        header.status(),
        Instant.ofEpochMilli(at),
        header.label(),
        header.refs(),
        sections);
  }

  /** Whether all but the holes is the same. */
  private boolean isAlike(byte[] bytes) {
    int from = atEnd;
    for (int digest : digests) {
      if (!Arrays.equals(bytes, from, digest, text, from, digest)) {
        return false;
      }
      from = digest + DIGEST;
    }
    return Arrays.equals(bytes, 0, AT, text, 0, AT)
        && Arrays.equals(bytes, from, text.length, text, from, text.length);
  }
}
