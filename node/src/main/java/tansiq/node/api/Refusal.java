package tansiq.node.api;

import io.javalin.http.HttpStatus;
import java.io.Serial;

/**
 * Carries a refusal from wherever a request is read to the one place that answers it; it never
 * leaves this package and needs no stack trace.
 */
final class Refusal extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final HttpStatus status;
  private final String code;
  private final String field;

  Refusal(HttpStatus status, String code, String field, String reason) {
    super(reason, null, false, false);
    this.status = status;
    this.code = code;
    this.field = field;
  }

  /** What was sent breaks a rule; nothing was changed. */
  static Refusal of(String field, String reason) {
    return new Refusal(HttpStatus.BAD_REQUEST, "refused", field, reason);
  }

  /** What is asked for is not there. */
  static Refusal notFound(String what) {
    return new Refusal(HttpStatus.NOT_FOUND, "not-found", "", what);
  }

  HttpStatus status() {
    return status;
  }

  String code() {
    return code;
  }

  String field() {
    return field;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
