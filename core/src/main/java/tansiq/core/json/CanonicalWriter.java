package tansiq.core.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes canonical JSON (JCS, RFC 8785) piece by piece, for who would otherwise build a tree only
 * to write it. It throws when names do not ascend, so that what it writes is canonical or nothing;
 * that arrays and objects are closed is for the caller. Not thread-safe; good for one text.
 */
public final class CanonicalWriter {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private static final byte[] NONE = {};
  private static final int LARGEST_SPARE = 64 << 10;

  /** What a thread wrote its last text in, for its next: a record takes six texts or more. */
  private static final ThreadLocal<byte[]> SPARE = new ThreadLocal<>();

  private byte[] out;
  private int size;
  private boolean comma;
  private @Nullable String[] last = new String[8];
  private int depth;
  private int deepest;

  /** An empty text. */
  public CanonicalWriter() {
    byte[] spare = SPARE.get();
    SPARE.remove();
    out = spare == null ? new byte[1024] : spare;
  }

  /** The deepest nesting of arrays and objects so far. */
  public int deepest() {
    return deepest;
  }

  /** Opens an object. */
  public CanonicalWriter beginObject() {
    return open('{');
  }

  /** Closes an object. */
  public CanonicalWriter endObject() {
    return close('}');
  }

  /** Opens an array. */
  public CanonicalWriter beginArray() {
    return open('[');
  }

  /** Closes an array. */
  public CanonicalWriter endArray() {
    return close(']');
  }

  /** The next member's name; each is greater than the one before, by UTF-16 code units. */
  public CanonicalWriter name(String name) {
    String before = last[depth];
    if (before != null && before.compareTo(name) >= 0) {
      throw new IllegalArgumentException(name + " after " + before);
    }
    last[depth] = name;
    string(name);
    put(':');
    comma = false;
    return this;
  }

  /** A string. */
  public CanonicalWriter string(String text) {
    separate();
    room(2 + 3 * text.length());
    out[size++] = '"';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        i += beyondAscii(text, i, c);
      } else if (c < 0x20 || c == '"' || c == '\\') {
        escape(c);
        room(2 + 3 * (text.length() - i));
      } else {
        out[size++] = (byte) c;
      }
    }
    out[size++] = '"';
    comma = true;
    return this;
  }

  /** A string of bytes as lower-case hexadecimal digits. */
  public CanonicalWriter hex(byte[] bytes) {
    separate();
    room(2 + 2 * bytes.length);
    out[size++] = '"';
    for (byte b : bytes) {
      out[size++] = HEX[(b >> 4) & 0xf];
      out[size++] = HEX[b & 0xf];
    }
    out[size++] = '"';
    comma = true;
    return this;
  }

  /** An integer within ±2⁵³. */
  public CanonicalWriter integer(long value) {
    return number(JsonNumber.of(value).value());
  }

  /** Any value. */
  public CanonicalWriter value(Json json) {
    return switch (json) {
      case JsonObject object -> object(object);
      case JsonArray array -> {
        beginArray();
        for (Json item : array.items()) {
          value(item);
        }
        yield endArray();
      }
      case JsonString string -> string(string.value());
      case JsonNumber number -> number(number.value());
      case JsonBool bool -> ascii(bool.value() ? "true" : "false");
      case JsonNull _ -> ascii("null");
    };
  }

  /** Bytes that are one canonical value already. */
  public CanonicalWriter canonical(byte[] bytes) {
    separate();
    room(bytes.length);
    System.arraycopy(bytes, 0, out, size, bytes.length);
    size += bytes.length;
    comma = true;
    return this;
  }

  /** The text in UTF-8; with this the writer has done its work. */
  public byte[] toBytes() {
    byte[] text = Arrays.copyOf(out, size);
    if (out.length <= LARGEST_SPARE) {
      SPARE.set(out);
    }
    out = NONE;
    return text;
  }

  private CanonicalWriter object(JsonObject object) {
    Members members = (Members) object.members();
    beginObject();
    for (int i : members.sorted()) {
      name(members.nameAt(i));
      value(members.valueAt(i));
    }
    return endObject();
  }

  private CanonicalWriter number(double value) {
    if (value == StrictMath.rint(value) && StrictMath.abs(value) <= JsonNumber.MAX_INTEGER) {
      separate();
      room(20);
      size = CanonicalNumber.write((long) value, out, size);
      comma = true;
      return this;
    }
    return ascii(CanonicalNumber.text(value));
  }

  private CanonicalWriter ascii(String text) {
    separate();
    room(text.length());
    for (int i = 0; i < text.length(); i++) {
      out[size++] = (byte) text.charAt(i);
    }
    comma = true;
    return this;
  }

  /** Writes a character beyond ASCII; answers how many further chars it took. */
  private int beyondAscii(String text, int i, char c) {
    if (c < 0x800) {
      out[size++] = (byte) (0xc0 | c >> 6);
    } else if (!Character.isSurrogate(c)) {
      out[size++] = (byte) (0xe0 | c >> 12);
      out[size++] = (byte) (0x80 | ((c >> 6) & 0x3f));
    } else {
      int point = text.codePointAt(i);
      if (point == c) {
        throw new IllegalArgumentException("lone surrogate");
      }
      out[size++] = (byte) (0xf0 | point >> 18);
      out[size++] = (byte) (0x80 | ((point >> 12) & 0x3f));
      out[size++] = (byte) (0x80 | ((point >> 6) & 0x3f));
      out[size++] = (byte) (0x80 | (point & 0x3f));
      return 1;
    }
    out[size++] = (byte) (0x80 | (c & 0x3f));
    return 0;
  }

  /** RFC 8785, section 3.2.2.2. */
  private void escape(char c) {
    room(6);
    out[size++] = '\\';
    switch (c) {
      case '"', '\\' -> out[size++] = (byte) c;
      case '\b' -> out[size++] = 'b';
      case '\t' -> out[size++] = 't';
      case '\n' -> out[size++] = 'n';
      case '\f' -> out[size++] = 'f';
      case '\r' -> out[size++] = 'r';
      default -> {
        out[size++] = 'u';
        out[size++] = '0';
        out[size++] = '0';
        out[size++] = HEX[c >> 4];
        out[size++] = HEX[c & 0xf];
      }
    }
  }

  private CanonicalWriter open(char bracket) {
    separate();
    put(bracket);
    comma = false;
    depth++;
    deepest = StrictMath.max(deepest, depth);
    if (depth == last.length) {
      last = Arrays.copyOf(last, depth * 2);
    }
    last[depth] = null;
    return this;
  }

  private CanonicalWriter close(char bracket) {
    put(bracket);
    comma = true;
    depth--;
    return this;
  }

  private void separate() {
    if (comma) {
      put(',');
    }
  }

  private void put(char c) {
    room(1);
    out[size++] = (byte) c;
  }

  private void room(int more) {
    if (out.length - size < more) {
      out = Arrays.copyOf(out, StrictMath.max(size + more, out.length * 2));
    }
  }
}
