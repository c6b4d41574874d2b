package tansiq.cli;

import static tansiq.cli.client.NodeClient.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tansiq.cli.client.NodeClient;
import tansiq.cli.exit.Exit;
import tansiq.cli.exit.Stop;
import tansiq.core.json.Bounds;
import tansiq.core.json.Fields;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonText;
import tansiq.core.json.Parsed;

/** Says something in the node's member's name: a position, a decision, a question, an answer. */
@Command(
    name = "say",
    mixinStandardHelpOptions = true,
    description = {
      "Keep what a member says in its councils and consultations, from a file of JSON:",
      "one thing, or a whole meeting of many. docs/talk.md says what each kind holds.",
      "Of many, what was said before in the same words is not said again, and a line that is",
      "refused does not stop the rest."
    },
    footer = {
      "",
      "Examples:",
      "  ./tansiq say consultation question.json --node iq --to group:border",
      "  ./tansiq say answer answer.json --node sy --preview",
      "  ./tansiq say docs/examples/meeting.ndjson --node iq --preview"
    })
final class SayCommand implements Callable<Integer> {
  private final Surroundings around;

  @Mixin private final NodeOption node = new NodeOption();

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = {
        "council, meeting, attendance, item, position, minutes, decision, response,",
        "statement, approval, commitment, progress, consultation, answer or recall.",
        "Left out, FILE has many things, one a line."
      })
  private String first = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = {
        "What is said, as a JSON object; without KIND, NDJSON: on each line a kind, a content,",
        "and where wanted a key by which lines below name it ($KEY) and a label."
      })
  private @Nullable Path second;

  @Option(
      names = "--to",
      paramLabel = "AUDIENCE",
      description = {
        "Who may hold it: members, group:NAME or all, by commas.",
        "Absent: who may hold what it belongs to; a council's group; whom a consultation names."
      },
      defaultValue = "")
  private String to = "";

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = "open, restricted, confidential or secret.",
      defaultValue = "")
  private String level = "";

  @Option(
      names = "--preview",
      description = {
        "Say who would get it, who of the council would not, and what in it looks like a person;",
        "keep nothing."
      })
  private boolean preview;

  SayCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws IOException {
    NodeClient client = node.client(around);
    Map<String, String> query = query("to", to, "level", level);
    if (second == null) {
      Path file = Path.of(first);
      if (!Files.isRegularFile(file)) {
        throw new Stop(
            Exit.MACHINE,
            file + " is not a file",
            "One thing: ./tansiq say KIND FILE. Many: ./tansiq say FILE, one a line.");
      }
      SayMany many = new SayMany(around.screen(), client, file, query);
      return preview ? many.preview() : many.keep();
    }
    JsonObject whole =
        JsonObject.builder().put("kind", first).put("content", content(second)).build();
    byte[] body = JsonText.canonical(whole);
    String path = preview ? "/api/v1/talk/preview" : "/api/v1/talk";
    return client.read(
        client.post(path, query, "application/json", body, body.length),
        preview ? this::printPreview : this::printKept);
  }

  private static JsonObject content(Path file) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new Stop(Exit.MACHINE, "there is no file " + file, null);
    }
    return switch (JsonText.parse(bytes, Bounds.RECORD)) {
      case Parsed.Value(JsonObject object) -> object;
      case Parsed.Value _ -> throw new Stop(Exit.NO, file + " is not a JSON object", null);
      case Parsed.Refused(String reason, long offset) ->
          throw new Stop(Exit.NO, file + ": " + reason + ", at byte " + offset, null);
    };
  }

  private int printKept(Fields kept) {
    around.screen().print("Kept as " + kept.text("id", 100) + ".");
    return Exit.DONE;
  }

  private int printPreview(Fields preview) {
    around
        .screen()
        .print(
            "Would go to: "
                + String.join(" ", preview.texts("receives", 10_000, 100))
                + " ("
                + preview.text("level", 100)
                + ")");
    for (Fields warning : preview.objects("warnings", 10_000)) {
      around.screen().print("Mind: " + SayMany.warning(warning));
    }
    return Exit.DONE;
  }
}
