package tansiq.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tansiq.cli.client.NodeClient;
import tansiq.cli.exit.Exit;
import tansiq.cli.exit.Stop;
import tansiq.cli.screen.Progress;
import tansiq.cli.screen.Screen;
import tansiq.cli.screen.Screen.Tone;
import tansiq.cli.screen.Table;
import tansiq.cli.upload.Batch;
import tansiq.cli.upload.Ndjson;
import tansiq.cli.upload.Refusals;
import tansiq.cli.upload.Source;
import tansiq.cli.upload.TalkUpload;
import tansiq.cli.upload.Tally;
import tansiq.core.json.Fields;

/** A file of many things that a member says, one a line. */
final class SayMany {
  /** So many refused lines are told on the screen; the file beside has all. */
  private static final int TOLD = 20;

  private static final int MOST = 1_000_000;

  private final Screen screen;
  private final NodeClient client;
  private final Path file;
  private final Map<String, String> query;

  SayMany(Screen screen, NodeClient client, Path file, Map<String, String> query) {
    this.screen = screen;
    this.client = client;
    this.file = file;
    this.query = query;
  }

  /** Keeps them; the exit code says whether any line was refused. */
  int keep() throws IOException {
    long start = System.nanoTime();
    TalkUpload upload;
    Path beside = Path.of(file + ".refused.ndjson");
    try (InputStream in = Files.newInputStream(file);
        Source source = new Ndjson(in);
        Refusals refusals = new Refusals(beside);
        Progress progress = Progress.ofBytes(screen, file.getFileName() + " ", Files.size(file))) {
      upload = new TalkUpload(client, query, refusals);
      run(upload, source, progress);
    }
    Tally tally = upload.tally();
    screen.print(
        screen.tone(Tone.STRONG, file + " -> " + client.address().name())
            + ": "
            + tally.kept()
            + " kept, "
            + tally.again()
            + " there already, "
            + tally.refused()
            + " refused; "
            + String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - start) / 1e9));
    List<Batch.Rejected> refused = upload.refused();
    for (Batch.Rejected line : refused.subList(0, Math.min(TOLD, refused.size()))) {
      screen.print(refusal(line.line(), line.field(), line.reason()));
    }
    if (!refused.isEmpty()) {
      screen.print("The refused lines, with their reasons: " + beside);
    }
    return refused.isEmpty() ? Exit.DONE : Exit.NO;
  }

  private static void run(TalkUpload upload, Source source, Progress progress) throws IOException {
    try {
      upload.run(source, (bytes, tally) -> progress.at(bytes, tally.kept() + " kept"));
    } catch (Stop stop) {
      String remedy = stop.remedy() == null ? "" : stop.remedy() + "\n";
      throw new Stop(
          stop.exit(),
          stop.what(),
          remedy
              + "Up to line "
              + upload.tally().lastLine()
              + " all is answered. Say the same file again: what was kept is not said twice.");
    }
  }

  /** Says who would get each line; keeps nothing. */
  int preview() throws IOException {
    byte[] body = Files.readAllBytes(file);
    Fields answer =
        client.read(
            client.post("/api/v1/talk/preview", query, "application/x-ndjson", body, body.length),
            whole -> whole);
    Table table = new Table("line", "kind", "level", "would go to");
    for (Fields line : answer.objects("lines", MOST)) {
      table.row(
          Long.toString(line.integer("line", 1, Integer.MAX_VALUE)),
          line.text("kind", 100),
          line.text("level", 100),
          String.join(" ", line.texts("receives", 10_000, 100)));
    }
    table.print(screen);
    for (Fields line : answer.objects("lines", MOST)) {
      for (Fields warning : line.objects("warnings", 10_000)) {
        screen.print(
            "Mind line " + line.integer("line", 1, Integer.MAX_VALUE) + ": " + warning(warning));
      }
    }
    for (Fields refusal : answer.objects("refusals", MOST)) {
      screen.print(
          refusal(
              refusal.integer("line", 1, Integer.MAX_VALUE),
              refusal.findText("field", 10_000).orElse(""),
              refusal.text("reason", 10_000)));
    }
    long refused = answer.integer("refused", 0, Integer.MAX_VALUE);
    screen.print(
        answer.integer("kept", 0, Integer.MAX_VALUE)
            + " would be kept, "
            + answer.integer("again", 0, Integer.MAX_VALUE)
            + " are there already, "
            + refused
            + " would be refused. Nothing was kept.");
    return refused == 0 ? Exit.DONE : Exit.NO;
  }

  /** A warning of a preview as a sentence. */
  static String warning(Fields warning) {
    String field = warning.text("field", 1_000);
    return (field.equals("to") ? "it" : field) + " " + warning.text("reason", 1_000) + ".";
  }

  private static String refusal(long line, String field, String reason) {
    return Screen.foreign(
        "line "
            + line
            + ": "
            + (field + " " + reason).strip()
            + ". Nothing was changed for that line.");
  }
}
