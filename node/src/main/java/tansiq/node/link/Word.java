package tansiq.node.link;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tansiq.core.json.Bounds;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.json.JsonText;
import tansiq.core.json.Parsed;
import tansiq.core.picture.Cut;

/**
 * What one node tells a neighbour about its own picture, so that people see who has the same: the
 * cut, and the digests of the groups that both are in. It is a claim that nobody has to believe; no
 * rule depends on it.
 *
 * @param cut what the sender's picture is made from
 * @param digests by {@code group/status}
 */
public record Word(Cut cut, SortedMap<String, String> digests) {
  /**
   * The first byte of the frame's body, which no message of the exchange begins with; the rest is
   * the canonical JSON of {@code {"cut": …, "digests": {…}}}.
   */
  static final byte FIRST = 0x40;

  private static final Bounds BOUNDS = new Bounds(1 << 18, 4, 8_192);
  private static final int LENGTH = 4;

  /** Copies the map in. */
  public Word {
    digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
  }

  /** The whole frame. */
  byte[] frame() {
    JsonObject.Builder each = JsonObject.builder();
    digests.forEach(each::put);
    byte[] json =
        JsonText.canonical(
            JsonObject.builder().put("cut", cut.toString()).put("digests", each.build()).build());
    byte[] frame = new byte[LENGTH + 1 + json.length];
    ByteBuffer.wrap(frame).putInt(1 + json.length).put(FIRST).put(json);
    return frame;
  }

  /** What the body of a frame says, after its first byte; nothing when it is malformed. */
  static Optional<Word> read(byte[] body) {
    byte[] json = Arrays.copyOfRange(body, 1, body.length);
    if (!(JsonText.parse(json, BOUNDS) instanceof Parsed.Value(JsonObject object))
        || !(object.find("cut") instanceof JsonString(String text))
        || !(object.find("digests") instanceof JsonObject said)) {
      return Optional.empty();
    }
    SortedMap<String, String> digests = new TreeMap<>();
    for (var entry : said.members().entrySet()) {
      if (entry.getValue() instanceof JsonString(String digest)) {
        digests.put(entry.getKey(), digest);
      }
    }
    return Cut.find(text).map(cut -> new Word(cut, digests));
  }
}
