package tansiq.cli;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import tansiq.cli.screen.Screen;

/**
 * Keeps nodes running until the process gets a signal, and closes them then: what was acknowledged
 * is on the disk, and the process ends as the signal says (130 after Ctrl-C, 143 after SIGTERM).
 */
final class Running {
  private Running() {}

  /** Closes these when the process ends, the last first; to be called before anybody may wait. */
  static void closeAtTheEnd(Screen screen, List<? extends AutoCloseable> nodes) {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(() -> {
                  for (AutoCloseable node : nodes.reversed()) {
                    try {
                      node.close();
                    } catch (Exception e) {
                      screen.warn("A node did not stop cleanly: " + e.getMessage());
                    }
                  }
                  if (!nodes.isEmpty()) {
                    screen.say("Stopped.");
                  }
                }));
  }

  /** Waits for the signal. */
  static void untilStopped() throws InterruptedException {
    new CountDownLatch(1).await();
  }
}
