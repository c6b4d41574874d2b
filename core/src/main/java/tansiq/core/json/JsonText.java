package tansiq.core.json;

/** Reads JSON text (RFC 8259, restricted as RFC 7493 says) and writes it canonically (RFC 8785). */
public final class JsonText {
  private JsonText() {}

  /**
   * Reads one value and nothing after it. Refused: bad UTF-8, a byte order mark, names that occur
   * twice in an object, lone surrogates (escaped too), integers beyond ±2⁵³, numbers that are not
   * finite doubles, and whatever exceeds the bounds.
   */
  public static Parsed parse(byte[] text, Bounds bounds) {
    return new Reader(text, bounds).read();
  }

  /** The canonical form of a value, in UTF-8 (JCS, RFC 8785). */
  public static byte[] canonical(Json value) {
    return new CanonicalWriter().value(value).toBytes();
  }
}
