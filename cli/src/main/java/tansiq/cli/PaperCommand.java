package tansiq.cli;

import static tansiq.cli.client.NodeClient.query;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tansiq.cli.client.NodeClient;
import tansiq.cli.exit.Exit;
import tansiq.cli.exit.Stop;
import tansiq.core.proof.Hash;

/** A statement, or a meeting with its minutes, as a file that offices keep. */
@Command(
    name = "paper",
    mixinStandardHelpOptions = true,
    description = {
      "A statement, or a meeting with all that belongs to it, as PDF or DOCX.",
      "It holds what the node may hold in the picture of the group, and is marked by the closest of it."
    },
    footer = {
      "",
      "Example:",
      "  ./tansiq paper ID --node iq --group four --lang ar --format docx --out statement.docx"
    })
final class PaperCommand implements Callable<Integer> {
  private final Surroundings around;

  @Mixin private final NodeOption node = new NodeOption();
  @Mixin private final ScopeOptions scope = new ScopeOptions();
  @Mixin private final LanguageOption language = new LanguageOption();
  @Mixin private final OutOption out = new OutOption();

  @Parameters(
      index = "0",
      paramLabel = "ID",
      description =
          "Of the statement or the meeting, any version of it; ./tansiq board lists them.")
  private String id = "";

  @Option(
      names = "--format",
      paramLabel = "pdf|docx",
      description = "For reading and keeping, or for writing on. Absent: pdf.")
  private Format format = Format.pdf;

  /** The formats, as words of the command line. */
  enum Format {
    /** For reading and keeping. */
    pdf,
    /** For writing on. */
    docx
  }

  PaperCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws IOException {
    if (Hash.findHex(id).isEmpty()) {
      throw new Stop(Exit.NO, id + " is no id: that is 64 digits from 0 to f", null);
    }
    NodeClient client = node.client(around);
    out.put(
        around,
        client.body(
            client.get(
                "/api/v1/matters/" + id + "/paper",
                query(
                    "group",
                    scope.group(),
                    "status",
                    scope.status(),
                    "lang",
                    language.tag(),
                    "format",
                    format.name()))));
    return Exit.DONE;
  }
}
