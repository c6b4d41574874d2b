package tansiq.core.json;

/** A JSON string: well-formed Unicode, that is, without lone surrogates (RFC 7493, section 2.1). */
public record JsonString(String value) implements Json {
  /** Checks that the string is well-formed. */
  public JsonString {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("lone surrogate");
    }
  }

  /** Whether each surrogate in the text has its pair. */
  public static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
