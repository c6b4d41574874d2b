package tansiq.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tansiq.cli.exit.Exit;
import tansiq.cli.exit.Stop;
import tansiq.cli.screen.Screen.Tone;
import tansiq.cli.screen.Table;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonText;
import tansiq.core.ledger.DiskFailure;
import tansiq.core.ledger.Fsck;
import tansiq.core.ledger.Fsck.Result;
import tansiq.core.proof.VerifierKey;
import tansiq.core.record.LedgerId;
import tansiq.node.disk.FileDisk;
import tansiq.node.start.Init;
import tansiq.node.start.NodeSettings;

/** Verifies the ledgers of a data directory, byte by byte. */
@Command(
    name = "fsck",
    mixinStandardHelpOptions = true,
    description = {
      "Verifies every ledger in a data directory and changes nothing: each checksum, each hash from"
          + " the sections up to the root, each checkpoint's signature.",
      "Names the first wrong byte of a damaged one. The node must be stopped."
    },
    footer = {"", "Example:", "  ./tansiq fsck --data data/sy"})
final class FsckCommand implements Callable<Integer> {
  private static final String LEDGERS = "ledgers";

  private final Surroundings around;

  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--json", description = "For a program.")
  private boolean json;

  FsckCommand(Surroundings around) {
    this.around = around;
  }

  /**
   * What came of one ledger; nothing when its member is not pinned, so that nobody knows its key.
   */
  private record Finding(LedgerId id, Optional<Result> result) {
    boolean isWrong() {
      return result.filter(Result.Wrong.class::isInstance).isPresent();
    }
  }

  @Override
  public Integer call() throws IOException {
    Path root = data.root();
    NodeSettings settings = ServeCommand.settings(root);
    Map<String, VerifierKey> keys = new TreeMap<>();
    settings
        .peers()
        .forEach((member, peer) -> peer.pins().ifPresent(pins -> keys.put(member, pins.key())));
    keys.put(settings.member(), Init.pins(root).key());
    List<Finding> findings = new ArrayList<>();
    try (FileDisk disk = FileDisk.open(root)) {
      for (LedgerId id : ledgers(disk)) {
        String directory = LEDGERS + "/" + id.member() + "/" + id.epoch();
        findings.add(
            new Finding(
                id,
                Optional.ofNullable(keys.get(id.member()))
                    .map(key -> Fsck.check(disk, directory, id, key))));
      }
    } catch (DiskFailure e) {
      throw new Stop(Exit.MACHINE, e.path() + ": " + e.reason(), "Is the node still running?");
    }
    if (json) {
      around.screen().print(new String(JsonText.canonical(json(findings)), StandardCharsets.UTF_8));
    } else {
      print(findings);
    }
    return findings.stream().anyMatch(Finding::isWrong) ? Exit.NO : Exit.DONE;
  }

  private static List<LedgerId> ledgers(FileDisk disk) {
    List<LedgerId> ids = new ArrayList<>();
    if (disk.exists(LEDGERS)) {
      for (String member : disk.list(LEDGERS)) {
        for (String epoch : disk.list(LEDGERS + "/" + member)) {
          LedgerId.find(member + "/" + epoch).ifPresent(ids::add);
        }
      }
    }
    ids.sort(null);
    return ids;
  }

  private void print(List<Finding> findings) {
    Table table = new Table("ledger", "records", "held", "signed", "verdict");
    for (Finding finding : findings) {
      String ledger = finding.id.toString();
      switch (finding.result.orElse(null)) {
        case null -> table.row(ledger, "", "", "", "not checked: its member is not pinned");
        case Result.Clean clean ->
            table.row(
                ledger,
                Long.toString(clean.size()),
                Long.toString(clean.bodies()),
                clean
                    .checkpoint()
                    .map(note -> note.checkpoint().size())
                    .map(Object::toString)
                    .orElse("none"),
                clean.tail() ? "clean, with a torn tail that a start removes" : "clean");
        case Result.Wrong wrong ->
            table.row(
                ledger, "", "", "", wrong.file() + " byte " + wrong.offset() + ": " + wrong.what());
      }
    }
    table.print(around.screen());
    long wrong = findings.stream().filter(Finding::isWrong).count();
    around
        .screen()
        .print(
            wrong == 0
                ? around
                    .screen()
                    .tone(Tone.GOOD, "All that was checked is as its author signed it.")
                : around
                    .screen()
                    .tone(Tone.BAD, wrong + " of " + findings.size() + " are damaged."));
  }

  private static Json json(List<Finding> findings) {
    return new JsonArray(findings.stream().<Json>map(FsckCommand::json).toList());
  }

  private static JsonObject json(Finding finding) {
    JsonObject.Builder out = JsonObject.builder().put("ledger", finding.id.toString());
    switch (finding.result.orElse(null)) {
      case null -> out.put("verdict", "not checked");
      case Result.Clean clean ->
          out.put("verdict", "clean")
              .put("size", clean.size())
              .put("bodies", clean.bodies())
              .put("signed", clean.checkpoint().map(note -> note.checkpoint().size()).orElse(0L))
              .put("tail", clean.tail());
      case Result.Wrong wrong ->
          out.put("verdict", "wrong")
              .put("file", wrong.file())
              .put("offset", wrong.offset())
              .put("what", wrong.what());
    }
    return out.build();
  }
}
