package tansiq.cli;

import static tansiq.cli.client.NodeClient.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
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
      "Keep what a member says in its councils and consultations, from a file of JSON.",
      "docs/talk.md says what each kind holds."
    },
    footer = {
      "",
      "Examples:",
      "  ./tansiq say consultation question.json --node iq --to group:border",
      "  ./tansiq say answer answer.json --node sy --preview"
    })
final class SayCommand implements Callable<Integer> {
  private final Surroundings around;

  @Mixin private final NodeOption node = new NodeOption();

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = {
        "council, meeting, attendance, item, position, minutes, decision, response,",
        "statement, approval, commitment, progress, consultation, answer or recall"
      })
  private String kind = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "What is said, as a JSON object.")
  private Path file = Path.of("");

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
    JsonObject whole = JsonObject.builder().put("kind", kind).put("content", content()).build();
    byte[] body = JsonText.canonical(whole);
    NodeClient client = node.client(around);
    Map<String, String> query = query("to", to, "level", level);
    String path = preview ? "/api/v1/talk/preview" : "/api/v1/talk";
    return client.read(
        client.post(path, query, "application/json", body, body.length),
        preview ? this::printPreview : this::printKept);
  }

  private JsonObject content() throws IOException {
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
      String field = warning.text("field", 1_000);
      around
          .screen()
          .print(
              "Mind: "
                  + (field.equals("to") ? "it" : field)
                  + " "
                  + warning.text("reason", 1_000)
                  + ".");
    }
    return Exit.DONE;
  }
}
