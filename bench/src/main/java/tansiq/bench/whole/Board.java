package tansiq.bench.whole;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import tansiq.bench.figures.Sheet;
import tansiq.core.json.JsonObject;

/**
 * How long a node takes for the board of a group on which much is open: when it has just started,
 * when a record has just come, and when nothing has changed; all of it at once, and as the page
 * asks, for the first of each list without the longer words.
 */
public final class Board {
  private static final String MEMBER = "sy";
  private static final String GROUP = "us";
  private static final String LABEL = "?to=group:" + GROUP + "&refusals=1";
  private static final String BOARD = "/api/v1/board?group=" + GROUP;
  private static final String PAGE = BOARD + "&open=true&brief=true&limit=60";
  private static final String DUE = "\"2100-01-01T00:00:00Z\"";
  private static final String TEXTS =
      "\"texts\":[{\"lang\":\"ar\",\"value\":\""
          + "نص يتفق عليه الأعضاء جميعا ".repeat(8)
          + "\"},{\"lang\":\"en\",\"value\":\""
          + "A text that all members agree on. ".repeat(6)
          + "\"}]";

  private Board() {}

  /**
   * Measures.
   *
   * @param items how many decisions, statements, commitments and consultations are open, with as
   *     many answers to half of them
   */
  public static void run(Path clone, Path disk, int items, int rounds, Sheet sheet)
      throws IOException, InterruptedException {
    Launcher launcher = new Launcher(clone, Map.of());
    try (Directories directories = new Directories(disk)) {
      Path data = directories.get(MEMBER);
      Served.init(launcher, data, MEMBER);
      Files.writeString(
          data.resolve("tansiq.conf"),
          "\ngroup." + GROUP + ".members = " + MEMBER + "\n",
          StandardOpenOption.APPEND);
      Path file = directories.get("talk.ndjson");
      int lines = write(file, items);
      try (Served node = Served.start(launcher, data)) {
        long kept = Api.number(node.api().talk(LABEL, file), "kept");
        if (kept != lines) {
          throw new IllegalStateException(kept + " kept of " + lines);
        }
        node.stopAndCheck(launcher, data);
      }
      try (Served node = Served.start(launcher, data)) {
        measure(node.api(), directories.get("one.ndjson"), items, rounds, sheet);
        node.running().stop();
      }
    }
  }

  private static void measure(Api api, Path one, int items, int rounds, Sheet sheet)
      throws IOException, InterruptedException {
    ask(api, PAGE, items, "node just started, as the page asks", sheet);
    ask(api, BOARD, items, "node just started, then all", sheet);
    for (int round = 0; round < rounds; round++) {
      come(api, one, round + "-page");
      ask(api, PAGE, items, "a record has just come, as the page asks", sheet);
      ask(api, PAGE, items, "nothing has changed, as the page asks", sheet);
      come(api, one, round + "-all");
      ask(api, BOARD, items, "a record has just come, all", sheet);
      ask(api, BOARD, items, "nothing has changed, all", sheet);
    }
    sheet.note("bytes, as the page asks", api.bytes(PAGE).length / 1e6, "MB");
    sheet.note("bytes, all", api.bytes(BOARD).length / 1e6, "MB");
  }

  private static void come(Api api, Path one, String title)
      throws IOException, InterruptedException {
    Files.writeString(one, question(title) + "\n");
    api.talk(LABEL, one);
  }

  /** Notes the milliseconds until the whole answer is there, and looks whether it is right. */
  private static void ask(Api api, String path, int items, String what, Sheet sheet)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    byte[] answer = api.bytes(path);
    sheet.note(what, (System.nanoTime() - begun) / 1e6, "ms");
    JsonObject all = (JsonObject) Api.value(Api.object(answer), "all");
    long open = 0;
    for (String list : new String[] {"decisions", "statements", "commitments", "consultations"}) {
      open += Api.number(all, list);
    }
    if (open < items) {
      throw new IllegalStateException("the board knows of " + open + " of " + items);
    }
  }

  private static int write(Path file, int items) throws IOException {
    int lines = 2;
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(
          line(
              "council",
              "c",
              "\"group\":\"us\",\"tier\":2,\"name\":{\"en\":\"Secretaries\"},"
                  + "\"members\":[\"iq\",\"ir\",\"ru\",\"sy\"],\"languages\":[\"ar\",\"en\"]"));
      out.write(line("meeting", "m", "\"on\":\"$c\",\"title\":{\"en\":\"M\"},\"from\":" + DUE));
      out.write(line("decision", "d", decisionText("d")));
      for (int i = 0; i < items; i++) {
        String key = "k" + i;
        out.write(open(i, key));
        if (i % 2 == 0) {
          out.write(reply(i, key));
          lines++;
        }
        lines++;
      }
    }
    return lines + 1;
  }

  private static String open(int number, String key) {
    String title = "\"title\":{\"en\":\"Number " + number + "\"}," + TEXTS;
    return switch (number % 4) {
      case 0 -> line("decision", key, decisionText(key));
      case 1 -> line("statement", key, "\"on\":\"$m\",\"form\":\"statement\"," + title);
      case 2 ->
          line(
              "commitment",
              key,
              "\"on\":\"$d\",\"members\":[\"iq\",\"sy\"],\"by\":" + DUE + "," + title);
      default ->
          line(
              "consultation",
              key,
              "\"form\":\"question\",\"to\":[\"iq\",\"ir\"],\"urgency\":\"routine\",\"due\":"
                  + DUE
                  + ","
                  + title);
    };
  }

  private static String reply(int number, String key) {
    String on = "\"on\":\"$" + key + "\",";
    return number % 4 == 0
        ? line("response", "r" + number, on + "\"say\":\"reserves\"," + TEXTS)
        : line("progress", "r" + number, on + "\"word\":\"on-track\"," + TEXTS);
  }

  private static String question(String title) {
    return "{\"kind\":\"consultation\",\"content\":{\"form\":\"question\",\"to\":[\"iq\"],"
        + "\"urgency\":\"routine\",\"due\":"
        + DUE
        + ",\"title\":{\"en\":\""
        + title
        + "\"},"
        + TEXTS
        + "}}";
  }

  private static String decisionText(String title) {
    return "\"on\":\"$m\",\"procedure\":\"silence\",\"until\":"
        + DUE
        + ",\"holds\":\"lasting\",\"title\":{\"en\":\""
        + title
        + "\"},"
        + TEXTS;
  }

  private static String line(String kind, String key, String content) {
    return "{\"kind\":\"" + kind + "\",\"key\":\"" + key + "\",\"content\":{" + content + "}}\n";
  }
}
