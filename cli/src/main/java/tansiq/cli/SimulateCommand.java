package tansiq.cli;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tansiq.cli.exit.Exit;
import tansiq.cli.exit.Stop;
import tansiq.cli.screen.Progress;
import tansiq.cli.screen.Screen.Tone;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonText;
import tansiq.core.simulator.Result;
import tansiq.core.simulator.Simulation;

/** Whole alliances in one thread, each drawn from a seed, held to the promises. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Runs whole alliances in memory, each drawn from a seed: crashing disks, broken links, clocks"
          + " that disagree. After each step the promises are checked.",
      "The first that breaks one ends the run and tells its seed, which replays it."
    },
    footer = {
      "",
      "Examples:",
      "  ./tansiq simulate --count 1000",
      "  ./tansiq simulate --seed 4711 --count 1"
    })
final class SimulateCommand implements Callable<Integer> {
  private final Surroundings around;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "The first seed; the others follow. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--count",
      paramLabel = "NUMBER",
      defaultValue = "100",
      description = "How many alliances. Default: ${DEFAULT-VALUE}.")
  private int count = 100;

  @Option(names = "--json", description = "A line for each alliance, for a program.")
  private boolean json;

  SimulateCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    if (count < 1) {
      throw new Stop(Exit.USAGE, "--count takes 1 or more, not " + count, null);
    }
    long records = 0;
    long frames = 0;
    int crashes = 0;
    try (Progress progress = Progress.of(around.screen(), "alliances ", count)) {
      for (int i = 0; i < count; i++) {
        Result result = Simulation.run(seed + i);
        if (json) {
          around.screen().print(line(result));
        }
        switch (result) {
          case Result.Held held -> {
            records += held.records();
            frames += held.frames();
            crashes += held.crashes();
          }
          case Result.Broken broken -> throw stop(broken);
        }
        progress.at(i + 1L, "");
      }
    }
    if (!json) {
      around
          .screen()
          .print(
              around.screen().tone(Tone.GOOD, "Every promise held")
                  + String.format(
                      Locale.ROOT,
                      " in %,d alliances: %,d records, %,d crashes, %,d frames.",
                      count,
                      records,
                      crashes,
                      frames));
    }
    return Exit.DONE;
  }

  private static Stop stop(Result.Broken broken) {
    return new Stop(
        Exit.NO,
        "seed "
            + broken.seed()
            + " broke the promise "
            + broken.promise()
            + " at step "
            + broken.step()
            + ": "
            + broken.what(),
        "It is replayed by ./tansiq simulate --seed " + broken.seed() + " --count 1.");
  }

  private static String line(Result result) {
    JsonObject.Builder out = JsonObject.builder();
    switch (result) {
      case Result.Held held ->
          out.put("seed", Long.toString(held.seed()))
              .put("held", true)
              .put("steps", held.steps())
              .put("records", held.records())
              .put("crashes", held.crashes())
              .put("frames", held.frames());
      case Result.Broken broken ->
          out.put("seed", Long.toString(broken.seed()))
              .put("held", false)
              .put("promise", broken.promise().name())
              .put("step", broken.step())
              .put("what", broken.what());
    }
    return new String(JsonText.canonical(out.build()), StandardCharsets.UTF_8);
  }
}
