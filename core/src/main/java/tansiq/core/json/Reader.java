package tansiq.core.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serial;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one text (RFC 8259, restricted as RFC 7493 says) by recursive descent; one use each. A
 * reader of our own, because general ones let pass some of what must be refused here, and this is
 * the hottest code of intake.
 */
final class Reader {
  private static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private final byte[] in;
  private final Bounds bounds;
  private int at;
  private int values;

  Reader(byte[] in, Bounds bounds) {
    this.in = in;
    this.bounds = bounds;
  }

  Parsed read() {
    if (in.length > bounds.bytes()) {
      return new Parsed.Refused("longer than " + bounds.bytes() + " bytes", bounds.bytes());
    }
    try {
      if (in.length >= 3 && in[0] == (byte) 0xef && in[1] == (byte) 0xbb && in[2] == (byte) 0xbf) {
        throw new Stop("begins with a byte order mark", 0);
      }
      skipSpace();
      Json json = value(0);
      skipSpace();
      if (at < in.length) {
        throw new Stop("something follows the value", at);
      }
      return new Parsed.Value(json);
    } catch (Stop stop) {
      return new Parsed.Refused(stop.reason, stop.offset);
    }
  }

  private Json value(int depth) {
    if (++values > bounds.values()) {
      throw new Stop("more than " + bounds.values() + " values", at);
    }
    return switch (peek()) {
      case '{' -> object(depth + 1);
      case '[' -> array(depth + 1);
      case '"' -> {
        at++;
        yield new JsonString(string());
      }
      case 't' -> literal("true", new JsonBool(true));
      case 'f' -> literal("false", new JsonBool(false));
      case 'n' -> literal("null", new JsonNull());
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> new JsonNumber(number());
      default -> throw new Stop("no JSON value begins so", at);
    };
  }

  private JsonObject object(int depth) {
    descend(depth);
    Members.Collector members = new Members.Collector();
    if (peek() == '}') {
      at++;
      return new JsonObject(members.build());
    }
    while (true) {
      int nameAt = at;
      if (peek() != '"') {
        throw new Stop("a name in quotes is missing", at);
      }
      at++;
      String name = string();
      skipSpace();
      if (peek() != ':') {
        throw new Stop("a colon is missing", at);
      }
      at++;
      skipSpace();
      if (!members.add(name, value(depth))) {
        throw new Stop("a name occurs twice in an object", nameAt);
      }
      if (!another('}')) {
        return new JsonObject(members.build());
      }
    }
  }

  private JsonArray array(int depth) {
    descend(depth);
    List<Json> items = new ArrayList<>();
    if (peek() == ']') {
      at++;
      return new JsonArray(items);
    }
    while (true) {
      items.add(value(depth));
      if (!another(']')) {
        return new JsonArray(items);
      }
    }
  }

  private void descend(int depth) {
    if (depth > bounds.depth()) {
      throw new Stop("nested deeper than " + bounds.depth(), at);
    }
    at++;
    skipSpace();
  }

  /** Passes a comma, or the end of the array or object. */
  private boolean another(char end) {
    skipSpace();
    int c = peek();
    if (c != ',' && c != end) {
      throw new Stop("a comma or the end of an array or object is missing", at);
    }
    at++;
    if (c == end) {
      return false;
    }
    skipSpace();
    return true;
  }

  private Json literal(String word, Json value) {
    for (int i = 0; i < word.length(); i++, at++) {
      if (peek() != word.charAt(i)) {
        throw new Stop("no JSON value begins so", at);
      }
    }
    return value;
  }

  private double number() {
    int start = at;
    boolean negative = in[at] == '-';
    if (negative) {
      at++;
    }
    int first = at;
    long digits = digits(0);
    if (in[first] == '0' && at - first > 1) {
      throw new Stop("a number has a leading zero", first);
    }
    int whole = at - first;
    boolean more = at < in.length;
    if (!more || (in[at] != '.' && (in[at] | 0x20) != 'e')) {
      if (whole > 16 || digits > JsonNumber.MAX_INTEGER) {
        throw new Stop("an integer is beyond 2^53", start);
      }
      return negative ? -digits : digits;
    }
    int fraction = 0;
    if (in[at] == '.') {
      at++;
      int from = at;
      digits = digits(digits);
      fraction = at - from;
    }
    // Up to 15 digits over a power of ten: both are exact, so the division rounds correctly.
    boolean exponent = at < in.length && (in[at] | 0x20) == 'e';
    if (!exponent && whole + fraction <= 15) {
      double value = digits / POWERS_OF_TEN[fraction];
      return negative ? -value : value;
    }
    if (exponent) {
      at++;
      if (peek() == '+' || in[at] == '-') {
        at++;
      }
      digits(0);
    }
    double value = Double.parseDouble(new String(in, start, at - start, ISO_8859_1));
    if (Double.isInfinite(value)) {
      throw new Stop("a number is too large", start);
    }
    if (!JsonNumber.isAdmitted(value) || isJustBeyond(value, start)) {
      throw new Stop("an integer is beyond 2^53", start);
    }
    return value;
  }

  /** Whether a number that reads as ±2⁵³ was rounded to it from beyond. */
  private boolean isJustBeyond(double value, int start) {
    if (StrictMath.abs(value) != JsonNumber.MAX_INTEGER) {
      return false;
    }
    return at - start > 100
        || new BigDecimal(new String(in, start, at - start, ISO_8859_1))
                .abs()
                .compareTo(BigDecimal.valueOf(JsonNumber.MAX_INTEGER))
            > 0;
  }

  /** Passes one or more digits; the result means nothing beyond 18 of them. */
  private long digits(long before) {
    int from = at;
    long value = before;
    while (at < in.length && in[at] >= '0' && in[at] <= '9') {
      value = value * 10 + (in[at] - '0');
      at++;
    }
    if (at == from) {
      throw new Stop("a digit is missing in a number", at);
    }
    return value;
  }

  /** Reads on from behind the opening quote. */
  private String string() {
    int start = at;
    while (at < in.length) {
      byte c = in[at];
      if (c == '"') {
        return new String(in, start, at++ - start, ISO_8859_1);
      }
      if (c == '\\' || c < 0x20) {
        return longString(start);
      }
      at++;
    }
    throw new Stop("the text ends within a string", at);
  }

  /** A string with escapes or beyond ASCII; what lies before {@code at} has been checked. */
  private String longString(int start) {
    StringBuilder out = null;
    int from = start;
    while (at < in.length) {
      byte c = in[at];
      if (c == '"') {
        String rest = new String(in, from, at++ - from, UTF_8);
        return out == null ? rest : out.append(rest).toString();
      } else if (c == '\\') {
        if (out == null) {
          out = new StringBuilder(at - start + 64);
        }
        out.append(new String(in, from, at - from, UTF_8));
        at++;
        escape(out);
        from = at;
      } else if (c >= 0x20) {
        at++;
      } else if (c < 0) {
        at += Utf8.sequence(in, at);
      } else {
        throw new Stop("a control character in a string is not escaped", at);
      }
    }
    throw new Stop("the text ends within a string", at);
  }

  private void escape(StringBuilder out) {
    int c = peek();
    at++;
    switch (c) {
      case '"', '\\', '/' -> out.append((char) c);
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'u' -> unicode(out, at - 2);
      default -> throw new Stop("an unknown escape in a string", at - 2);
    }
  }

  private void unicode(StringBuilder out, int escapeAt) {
    char first = hex4();
    out.append(first);
    if (!Character.isSurrogate(first)) {
      return;
    }
    if (Character.isHighSurrogate(first)
        && at + 1 < in.length
        && in[at] == '\\'
        && in[at + 1] == 'u') {
      at += 2;
      char second = hex4();
      if (Character.isLowSurrogate(second)) {
        out.append(second);
        return;
      }
    }
    throw new Stop("a lone surrogate in a string", escapeAt);
  }

  private char hex4() {
    int value = 0;
    for (int i = 0; i < 4; i++, at++) {
      int digit = Character.digit((char) peek(), 16);
      if (digit < 0) {
        throw new Stop("an escape needs four hexadecimal digits", at);
      }
      value = value << 4 | digit;
    }
    return (char) value;
  }

  private int peek() {
    if (at >= in.length) {
      throw new Stop("the text ends too early", in.length);
    }
    return in[at] & 0xff;
  }

  private void skipSpace() {
    while (at < in.length
        && (in[at] == ' ' || in[at] == '\n' || in[at] == '\r' || in[at] == '\t')) {
      at++;
    }
  }

  /** Ends the reading from any depth; never leaves this package, so it needs no stack trace. */
  static final class Stop extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;
    private final String reason;
    private final long offset;

    Stop(String reason, long offset) {
      super(reason, null, false, false);
      this.reason = reason;
      this.offset = offset;
    }
  }
}
