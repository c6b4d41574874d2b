package tansiq.node.api;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.charset.StandardCharsets;
import tansiq.core.record.Status;
import tansiq.core.view.Calendar;
import tansiq.core.view.Wording;
import tansiq.node.loop.Loop;

/** What members said, for the tools of offices: calendars. */
final class PaperRoutes {
  private final Loop loop;
  private final Views views;
  private final TalkViews said;
  private final About about;

  PaperRoutes(Loop loop, Views views, TalkViews said, About about) {
    this.loop = loop;
    this.views = views;
    this.said = said;
    this.about = about;
  }

  void register(JavalinDefaultRoutingApi routes) {
    routes.get("/api/v1/calendar", this::calendar);
  }

  private Wording wording(Context ctx) {
    return new Wording(Asked.language(ctx), about.names(loop.policy().alliance()));
  }

  private void calendar(Context ctx) throws InterruptedException {
    Wording wording = wording(ctx);
    Views.View view = views.of(ctx);
    boolean exercise = view.status() == Status.EXERCISE;
    String calendar =
        Calendar.of(said.talks(view.layer()), said.standing(view), wording, view.group(), exercise);
    String name = view.group().isEmpty() ? "tansiq" : "tansiq-" + view.group();
    file(ctx, name + ".ics");
    ctx.contentType("text/calendar; charset=utf-8")
        .result(calendar.getBytes(StandardCharsets.UTF_8));
  }

  /** Kept under a name of plain letters, so that none has to be encoded (RFC 6266). */
  private static void file(Context ctx, String name) {
    ctx.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }
}
