package tansiq.cli.client;

/** What came of asking a node. */
public sealed interface Answer {
  /** The node did as asked (2xx). */
  record Given(int status, byte[] body) implements Answer {}

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
