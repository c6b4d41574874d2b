package tansiq.core.ledger;

import java.io.Serial;

/**
 * The disk did not do what was asked. It is no verdict on anybody's input, so it is thrown; who
 * drives the ledger catches it and says so to its operator.
 */
public final class DiskFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final Kind kind;
  private final String path;
  private final String reason;

  /** What is wrong. */
  public enum Kind {
    /** There is no room; reading goes on, and writing too once there is room again. */
    FULL,
    /** The operation failed. */
    FAILED,
    /** What was once durable is there no more, or is not what was written. */
    DAMAGED
  }

  /**
   * A failure.
   *
   * @param path of the file
   * @param message in plain words
   */
  public DiskFailure(Kind kind, String path, String message) {
    super(path + ": " + message);
    this.kind = kind;
    this.path = path;
    this.reason = message;
  }

  /** A failure with what the system said. */
  public DiskFailure(Kind kind, String path, String message, Throwable cause) {
    super(path + ": " + message, cause);
    this.kind = kind;
    this.path = path;
    this.reason = message;
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }

  /** The file, as the ledger names it. */
  public String path() {
    return path;
  }

  /** What is wrong with it, in plain words and without its name. */
  public String reason() {
    return reason;
  }
}
