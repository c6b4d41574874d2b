package tansiq.cli.screen;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar that grows while something runs, on a terminal; elsewhere nothing. */
public final class Progress implements AutoCloseable {
  private static final int EACH_MS = 200;

  private final @Nullable ProgressBar bar;

  private Progress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /** A bar over the bytes of a file; −1 when nobody knows how many there are. */
  public static Progress ofBytes(Screen screen, String task, long bytes) {
    return screen.live()
        ? new Progress(builder(screen, task, bytes).setUnit(" MB", 1_000_000).build())
        : new Progress(null);
  }

  /** A bar over so many things. */
  public static Progress of(Screen screen, String task, long things) {
    return screen.live() ? new Progress(builder(screen, task, things).build()) : new Progress(null);
  }

  private static ProgressBarBuilder builder(Screen screen, String task, long most) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(most)
        .setUpdateIntervalMillis(EACH_MS)
        .setStyle(
            screen.colour() ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK : ProgressBarStyle.ASCII)
        .setConsumer(new me.tongfei.progressbar.ConsoleProgressBarConsumer(screen.err()));
  }

  /** So far it has come; what is said stands behind the bar. */
  public void at(long position, String said) {
    if (bar != null) {
      bar.stepTo(position).setExtraMessage(" " + said);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
