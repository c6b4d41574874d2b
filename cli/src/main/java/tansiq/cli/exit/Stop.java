package tansiq.cli.exit;

import org.jspecify.annotations.Nullable;

/**
 * Ends a command early with an exit code and a sentence for a person. The command line's own way of
 * a verdict: picocli unwinds its commands by exceptions, and this one carries no stack trace.
 */
public final class Stop extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exit;
  private final @Nullable String remedy;

  /**
   * @param exit one of {@link Exit}
   * @param what what is wrong, one sentence without a full stop
   * @param remedy what to do about it, or null when the sentence says it already
   */
  public Stop(int exit, String what, @Nullable String remedy) {
    super(what, null, false, false);
    this.exit = exit;
    this.remedy = remedy;
  }

  /** The exit code. */
  public int exit() {
    return exit;
  }

  /** What is wrong. */
  public String what() {
    String what = getMessage();
    return what == null ? "" : what;
  }

  /** What to do about it, or null. */
  public @Nullable String remedy() {
    return remedy;
  }
}
