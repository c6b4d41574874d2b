package tansiq.node.intake;

import java.util.Locale;
import java.util.Optional;

/** The media types that intake reads. */
public enum MediaType {
  /** One report (RFC 8259). */
  JSON("application/json"),
  /** One report a line. */
  NDJSON("application/x-ndjson");

  private final String text;

  MediaType(String text) {
    this.text = text;
  }

  /** The type as a header names it. */
  public String text() {
    return text;
  }

  /**
   * The type that a {@code Content-Type} header names (RFC 9110, section 8.3), or nothing for
   * another, or for another charset than UTF-8.
   */
  public static Optional<MediaType> find(String header) {
    String[] parts = header.toLowerCase(Locale.ROOT).split(";", -1);
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().replace("\"", "");
      if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
        return Optional.empty();
      }
    }
    for (MediaType type : values()) {
      if (type.text.equals(parts[0].strip())) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
