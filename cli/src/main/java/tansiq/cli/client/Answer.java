package tansiq.cli.client;

/** What came of asking a node. */
public sealed interface Answer {
  /** The node did as asked (2xx). */
  final class Given implements Answer {
    private final int status;
    private final byte[] body;

    /** An answer with this body, which is not copied. */
    Given(int status, byte[] body) {
      this.status = status;
      this.body = body;
    }

    /** The status of HTTP. */
    public int status() {
      return status;
    }

    /** The body itself, not a copy: a picture may be large. */
    public byte[] body() {
      return body;
    }
  }

  /**
   * The node refused (4xx), or cannot at the moment (5xx).
   *
   * @param status of HTTP
   * @param code the node's word for it, empty when it gave none
   * @param field the field of the input that is meant, or empty
   * @param reason in plain words
   */
  record Refused(int status, String code, String field, String reason) implements Answer {
    /** Reason with the field before it, when one is meant. */
    public String said() {
      return field.isEmpty() ? reason : field + ": " + reason;
    }
  }

  /** Nobody answered there. */
  record Unreached(String why) implements Answer {}
}
