package tansiq.node.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import tansiq.core.council.Matter;
import tansiq.core.council.Talks;
import tansiq.core.proof.Hash;
import tansiq.core.record.Status;
import tansiq.core.view.Calendar;
import tansiq.core.view.Paper;
import tansiq.core.view.Papers;
import tansiq.core.view.Wording;
import tansiq.node.loop.Loop;
import tansiq.node.paper.Docx;
import tansiq.node.paper.Pdf;

/** What members said, for the tools of offices: calendars and papers. */
final class PaperRoutes {
  /** Digits of an id that tell one file from another in a folder. */
  private static final int SHORT = 8;

  /** What a paper is made into. */
  private enum Format {
    DOCX(
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        5_000_000,
        300),
    PDF("pdf", "application/pdf", 600_000, 1_500);

    private final String ending;
    private final String type;

    private final long longest;

    /**
     * A format.
     *
     * @param longest size of a paper: a minute's work, and in PDF some hundred and fifty pages
     * @param bytes of memory that making it takes for each unit of that size
     */
    Format(String ending, String type, long longest, int bytes) {
      this.ending = ending;
      this.type = type;
      this.longest = Math.min(longest, Runtime.getRuntime().maxMemory() / 2 / bytes);
    }

    static Optional<Format> find(String word) {
      return Arrays.stream(values()).filter(format -> format.ending.equals(word)).findFirst();
    }
  }

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
    routes.get("/api/v1/matters/{id}/paper", this::paper);
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

  private void paper(Context ctx) throws InterruptedException {
    Wording wording = wording(ctx);
    Format format =
        Format.find(Asked.text(ctx, "format").orElse(""))
            .orElseThrow(() -> Refusal.of("format", "must be docx or pdf"));
    Views.View view = views.of(ctx);
    Talks talks = said.talks(view.layer());
    Matter matter =
        Hash.findHex(ctx.pathParam("id"))
            .flatMap(talks::find)
            .orElseThrow(() -> Refusal.notFound("nothing that was said here has this id"));
    if (!Papers.hasPaper(matter)) {
      throw Refusal.of("id", "is neither a statement nor a meeting, which alone have papers");
    }
    Papers.Source source =
        new Papers.Source(
            about.member(),
            view.group(),
            view.layer().digest(),
            view.status() == Status.EXERCISE,
            said.now(view));
    Paper paper = Papers.of(matter, talks, said.standing(view), wording, source);
    if (paper.size() > format.longest) {
      throw Refusal.of(
          "id",
          "is too long for one paper in this format: "
              + paper.size()
              + " characters with their layout, of "
              + format.longest);
    }
    byte[] bytes =
        switch (format) {
          case DOCX -> Docx.of(paper);
          case PDF -> Pdf.find().orElseThrow(PaperRoutes::withoutFonts).of(paper);
        };
    String id = matter.id().hex().substring(0, SHORT);
    file(ctx, "tansiq-" + matter.latest().kind() + "-" + id + "." + format.ending);
    ctx.contentType(format.type).result(bytes);
    // These are no text, and have no charset.
    ctx.res().setCharacterEncoding(null);
  }

  private static Refusal withoutFonts() {
    return new Refusal(
        HttpStatus.SERVICE_UNAVAILABLE,
        "no-fonts",
        "format",
        "the fonts of PDF were not built into this program; ./tansiq builds them with the page");
  }

  /** Kept under a name of plain letters, so that none has to be encoded (RFC 6266). */
  private static void file(Context ctx, String name) {
    ctx.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }
}
