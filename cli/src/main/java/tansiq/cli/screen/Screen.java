package tansiq.cli.screen;

import java.io.PrintStream;

/**
 * Where a command writes: results to {@code out}, everything else to {@code err}. Colours only
 * where the stream is a terminal and {@code NO_COLOR} is unset (no-color.org). Safe for several
 * threads, a line at a time.
 *
 * @param out for results
 * @param err for what happens on the way
 * @param colour whether both may carry colours
 * @param live whether {@code err} is a terminal on which a line can be drawn over
 */
public record Screen(PrintStream out, PrintStream err, boolean colour, boolean live) {
  /** How a word stands out. */
  public enum Tone {
    /** Good news. */
    GOOD("32"),
    /** Needs a look. */
    WARN("33"),
    /** Bad news. */
    BAD("31"),
    /** What matters in the line. */
    STRONG("1"),
    /** Beside the point. */
    FAINT("2");

    private final String code;

    Tone(String code) {
      this.code = code;
    }
  }

  /**
   * The screen of this process. Which streams are terminals is said by the launcher, in the
   * property {@code tansiq.terminal}: the shell knows it at once, and of each stream.
   */
  public static Screen ofThisProcess(PrintStream out, PrintStream err) {
    String terminals = System.getProperty("tansiq.terminal", "");
    String no = System.getenv("NO_COLOR");
    boolean plain = (no != null && !no.isEmpty()) || "dumb".equals(System.getenv("TERM"));
    return new Screen(
        out, err, terminals.contains("out") && !plain, terminals.contains("err") && !plain);
  }

  /** The text in a tone, or bare where there are no colours. */
  public String tone(Tone tone, String text) {
    return colour ? "\u001b[" + tone.code + "m" + text + "\u001b[0m" : text;
  }

  /** A line of results. */
  public void print(String line) {
    out.println(line);
  }

  /** A node's answer as it came, for a program. */
  public void raw(byte[] answer) {
    out.writeBytes(answer);
    out.println();
  }

  /** A line about what happens. */
  public void say(String line) {
    err.println(line);
  }

  /** A sentence that needs a look. */
  public void warn(String line) {
    err.println(tone(Tone.WARN, "! ") + line);
  }

  /**
   * Text that somebody else wrote, fit for a terminal: without control characters and without the
   * invisible marks that turn the direction of what follows.
   */
  public static String foreign(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c ->
            out.appendCodePoint(
                Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c));
    return out.toString();
  }
}
