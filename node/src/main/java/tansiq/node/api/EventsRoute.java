package tansiq.node.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonText;
import tansiq.core.record.Status;
import tansiq.node.loop.Loop;
import tansiq.node.loop.Published;

/**
 * Server-sent events (HTML living standard, section 9.2): who listens is told of each change of the
 * picture, at most ten times a second, and of links. Each listener has a thread of its own and
 * hears of the latest state only, so that a slow one costs nothing but itself.
 */
final class EventsRoute {
  private static final int MOST_LISTENERS = 64;
  private static final long APART_MILLIS = 100;
  private static final long LOOK_MILLIS = 500;
  private static final long COMMENT_NANOS = TimeUnit.SECONDS.toNanos(15);

  private final Loop loop;
  private final Standings standings;
  private final Status usual;
  private final Semaphore places = new Semaphore(MOST_LISTENERS);

  EventsRoute(Loop loop, Standings standings, Status usual) {
    this.loop = loop;
    this.standings = standings;
    this.usual = usual;
  }

  void listen(Context ctx) throws IOException, InterruptedException {
    Status status = Asked.status(ctx, usual);
    if (!places.tryAcquire()) {
      throw new Refusal(
          HttpStatus.TOO_MANY_REQUESTS, "too-many", "", "too many pages listen to this node");
    }
    try {
      ctx.contentType("text/event-stream");
      tell(ctx.res().getOutputStream(), status);
    } finally {
      places.release();
    }
  }

  /** Goes on until the listener is gone (writing fails then) or the node stops. */
  private void tell(OutputStream out, Status status) throws IOException, InterruptedException {
    Published told = loop.pictures().latest();
    String stood = standings.fingerprint(status);
    write(out, ":\n\n");
    long written = System.nanoTime();
    while (!loop.pictures().isClosed()) {
      Published latest = loop.pictures().await(told.number(), LOOK_MILLIS);
      boolean changed = latest.number() > told.number();
      if (changed) {
        told = latest;
        write(out, "event: picture\ndata: " + picture(latest, status) + "\n\n");
      }
      String stands = standings.fingerprint(status);
      if (!stands.equals(stood)) {
        stood = stands;
        write(out, "event: alliance\ndata: {}\n\n");
        changed = true;
      }
      if (changed) {
        written = System.nanoTime();
        TimeUnit.MILLISECONDS.sleep(APART_MILLIS);
      } else if (System.nanoTime() - written > COMMENT_NANOS) {
        written = System.nanoTime();
        write(out, ":\n\n");
      }
    }
  }

  private static String picture(Published latest, Status status) {
    return new String(
        JsonText.canonical(
            JsonObject.builder()
                .put("digests", Answers.texts(latest.digests(status)))
                .put("at", latest.at().toString())
                .put("new", Answers.texts(latest.fresh()))
                .build()),
        StandardCharsets.UTF_8);
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
